"""File trees: where a catalog's files are read from.

Loading reads from a `FileTree` only: a folder on disk (`disk_tree`), a git revision (`git_tree`),
or one of them with planned changes or unsaved buffers (`Overlay`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from partyschool_cli.source.files.listing import Listing, with_files
from partyschool_cli.source.text.problem import Problem, ProblemCode

# Limits of the catalog format: of a file in bytes.
MAX_SIZE: Final = 1024 * 1024


class FileTree(Protocol):
    """The files of one catalog. Paths are relative to it, with `/`."""

    @property
    def folder(self) -> Path:
        """The catalog's folder for messages; files are read through the tree only."""
        ...

    def name_of(self, path: str) -> str:
        """The file at `path` as one types it to look at it."""
        ...

    def listing(self) -> Listing:
        """The entity files and what is unexpected; the manifest is in neither."""
        ...

    def read(self, path: str) -> bytes | Problem:
        """A file's bytes, or the problem of reading it."""
        ...

    def has_beside(self, path: str, /) -> bool:
        """Whether a file or folder, no part of the catalog, is at `path`, which leads nowhere up.

        From the git root, else from the folder that the catalog is in, or its own.
        """
        ...


class Overlay(NamedTuple):
    """A tree with some files replaced by other bytes, added, or removed (None)."""

    base: FileTree
    changes: Mapping[str, bytes | None]

    @property
    def folder(self) -> Path:
        """As the base."""
        return self.base.folder

    def name_of(self, path: str) -> str:
        """As the base."""
        return self.base.name_of(path)

    def listing(self) -> Listing:
        """The files of the base after the changes."""
        listing = self.base.listing()
        known = {file.path for file in listing.files}
        removed = [path for path, data in self.changes.items() if data is None]
        added = [p for p, data in self.changes.items() if data is not None and p not in known]
        return with_files(listing, added, removed) if added or removed else listing

    def read(self, path: str) -> bytes | Problem:
        """The changed bytes if any, else the base's."""
        if path not in self.changes:
            return self.base.read(path)
        data = self.changes[path]
        if data is None:
            return missing_file()
        return data if len(data) <= MAX_SIZE else too_large(len(data))

    def has_beside(self, path: str, /) -> bool:
        """As the base."""
        return self.base.has_beside(path)


class Subset(NamedTuple):
    """A tree that lists only the `listed` files."""

    base: FileTree
    listed: Listing

    @property
    def folder(self) -> Path:
        """As the base."""
        return self.base.folder

    def name_of(self, path: str) -> str:
        """As the base."""
        return self.base.name_of(path)

    def listing(self) -> Listing:
        """The files that were given."""
        return self.listed

    def read(self, path: str) -> bytes | Problem:
        """As the base."""
        return self.base.read(path)

    def has_beside(self, path: str, /) -> bool:
        """As the base."""
        return self.base.has_beside(path)


def too_large(size: int) -> Problem:
    """The problem of a file of so many bytes."""
    message = f"文件有 {size:,} 字节，超过 1 MiB（{MAX_SIZE:,} 字节）的上限，没有读"
    hint = "一个文件只写一个条目；长的资料另存，用 materials 写明"
    return Problem(ProblemCode.TOO_LARGE, message, hint)


def unreadable(reason: str) -> Problem:
    """The problem of a file that cannot be read, for a `reason` in Chinese."""
    hint = "检查文件权限，或文件是否正被别的程序占用"
    return Problem(ProblemCode.UNREADABLE_FILE, f"文件读不出来：{reason}", hint)


def missing_file() -> Problem:
    """The problem of a file that is not there."""
    return unreadable("文件不见了")


def dangling_link() -> Problem:
    """The problem of a dangling link."""
    hint = "删去链接，或放一份真正的文件"
    return Problem(ProblemCode.STRAY_FILE, "这个链接指向的文件不存在", hint)


def outside_link() -> Problem:
    """The problem of a link that leads out of the catalog."""
    hint = "放一份真正的文件，不用链接"
    return Problem(ProblemCode.STRAY_FILE, "这个链接通向目录之外，没有读", hint)
