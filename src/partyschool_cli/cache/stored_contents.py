"""Read and write parsed contents of unchanged files: implements `catalog.load.ContentCache`."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import Any

from partyschool_cli.cache.cleaning import remove_all
from partyschool_cli.cache.index import CacheIndex, encode_row, open_stores, write_index
from partyschool_cli.cache.number_watch import has_number, has_number_in_names
from partyschool_cli.cache.parsed_store import Extent, ParsedStore, ParsedStoreWriter
from partyschool_cli.cache.stat_snapshot import IDENTITY_SIZE, StatSnapshot
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.yaml.source_file import SourceFile


class StoredContents:
    """Contents in the `index` of the files that are unchanged in a `snapshot`; read-only.

    Those at the paths `besides` are left out.
    """

    def __init__(
        self, snapshot: StatSnapshot, index: CacheIndex, besides: Collection[str] = ()
    ) -> None:
        self.snapshot = snapshot
        self.index = index
        self.unchanged = index.unchanged(snapshot).difference(besides)
        self.stores: tuple[ParsedStore, ...] = open_stores(snapshot.root, index)

    def location(self, path: str) -> tuple[int, Extent] | None:
        """Store number and extent of an unchanged file's content; None if not stored."""
        if not self.stores or path not in self.unchanged:
            return None
        return self.index.location(path)

    def get(self, path: str) -> Any:
        """The content of an unchanged file that was parsed without a problem, else None."""
        found = self.location(path)
        return None if found is None else self.stores[found[0]].get(found[1])

    def put(self, source: SourceFile) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Close the stores."""
        for store in self.stores:
            store.close()


class ContentRecorder:
    """Reads `stored` contents, and records those of other files until they are saved."""

    def __init__(self, stored: StoredContents) -> None:
        self.stored = stored
        self._writer: ParsedStoreWriter | None = None
        self._extents: dict[str, Extent] = {}
        self._racy: dict[str, bytes] = dict.fromkeys(stored.snapshot.racy, b"")
        self._is_writable = True
        self.found_number = has_number_in_names(stored.snapshot, stored.index)

    def get(self, path: str) -> Any:
        """The content of an unchanged file that was parsed without a problem, else None."""
        return self.stored.get(path)

    def put(self, source: SourceFile) -> None:
        """Record a file's content if it has no problem, and a digest of its bytes if it is racy.

        `found_number` is true if it has a personal number: then nothing may be saved.
        """
        data = source.read()
        if isinstance(data, Problem):
            return
        self.found_number = self.found_number or has_number(source.text)
        if source.path in self._racy:
            self._racy[source.path] = digest(data)
        if self._is_writable and source.content is not None and not source.problems:
            try:
                self._extents[source.path] = self._open_writer().put(source.content)
            except (OSError, ValueError):
                self._is_writable = False

    def save(self, paths: Iterable[str], lint_state: bytes) -> None:
        """Replace the index by one of the files at `paths`, if it can be written.

        If there is a personal number in one of the files, or in a name, the cache is emptied.
        """
        if self.found_number:
            self.discard()
            return
        try:
            index = self._index(tuple(paths), lint_state)
            if self._writer is not None:
                self._writer.close()
            write_index(self.stored.snapshot.root, index)
        except OSError:
            self.discard()
        else:
            self.stored.close()

    def discard(self) -> None:
        """Leave the cache unchanged, or empty it where there is a personal number."""
        with suppress(OSError):
            if self._writer is not None:
                self._writer.discard()
        self.stored.close()
        if self.found_number:
            remove_all(self.stored.snapshot.root)

    def _index(self, paths: tuple[str, ...], lint_state: bytes) -> CacheIndex:
        """The new index.

        The first, large store is reused as long as it has the contents of half of the files.
        """
        stored = self.stored
        known, identities = stored.index.rows, stored.snapshot.identities
        as_it_is = stored.unchanged - self._extents.keys()
        in_large = {
            path: row
            for path in paths
            if path in as_it_is and (row := known[path])[IDENTITY_SIZE] == 0
        }
        large = stored.stores[0] if stored.stores and 2 * len(in_large) >= len(paths) else None
        if large is None:
            in_large.clear()
        own = 0 if large is None else 1
        rows = in_large | {
            path: encode_row(identities[path], own, self._extent(path))
            for path in paths
            if path not in in_large
        }
        racy = {
            path: stored.index.racy.get(path, b"") if path in stored.unchanged else data
            for path, data in self._racy.items()
            if path in rows
        }
        names = tuple(each.name for each in (large, self._writer) if each is not None)
        return CacheIndex(rows, racy, stored.snapshot.layout, names, lint_state)

    def _extent(self, path: str) -> Extent | None:
        """The extent of a file's content in the new store, copied there if necessary."""
        found = self.stored.location(path)
        if path in self._extents or found is None:
            return self._extents.get(path)
        data = self.stored.stores[found[0]].raw(found[1])
        return self._open_writer().put_raw(data) if data else None

    def _open_writer(self) -> ParsedStoreWriter:
        if self._writer is None:
            self._writer = ParsedStoreWriter(state_directory.made(self.stored.snapshot.root))
        return self._writer
