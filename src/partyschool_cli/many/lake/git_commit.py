"""Which commit a catalog is of."""

from pathlib import Path
from typing import NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.locate import git_root
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git_tree import git_tree
from partyschool_cli.source.git.tree_differences import differing_paths


class CheckedOut(NamedTuple):
    """The commit that is checked out, None without one, and how many files differ from it."""

    commit: str | None
    uncommitted: int = 0


def checked_out(folder: Path) -> CheckedOut:
    """The commit of the catalog in a folder; none without git, or where git distrusts it."""
    if git_root(str(folder)) is None:
        return CheckedOut(None)
    try:
        tree = git_tree(folder, "HEAD", is_whole=False)
    except CommandLineError:
        return CheckedOut(None)
    if tree is None:
        return CheckedOut(None)
    return CheckedOut(tree.revision.commit, len(differing_paths(tree, DiskTree(folder))))
