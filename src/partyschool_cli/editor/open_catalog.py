"""A catalog of the workspace as it is typed: its files, with the unsaved buffers over them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.editor.addresses import address_below
from partyschool_cli.editor.buffer import Buffer
from partyschool_cli.editor.positions import Encoding, Positions
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.yaml.source_file import SourceFile


@dataclass(frozen=True, eq=False)
class OpenCatalog:
    """The catalog at `root`, whose folder has this `address`. Paths are relative to it, with `/`.

    `typed` is loaded of the bytes as they are now. `good` are the files that cannot be used just
    now as they were when they last could. `buffers` are its open documents.
    """

    root: Path
    address: str
    typed: Catalog
    good: Mapping[str, LoadedFile]
    buffers: Mapping[str, Buffer]
    encoding: Encoding

    @property
    def tree(self) -> FileTree:
        """Its files, with the unsaved buffers."""
        return self.typed.tree

    @cached_property
    def catalog(self) -> Catalog:
        """What the files say; of one that is broken just now, what it said last.

        The text of such a file has changed since: its places may only be asked of `typed`.
        """
        if not self.good:
            return self.typed
        files = (
            self.good.get(file.source.path, file) if file.is_left_out else file
            for file in self.typed.files
        )
        return replace(self.typed, files=tuple(files))

    @cached_property
    def lookup(self) -> Lookup:
        """Entities and files by id, as typed."""
        return Lookup(self.tree, lambda: self.typed)

    @cached_property
    def _files(self) -> Mapping[str, LoadedFile]:
        return {file.source.path: file for file in self.typed.files}

    def file(self, path: str) -> LoadedFile | None:
        """The entity file at a path, as typed."""
        return self._files.get(path)

    def source(self, path: str) -> SourceFile:
        """The file at a path, as typed."""
        if path == self.typed.manifest_file.source.path:
            return self.typed.manifest_file.source
        file = self.file(path)
        return SourceFile(self.tree, path) if file is None else file.source

    def text(self, path: str) -> str:
        """The text of a file without a byte order mark: the client's where it is open."""
        buffer = self.buffers.get(path)
        return self.source(path).text if buffer is None else buffer.text.removeprefix("\ufeff")

    def positions(self, path: str) -> Positions:
        """Between offsets in the text of a file and the client's positions."""
        buffer = self.buffers.get(path)
        has_mark = buffer is not None and buffer.has_mark
        return Positions(self.text(path), self.encoding, has_mark=has_mark)

    def version(self, path: str) -> int | None:
        """The version of an open document; None for a file that is not open."""
        buffer = self.buffers.get(path)
        return None if buffer is None else buffer.version

    def address_of(self, path: str) -> str:
        """The address of a file, as the client wrote it where it is open."""
        buffer = self.buffers.get(path)
        return address_below(self.address, path) if buffer is None else buffer.address
