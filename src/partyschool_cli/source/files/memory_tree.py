"""A catalog in memory: what another tree answered, which can be sent to another process."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from partyschool_cli.source.files.listing import MANIFEST, Listing, shown_path
from partyschool_cli.source.files.tree import FileTree, missing_file
from partyschool_cli.source.text.problem import Problem


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """The files of a catalog by path, with the problems of those that could not be read.

    `root` is its folder, `shown` what names of its files begin with, `beside` are the paths beside
    it that exist of those that were asked for.
    """

    root: str
    shown: str
    listed: Listing
    files: Mapping[str, bytes | Problem]
    beside: frozenset[str] = frozenset()

    @property
    def folder(self) -> Path:
        """Where the catalog was read."""
        return Path(self.root)

    def name_of(self, path: str) -> str:
        """The file as the tree that was read names it."""
        return self.shown + shown_path(path)

    def listing(self) -> Listing:
        """The listing of the tree that was read."""
        return self.listed

    def read(self, path: str) -> bytes | Problem:
        """A file's bytes, or the problem of reading it."""
        return self.files[path] if path in self.files else missing_file()

    def has_beside(self, path: str, /) -> bool:
        """Whether the path was asked for, and is there."""
        return path in self.beside


def in_memory(tree: FileTree) -> MemoryTree:
    """Read all of a tree: the manifest and the files of the five folders, within the limits.

    Of nothing beside the catalog is known that it exists: who needs it replaces `beside`.
    """
    listing = tree.listing()
    paths = (MANIFEST, *(file.path for file in listing.files))
    return MemoryTree(
        str(tree.folder),
        tree.name_of(MANIFEST).removesuffix(MANIFEST),
        listing,
        {path: tree.read(path) for path in paths},
    )
