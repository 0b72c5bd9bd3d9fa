"""Tag a commit. No hook runs, nothing is signed, and no editor is opened."""

import os

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git.git import Repository, run_git
from partyschool_cli.source.git.git_commit import WRITING_CONFIG, require_identity


def tags_like(repository: Repository, beginning: str) -> frozenset[str]:
    """The names of the tags that begin so, up to a `/` or whole."""
    asked = ("for-each-ref", "--format=%(refname)", "refs/tags/" + beginning.rpartition("/")[0])
    found = os.fsdecode(run_git(repository, *asked) or b"").split("\n")
    names = (name.removeprefix("refs/tags/") for name in found)
    return frozenset(name for name in names if name.startswith(beginning))


def tag(repository: Repository, name: str, commit: str, message: str) -> None:
    """Tag a commit; the tag says who made it, when, and the message.

    Raises CommandLineError if there is such a tag, git does not know who tags, or cannot write.
    """
    require_identity(repository, "印发", ("COMMITTER",))
    words = ("tag", "--no-sign", "--cleanup=verbatim", "-a", "-F", "-", name, commit)
    if run_git(repository, *WRITING_CONFIG, *words, stdin=f"{message}\n".encode()) is None:
        hint = "也许别的程序正在用 git：等它结束，再运行一次；仍不行就看 git status"
        raise CommandLineError(f"git 没有写成标签 {name}", hint)
