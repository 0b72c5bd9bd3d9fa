"""Mark the commit that was printed and sent, so that one can tell what changed since."""

import datetime as dt
import os
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.history.revisions import HEAD, PUBLISHED_TAGS, head_revision, required_side
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.git.git import Repository, run_git
from partyschool_cli.source.git.git_tag import tag, tags_like
from partyschool_cli.source.git.tree_differences import differing_paths

_ORIGIN: Final = "origin"


class Published(NamedTuple):
    """A commit that was marked, and what others do not have of it yet.

    `unpushed` is the number of commits; `remote` is None where there is nobody to push to.
    """

    tag: str
    commit: str
    unpushed: int
    remote: str | None


def uncommitted(root: Path, today: dt.date) -> tuple[str, ...]:
    """The catalog's files that differ from the last commit, or are not in it.

    Raises CommandLineError without git, or a commit that has the catalog.
    """
    head = required_side(root, HEAD, today).tree
    files = DiskTree(root)
    paths = sorted(differing_paths(head, files))
    return tuple(path for path in paths if not _is_same(head, files, path))


def publish(root: Path, today: dt.date, message: str | None) -> Published:
    """Tag the last commit as what was printed and sent today, with a message or just the day.

    Raises CommandLineError without a commit, or if git does not know who tags.
    """
    repository, commit, _ = head_revision(root)
    name = _next_name(repository, today)
    tag(repository, name, commit, message or f"{today.isoformat()} 印发")
    return Published(name, commit, _unpushed(repository), _remote(repository))


def _is_same(one: FileTree, other: FileTree, path: str) -> bool:
    """Whether a file is the same once it is written as git writes it into a work tree."""
    sides = [tree.read(path) for tree in (one, other)]
    texts = [data.replace(b"\r\n", b"\n") for data in sides if isinstance(data, bytes)]
    return len(texts) == len(sides) and texts[0] == texts[1]


def _next_name(repository: Repository, today: dt.date) -> str:
    beginning = f"{PUBLISHED_TAGS}{today.isoformat()}-"
    numbers = (name.removeprefix(beginning) for name in tags_like(repository, beginning))
    last = max((int(one) for one in numbers if one.isascii() and one.isdecimal()), default=0)
    return f"{beginning}{last + 1}"


def _unpushed(repository: Repository) -> int:
    """How many commits the branch's upstream does not have; 0 where it has none."""
    asked = ("rev-list", "--count", "@{upstream}..HEAD")
    count = run_git(repository, *asked)
    return 0 if count is None else int(count)


def _remote(repository: Repository) -> str | None:
    """The remote that the branch is pushed to, else origin, else the first one."""
    names = os.fsdecode(run_git(repository, "remote") or b"").split()
    asked = ("for-each-ref", "--format=%(upstream:remotename)")
    branch = os.fsdecode(run_git(repository, "symbolic-ref", "--quiet", HEAD) or b"").strip()
    own = os.fsdecode(run_git(repository, *asked, branch) or b"").strip() if branch else ""
    return next((one for one in (own, _ORIGIN, *names) if one in names), None)
