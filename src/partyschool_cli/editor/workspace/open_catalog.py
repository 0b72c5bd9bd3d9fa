"""A catalog of the workspace as it is typed: its files, with the unsaved buffers over them."""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.reload import reloaded
from partyschool_cli.editor.client.addresses import address_below
from partyschool_cli.editor.client.positions import Encoding, Positions
from partyschool_cli.editor.workspace.buffer import Buffer
from partyschool_cli.editor.workspace.linting import LastLint, Linting
from partyschool_cli.errors import UserError
from partyschool_cli.lint.baseline import Known, without_known
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.own_baseline import BaselineFile, known_in_own
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import FileTree, Overlay, Subset
from partyschool_cli.source.yaml.source_file import SourceFile


@dataclass(frozen=True)
class CatalogFolder:
    """Where a catalog is: its folder, that folder's address, and what reports call it."""

    root: Path
    address: str
    prefix: str


@dataclass(frozen=True, eq=False)
class OpenCatalog:
    """The catalog in `folder` on a day. Paths are relative to it, with `/`.

    `typed` is loaded of the bytes as they are now. `good` is the same with the files that cannot be
    used just now as they were when they last could: their texts have changed since, so only places
    of `typed` may be asked for. `buffers` are its open documents. `last` is what lint found last in
    either.
    """

    folder: CatalogFolder
    today: dt.date
    encoding: Encoding
    typed: Catalog
    good: Catalog
    buffers: Mapping[str, Buffer]
    baseline: BaselineFile
    last: LastLint

    @property
    def root(self) -> Path:
        """Its folder."""
        return self.folder.root

    @property
    def prefix(self) -> str:
        """The path to it as reports and baselines have it (`catalog/`)."""
        return self.folder.prefix

    @property
    def tree(self) -> FileTree:
        """Its files, with the unsaved buffers."""
        return self.typed.tree

    @cached_property
    def lookup(self) -> Lookup:
        """Entities and files by id, as typed."""
        return Lookup(self.tree, lambda: self.typed)

    @cached_property
    def linting(self) -> Linting:
        """The lint of it as typed."""
        return Linting(self.typed, self.today, self.last)

    @cached_property
    def good_linting(self) -> Linting:
        """The lint of what files said last that are broken just now."""
        if self.good is self.typed:
            return self.linting
        return Linting(self.good, self.today, self.last)

    @property
    def linted(self) -> tuple[Finding, ...]:
        """The findings as typed, with those that the baseline knows."""
        return self.linting.findings()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that `pschool lint` reports of these bytes."""
        return self.reported(self.linted)

    def reported(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Those of the findings that the baseline does not know."""
        return without_known(findings, _known(self.baseline, self.prefix)[0])

    @property
    def baseline_error(self) -> str:
        """Why the baseline cannot be read, if it cannot."""
        return _known(self.baseline, self.prefix)[1]

    def with_changes(self, changes: Mapping[str, bytes | None]) -> "OpenCatalog":
        """The same if files had other bytes, or were gone (None). Linted as fast as after a key."""
        overlay = Overlay(self.tree, changes)
        typed = reloaded(self.typed, Subset(overlay, overlay.listing()), changes.keys())
        return replace(self, typed=typed, good=typed, last=self.last.copy())

    def source(self, path: str) -> SourceFile:
        """The file at a path, as typed."""
        if path == MANIFEST:
            return self.typed.manifest_file.source
        files = self.typed.files  # in order of path; an index would be made anew with each key
        at = bisect_left(files, path, key=lambda file: file.source.path)
        if at < len(files) and files[at].source.path == path:
            return files[at].source
        return SourceFile(self.tree, path)

    def text(self, path: str) -> str:
        """The text of a file without a byte order mark, as typed."""
        return self.source(path).text

    def positions(self, path: str) -> Positions:
        """Between offsets in the text of a file and the client's positions.

        The client may have other line ends than the file, which counts as the same lines.
        """
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
        return address_below(self.folder.address, path) if buffer is None else buffer.address


# With each key there is another catalog, and hardly ever another baseline.
@lru_cache(maxsize=4)
def _known(baseline: BaselineFile, prefix: str) -> tuple[Known, str]:
    """What a baseline knows; or nothing, and why it cannot be read."""
    try:
        return known_in_own(baseline, prefix), ""
    except UserError as error:
        return Counter(), error.message
