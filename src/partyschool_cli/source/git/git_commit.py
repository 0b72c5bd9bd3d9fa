"""Commit a catalog's own files, and nothing else, whatever is staged beside them.

The commit is made in an index of its own. No hook runs, no filter, and nothing is signed.
"""

import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import git_root
from partyschool_cli.source.changes.own_file import is_own_path, named_baseline
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.git.git import Repository, git_dir_of, repository_of, run_git

# What git leaves in its folder while something is unfinished.
_UNFINISHED: Final = {
    "MERGE_HEAD": "合并（git merge）",
    "rebase-merge": "变基（git rebase）",
    "rebase-apply": "变基（git rebase）",
    "CHERRY_PICK_HEAD": "挑选提交（git cherry-pick）",
    "REVERT_HEAD": "撤销提交（git revert）",
}
# For whatever stays in the history; a guessed name would, too.
WRITING_CONFIG: Final = (
    *("-c", "user.useConfigOnly=true"),
    *("-c", "i18n.commitEncoding=utf-8"),
    *("-c", "core.safecrlf=false"),
)
_DIFFERING: Final = ("diff-index", "-z", "--name-only", "--no-ext-diff")
_BUSY: Final = "git 没有写成，什么都没有保存"


@dataclass(frozen=True)
class Pending:
    """A catalog's changed files, in an index of their own: `paths` in the catalog.

    `head` is the commit that they differ from, empty if there is none. `staged` are all files that
    may be staged otherwise in the repository's own index, by path in the work tree.
    """

    repository: Repository
    index: str
    prefix: str
    head: str
    paths: tuple[str, ...]
    staged: tuple[str, ...]

    def commit(self, message: str) -> str:
        """Commit the files; returns the name of the commit.

        Raises CommandLineError if git refuses, or the branch was changed meanwhile.
        """
        run = partial(_required, self.repository)
        tree = run("write-tree", index=self.index).decode().strip()
        parents = ("-p", self.head) if self.head else ()
        made = run("commit-tree", "--no-gpg-sign", *parents, tree, stdin=message.encode())
        commit = made.decode().strip()
        # First: a kill before the next step leaves them staged, and one can save again.
        run("update-index", "-z", "--index-info", stdin=self._entries(len(commit)))
        subject = message.partition("\n")[0]
        run("update-ref", "-m", f"commit: {subject}", "HEAD", commit, self.head)
        return commit

    def _entries(self, digits: int) -> bytes:
        """The files as `--index-info` takes them; names of objects have so many digits."""
        listed = _required(self.repository, "ls-files", "-s", "-z", index=self.index)
        names = {os.fsencode(path) for path in self.staged}
        found = {}
        for line in listed.split(b"\0"):
            name = line.partition(b"\t")[2]
            if name in names:
                found[name] = line
        none = b"0 " + b"0" * digits + b"\t"
        return b"".join(found.get(name, none + name) + b"\0" for name in sorted(names))


