"""The state of the server: folders, open documents, and the catalogs that they are in.

Only the thread that reads the client's messages changes it. What it gives is immutable.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types

from partyschool_cli.editor.client.addresses import address_below, address_of, path_of
from partyschool_cli.editor.client.positions import Encoding
from partyschool_cli.editor.client.settings import DEFAULTS, settings_of
from partyschool_cli.editor.workspace.buffer import Buffer, opened
from partyschool_cli.editor.workspace.catalog_reading import CatalogReading
from partyschool_cli.editor.workspace.finding_catalogs import (
    catalog_above,
    catalog_of,
    catalogs_below,
)
from partyschool_cli.editor.workspace.moment import Moment, OpenFile
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST


class Workspace:
    """What the client has told, and what is on disk."""

    def __init__(
        self,
        today: Callable[[], dt.date],
        encoding: Encoding = "utf-16",
        client: types.ClientCapabilities | None = None,
    ) -> None:
        self._today = today
        self._encoding = encoding
        self._client = client or types.ClientCapabilities()
        self._folders: dict[str, Path] = {}
        self._buffers: dict[str, Buffer] = {}
        self._readings: dict[Path, CatalogReading] = {}
        self._of_folders: frozenset[Path] = frozenset()
        self._given: dict[str, Any] = {}
        self._settings = DEFAULTS
        self._moment = Moment(today(), self._client, (), {})
        self._is_searched = True

    def add_folder(self, address: str) -> None:
        """Have the catalogs of a folder of the workspace open."""
        path = path_of(address)
        if path is not None:
            self._folders[address] = path
            self._is_searched = False

    def remove_folder(self, address: str) -> None:
        """Close the catalogs of a folder, but for those of open documents."""
        self._folders.pop(address, None)
        self._is_searched = False

    def open(self, document: types.TextDocumentItem) -> None:
        """A document was opened."""
        self._take(document.uri, document.version, document.text)
        self._search_for(document.uri)

    def change(
        self,
        document: types.VersionedTextDocumentIdentifier,
        changes: list[types.TextDocumentContentChangeEvent],
    ) -> None:
        """A document was typed in."""
        buffer = self._buffers.get(document.uri)
        if buffer is not None:
            changed = buffer.changed(document.version, changes, self._encoding)
            self._buffers[document.uri] = changed

    def save(self, address: str) -> None:
        """A document was saved: the bytes on disk are those that it stands for."""
        buffer = self._buffers.get(address)
        if buffer is not None:
            self._take(address, buffer.version, buffer.text)
            self._search_for(address)

    def close(self, address: str) -> None:
        """A document was closed: what is on disk counts again."""
        self._search_for(address)
        self._buffers.pop(address, None)

    def configure(self, given: object) -> None:
        """Take settings of the client; those that it does not name stay."""
        if isinstance(given, Mapping):
            own = given.get("pschool", given)
            self._given |= own if isinstance(own, Mapping) else {}
            self._settings = settings_of(self._given)

    def search(self) -> None:
        """Look for catalogs again before the next moment."""
        self._is_searched = False

    def now(self, *, looks_at_disk: bool = True) -> Moment:
        """The catalogs as they are now; the same moment as before where nothing changed.

        Without `looks_at_disk`, the files on disk are as they were the last time.
        """
        is_gone = looks_at_disk and not all(map(os.path.isdir, self._readings))
        if is_gone or not self._is_searched:
            self._search()
        by_root: dict[Path, dict[str, Buffer]] = {root: {} for root in self._readings}
        files: dict[str, tuple[Path, str]] = {}
        for address, buffer in self._buffers.items():
            if (found := self._place(address)) is not None:
                files[address] = found
                by_root[found[0]][found[1]] = buffer
        today, old = self._today(), self._moment
        catalogs = {
            root: reading.now(by_root[root], today, looks_at_disk=looks_at_disk)
            for root, reading in self._readings.items()
        }
        opened_files = {a: OpenFile(catalogs[root], path) for a, (root, path) in files.items()}
        is_same = tuple(catalogs.values()) == old.catalogs and opened_files == old.files
        if not is_same or today != old.today or self._settings != old.settings:
            all_open = tuple(catalogs.values())
            self._moment = Moment(today, self._client, all_open, opened_files, self._settings)
        return self._moment

    def _search_for(self, address: str) -> None:
        """Look for catalogs again if a document may have one that no folder has."""
        path, place = path_of(address), self._place(address)
        if path is not None and (
            path.name == MANIFEST or place is None or place[0] not in self._of_folders
        ):
            self._is_searched = False

    def _take(self, address: str, version: int | None, text: str) -> None:
        path = path_of(address)
        data = None if path is None else DiskTree(path.parent).read(path.name)
        on_disk = data if isinstance(data, bytes) else None
        self._buffers[address] = opened(address, version, text, on_disk)

    def _place(self, address: str) -> tuple[Path, str] | None:
        """The catalog that an address is in, and its path there."""
        path = path_of(address)
        return None if path is None else catalog_of(path, self._readings)

    def _search(self) -> None:
        self._is_searched = True
        found = dict(self._in_folders())
        self._of_folders = frozenset(found)
        for root, address in self._of_documents():
            found.setdefault(root, address)
        real: dict[str, Path] = {}
        for root in found:
            real.setdefault(os.path.realpath(root), root)
        old = self._readings
        self._readings = {
            root: old[root] if root in old else CatalogReading(root, found[root], self._encoding)
            for root in real.values()
        }

    def _in_folders(self) -> Iterator[tuple[Path, str]]:
        """The catalogs of the folders, each with its address as the client would write it."""
        for address, folder in self._folders.items():
            for root in catalogs_below(folder):
                inside = root.relative_to(folder).as_posix()
                yield root, address if inside == "." else address_below(address, inside)
            above = catalog_above(folder / MANIFEST)
            if above is not None:
                yield above, address_of(above)

    def _of_documents(self) -> Iterator[tuple[Path, str]]:
        for address in self._buffers:
            path = path_of(address)
            if path is not None:
                found = catalog_above(path)
                if found is None and path.name == MANIFEST:
                    found = path.parent  # not saved yet
                if found is not None:
                    yield found, address_of(found)
