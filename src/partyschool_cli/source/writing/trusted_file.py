"""Trust in files of `.pschool-cache/` that say what to write: only this user can have made them.

A cloned repository, or another user of the machine, could leave such files.
"""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import git_root
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.git.git import repository_of, run_git


def read_trusted(path: str, most: int) -> bytes:
    """The bytes of a file that this user wrote, and nobody else may write.

    Raises OSError for any other, for a link or a pipe, and for one larger than `most`.
    """
    refuse_foreign(path)
    return state_directory.read_own(path, most)


def refuse_foreign(path: str) -> None:
    """Raise PermissionError unless a file or folder is this user's, and nobody else may write it.

    A link is judged itself, not what it leads to. Windows has no such modes.
    """
    if not state_directory.IS_POSIX:
        return
    found = os.lstat(path)
    if found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(path)


def tracked(root: Path, names: Iterable[str]) -> frozenset[str]:
    """Which of the files at these paths in the catalog at `root` may have come with its repository.

    Those that git tracks; all of them where git cannot tell.
    """
    names = frozenset(names)
    top = os.path.realpath(root)
    if git_root(top) is None:
        return frozenset()
    try:
        repository = repository_of(Path(top))
        inside = os.path.relpath(top, repository.work_tree)
        listed = run_git(repository, "ls-files", "-z", "--", inside)
    except CommandLineError:  # no git, or no repository that it trusts
        return names
    if listed is None:
        return names
    # Some file systems ignore case.
    paths = frozenset(listed.lower().split(b"\0"))
    return frozenset(name for name in names if _in_work_tree(inside, name) in paths)


def _in_work_tree(inside: str, name: str) -> bytes:
    path = os.path.normpath(os.path.join(inside, name)).replace(os.sep, "/")
    return os.fsencode(path).lower()