@contextmanager
def pending(root: Path) -> Iterator[Pending]:
    """The files of the catalog at `root` that differ from the last commit.

    Raises CommandLineError if there is no repository, it is amid a merge, nobody has said who
    commits, or a filter would have to run.
    """
    if git_root(os.path.realpath(root)) is None:
        message = f"{shown_path(os.fspath(root))} 不在 git 仓库里，没有地方保存"
        raise CommandLineError(message, "先在这里运行 git init，再运行一次")
    repository, inside, prefix = _place(root)
    _refuse_unfinished(repository)
    require_identity(repository)
    head = _output(repository, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    with tempfile.TemporaryDirectory(prefix="pschool-") as folder:
        index = os.path.join(folder, "index")
        _required(repository, "read-tree", *((head,) if head else ("--empty",)), index=index)
        is_own = _own_test(root)
        filters = _filters(repository)
        found = _candidates(repository, inside, head, _without(filters))
        candidates = [path for path in found if is_own(path.removeprefix(prefix))]
        _refuse_filtered(repository, candidates, filters)
        adding = ("update-index", "--add", "--remove", "--replace", "-z", "--stdin")
        _required(repository, *adding, stdin=_joined(candidates), index=index)
        changed = [path.removeprefix(prefix) for path in _differing(repository, index, head)]
        yield Pending(repository, index, prefix, head, tuple(changed), tuple(candidates))


def ignored_files(root: Path) -> tuple[str, ...]:
    """The catalog's files that git is told to ignore (`.gitignore`); they are never committed."""
    repository, inside, prefix = _place(root)
    asked = ("ls-files", "-z", "-o", "-i", "--exclude-standard", "--", inside)
    found = (path.removeprefix(prefix) for path in _split(_required(repository, *asked)))
    return tuple(filter(_own_test(root), found))


def has_branch(repository: Repository) -> bool:
    """Whether a branch is checked out; commits that are on none are easily lost."""
    return bool(_output(repository, "symbolic-ref", "--quiet", "HEAD"))


def _place(root: Path) -> tuple[Repository, str, str]:
    """The repository of the catalog at `root`, and the path to it there: `a` and `a/`."""
    repository = repository_of(root)
    top = os.path.realpath(repository.work_tree)
    inside = os.path.relpath(os.path.realpath(root), top).replace(os.sep, "/")
    return repository, inside, "" if inside == "." else f"{inside}/"


def _own_test(root: Path) -> Callable[[str], bool]:
    """Whether a path in the catalog at `root` is that of one of its files."""
    return partial(is_own_path, named=cache(partial(named_baseline, DiskTree(root))))


def _candidates(repository: Repository, inside: str, head: str, off: Iterable[str]) -> list[str]:
    """Files that may differ from the last commit, and new ones, by path in the work tree.

    `off` are options that turn filters off.
    """
    new = _required(repository, "ls-files", "-z", "-o", "--exclude-standard", "--", inside)
    found = {*_split(new)}
    asked = (
        ((*_DIFFERING, head), (*_DIFFERING, "--cached", head)) if head else (("ls-files", "-z"),)
    )
    for each in asked:
        found.update(_split(_required(repository, *off, *each, "--", inside)))
    return sorted(found)


def _differing(repository: Repository, index: str, head: str) -> list[str]:
    asked = (*_DIFFERING, "--cached", head) if head else ("ls-files", "-z")
    return _split(_required(repository, *asked, index=index))


def _refuse_unfinished(repository: Repository) -> None:
    folder = git_dir_of(repository)
    for name, called in _UNFINISHED.items():
        if os.path.lexists(os.path.join(folder, name)):
            message = f"git 的{called}还没有做完，没有保存"
            raise CommandLineError(message, "先用 git status 看怎样做完或放弃它")
    if _output(repository, "ls-files", "-u", "-z"):
        message = "git 里有没解决的冲突，没有保存"
        raise CommandLineError(message, "改好有冲突的文件，运行 git add，再运行一次")


def require_identity(
    repository: Repository, doing: str = "保存", roles: Iterable[str] = ("AUTHOR", "COMMITTER")
) -> None:
    """Raises CommandLineError, with what to type, if git does not know who is `doing` something."""
    for role in roles:
        if run_git(repository, *WRITING_CONFIG, "var", f"GIT_{role}_IDENT") is None:
            message = f"git 还不知道是谁在{doing}"
            hint = (
                '先运行 git config --global user.name "你的姓名" 和 '
                'git config --global user.email "你的邮箱"'
            )
            raise CommandLineError(message, hint)


def _refuse_filtered(
    repository: Repository, paths: Iterable[str], filters: Collection[str]
) -> None:
    """A filter (git-lfs, git-crypt) is a program that the repository names: none is run."""
    asked = ("check-attr", "-z", "--stdin", "filter")
    words = _split(_required(repository, *asked, stdin=_joined(paths)))
    for path, name in zip(words[0::3], words[2::3], strict=False):
        if name in filters:
            message = f"{shown_path(path)} 要经过 git 的过滤器 {name}，pschool 不运行它，没有保存"
            raise CommandLineError(message, "用 git add 和 git commit 提交")


def _filters(repository: Repository) -> dict[str, None]:
    """The names of the filters that are configured."""
    asked = ("config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process)$")
    keys = _split(run_git(repository, *asked) or b"")
    return dict.fromkeys(key.removeprefix("filter.").rpartition(".")[0] for key in keys)


def _without(filters: Collection[str]) -> tuple[str, ...]:
    """Options that turn filters off. Raises CommandLineError where no option can name one."""
    if any("=" in name for name in filters):
        raise CommandLineError("git 的设置里有名字带“=”的过滤器，没有保存", "看 git config --list")
    settings = ("clean=", "process=", "required=false")
    return tuple(
        word for name in filters for each in settings for word in ("-c", f"filter.{name}.{each}")
    )


def _required(
    repository: Repository, *arguments: str, stdin: bytes = b"", index: str | None = None
) -> bytes:
    """What git prints. Raises CommandLineError if it fails."""
    output = run_git(repository, *WRITING_CONFIG, *arguments, stdin=stdin, index=index)
    if output is None:
        hint = "也许别的程序正在用 git：等它结束，再运行一次；仍不行就看 git status"
        raise CommandLineError(_BUSY, hint)
    return output


def _output(repository: Repository, *arguments: str) -> str:
    """What git prints, without the newline; empty if it fails."""
    return os.fsdecode(run_git(repository, *arguments) or b"").strip()


def _split(output: bytes) -> list[str]:
    return [os.fsdecode(one) for one in output.split(b"\0") if one]


def _joined(paths: Iterable[str]) -> bytes:
    return b"".join(os.fsencode(path) + b"\0" for path in paths)
