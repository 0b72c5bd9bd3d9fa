"""The index of the cache: each file's identity, and the location of its parsed content.

It also has the state of the last lint, which is of the same snapshot of the files.
"""

import os
import struct
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from partyschool_cli.cache.cleaning import remove_stale
from partyschool_cli.cache.framing import INDEX_MAGIC, netstrings, opened, sealed, strings
from partyschool_cli.cache.parsed_store import Extent, ParsedStore, remove_unused
from partyschool_cli.cache.stat_snapshot import IDENTITY_SIZE, StatSnapshot, content_digest
from partyschool_cli.source.files import state_directory

_NAME = "index"
_MAX_BYTES = 256 * 1024 * 1024
# After the identity: number of the store (none: -1), and the extent in it.
_LOCATION = struct.Struct("<bQL4s")
_NOWHERE = _LOCATION.pack(-1, 0, 0, bytes(4))
_ROW_SIZE = IDENTITY_SIZE + _LOCATION.size


class CacheIndex(NamedTuple):
    """The files of a catalog at the last lint.

    `rows` are made by `encode_row`, by path: of a large catalog, few are ever decoded. `racy` has
    digests of the bytes of files that were racy. `layout` is that of the snapshot, `stores` are
    the names of the files of parsed contents, the large one first.
    """

    rows: Mapping[str, bytes] = MappingProxyType({})
    racy: Mapping[str, bytes] = MappingProxyType({})
    layout: bytes = b""
    stores: tuple[str, ...] = ()
    lint_state: bytes = b""

    def unchanged(self, snapshot: StatSnapshot) -> frozenset[str]:
        """The paths of the files that are unchanged in `snapshot`."""
        rows = self.rows
        same = {
            path
            for path, identity in snapshot.identities.items()
            if rows.get(path, b"").startswith(identity)
        }
        racy = (path for path in self.racy if path in same)
        return frozenset(same.difference([p for p in racy if not self._is_same(snapshot.root, p)]))

    def _is_same(self, root: str, path: str) -> bool:
        try:
            return content_digest(root, path) == self.racy[path]
        except OSError:
            return False

    def location(self, path: str) -> tuple[int, Extent] | None:
        """Store number and extent of a file's content; None if not stored."""
        store, start, length, checksum = _LOCATION.unpack_from(self.rows[path], IDENTITY_SIZE)
        return (store, Extent(start, length, checksum)) if 0 <= store < len(self.stores) else None


def encode_row(identity: bytes, store: int, extent: Extent | None) -> bytes:
    """A row of the index: the file's identity, and the location of its content."""
    return identity + (_NOWHERE if extent is None else _LOCATION.pack(store, *extent))


def read_index(root: str) -> CacheIndex:
    """The index of the catalog at `root`; an empty one if it is damaged or another user's."""
    try:
        path = os.path.join(state_directory.existing(root), _NAME)
        parts = opened(INDEX_MAGIC, state_directory.read_own(path, _MAX_BYTES))
        paths, table, racy, layout, stores, lint_state = parts
        rows = [table[start : start + _ROW_SIZE] for start in range(0, len(table), _ROW_SIZE)]
        if rows and len(rows[-1]) != _ROW_SIZE:
            raise ValueError("damaged")
        pairs = iter(strings(racy))
        return CacheIndex(
            dict(zip(_texts(paths), rows, strict=True)),
            {os.fsdecode(name): digest for name, digest in zip(pairs, pairs, strict=True)},
            layout,
            tuple(_texts(stores)),
            lint_state,
        )
    except (OSError, ValueError):
        return CacheIndex()


def open_stores(root: str, index: CacheIndex) -> tuple[ParsedStore, ...]:
    """The stores of an index; none if one of them cannot be read."""
    stores: list[ParsedStore] = []
    try:
        folder = state_directory.existing(root)
        for name in index.stores:
            stores.append(ParsedStore(os.path.join(folder, name)))  # noqa: PERF401  # to close them
    except OSError:
        for store in stores:
            store.close()
        return ()
    return tuple(stores)


def write_index(root: str, index: CacheIndex) -> None:
    """Replace the index, and remove stores that it does not name. Raises OSError."""
    folder = state_directory.made(root)
    racy = [part for name, one in index.racy.items() for part in (os.fsencode(name), one)]
    parts = [
        os.fsencode("\0".join(index.rows)),
        b"".join(index.rows.values()),
        netstrings(racy),
        index.layout,
        os.fsencode("\0".join(index.stores)),
        index.lint_state,
    ]
    state_directory.write(folder, _NAME, sealed(INDEX_MAGIC, parts))
    with suppress(OSError):  # another process may remove them too
        remove_unused(folder, index.stores)
        remove_stale(folder)


def _texts(data: bytes) -> list[str]:
    return os.fsdecode(data).split("\0") if data else []
