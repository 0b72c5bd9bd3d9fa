"""Planned changes of a catalog's files as data: previewed, linted and written as one.

Each change has the digest of the bytes that it is based on, so that a file that was changed
meanwhile is never overwritten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.decode import BOM
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.tree import FileTree, Overlay, missing_file
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.text.splice import Splice, apply_splices
from partyschool_cli.source.yaml.source_file import SourceFile


class Create(NamedTuple):
    """Create a file; there must be none at its path."""

    path: str
    data: bytes


class Replace(NamedTuple):
    """Replace all bytes of a file."""

    path: str
    base: bytes
    data: bytes


class Delete(NamedTuple):
    """Delete a file."""

    path: str
    base: bytes


class Rename(NamedTuple):
    """Rename a file to an unused path, with all its bytes replaced."""

    path: str
    base: bytes
    new_path: str
    data: bytes


Change = Create | Replace | Delete | Rename

# A file's bytes by its path in a catalog, or the problem of reading it.
Read = Callable[[str], bytes | Problem]


class StaleFileError(CommandLineError):
    """A file differs from what a change is based on."""


@dataclass(frozen=True)
class ChangeSet:
    """Changes that are made together or not at all. No path is in two of them."""

    changes: tuple[Change, ...] = ()

    def results(self, read: Read) -> Mapping[str, bytes | None]:
        """The bytes of each file afterwards, None for a deleted one; `read` is that of a tree.

        Raises StaleFileError if a file differs from what its change is based on.
        """
        found: dict[str, bytes | None] = {}
        for change in self.changes:
            for path, data in _result(change, read).items():
                if path in found:
                    raise ValueError(f"two changes of {path}")
                found[path] = data
        return found

    def preview(self, tree: FileTree) -> Overlay:
        """The tree after the changes. Raises StaleFileError as `results` does."""
        return Overlay(tree, self.results(tree.read))


def changed_meanwhile(path: str) -> StaleFileError:
    """The error for a file that another program has changed."""
    message = f"{shown_path(path)} 刚被别的程序改过，什么都没有写"
    return StaleFileError(message, "保存并关掉编辑器里的文件，再运行一次")


def base_of(source: SourceFile) -> bytes:
    """The digest of a file as it was read. Raises ValueError for one that cannot be read."""
    data = source.read()
    if isinstance(data, Problem):
        raise ValueError(f"{source.path} cannot be read")
    return digest(data)


def _result(change: Change, read: Read) -> Mapping[str, bytes | None]:
    if isinstance(change, Create):
        _require_none(read, change.path)
        return {change.path: change.data}
    old = read(change.path)
    if isinstance(old, Problem) or digest(old) != change.base:
        raise changed_meanwhile(change.path)
    if isinstance(change, Replace):
        return {change.path: change.data}
    if isinstance(change, Delete):
        return {change.path: None}
    _require_none(read, change.new_path)
    return {change.path: None, change.new_path: change.data}


def spliced(data: bytes, splices: tuple[Splice, ...]) -> bytes:
    """The bytes of a UTF-8 file after splices of its text; a byte order mark stays."""
    mark = BOM if data.startswith(BOM) else b""
    return mark + apply_splices(data[len(mark) :].decode(), splices).encode()


def _require_none(read: Read, path: str) -> None:
    # A file that cannot be read must not be overwritten either; only a missing one may be created.
    if read(path) != missing_file():
        raise StaleFileError(f"{shown_path(path)} 已经有了，什么都没有写", "换一个编号，或先删去它")
