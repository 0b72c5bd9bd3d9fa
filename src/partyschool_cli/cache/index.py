"""What is kept of a catalog's files from one run to the next, so that only changes cost.

Of each file its identity and, if it is plain, its parsed content; and notes of whoever keeps them,
about the same state of the same files. Written whole or not at all.
"""

import os
import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from partyschool_cli.cache import directory as folder
from partyschool_cli.cache.parsed_store import Contents, Place, clear_away
from partyschool_cli.cache.stat_snapshot import IDENTITY_SIZE, Look, content_digest

_MAGIC = b"pschool-kept 1\n"
_NAME = "kept"
_MOST_BYTES = 256 * 1024 * 1024
# Behind the identity: which file of contents (none: -1), and the place in there.
_WHERE = struct.Struct("<bQL8s")
_NOWHERE = _WHERE.pack(-1, 0, 0, bytes(8))
_ROW_SIZE = IDENTITY_SIZE + _WHERE.size


@dataclass(frozen=True)
class Kept:
    """The files of a catalog as they were.

    `rows` are made by `row`, by path: of a large catalog, few are ever looked into. `young` has
    digests of the bytes of files where another write could have left the same identity. `others`
    is that of the look at them, `names` are those of the files of contents, the large one first;
    `notes` are anybody's.
    """

    rows: Mapping[str, bytes] = field(default_factory=dict)
    young: Mapping[str, bytes] = field(default_factory=dict)
    others: bytes = b""
    names: tuple[str, ...] = ()
    notes: bytes = b""

    def unchanged(self, look: Look) -> frozenset[str]:
        """The paths of the files that are at `look` what they were."""
        now = look.identities
        same = {path for path, row in self.rows.items() if row.startswith(now.get(path, b"?"))}
        young = (path for path in self.young if path in same)
        return frozenset(same.difference([p for p in young if not self._is_same(look.root, p)]))

    def _is_same(self, root: str, path: str) -> bool:
        try:
            return content_digest(root, path) == self.young[path]
        except OSError:
            return False

    def place(self, path: str) -> tuple[int, Place] | None:
        """In which file of contents a file's content is, and where; None where it is in none."""
        file, start, length, checksum = _WHERE.unpack_from(self.rows[path], IDENTITY_SIZE)
        return (file, Place(start, length, checksum)) if 0 <= file < len(self.names) else None


def row(identity: bytes, file: int, place: Place | None) -> bytes:
    """What `Kept` has of a file: its identity, and where in which file of contents it is."""
    return identity + (_NOWHERE if place is None else _WHERE.pack(file, *place))


def read_kept(root: str) -> Kept:
    """What is kept of the catalog at `root`: nothing where that is damaged or another user's."""
    try:
        path = os.path.join(folder.existing(root), _NAME)
        parts = folder.opened(_MAGIC, folder.read_own(path, _MOST_BYTES))
        paths, table, young, others, names, notes = parts
        rows = [table[start : start + _ROW_SIZE] for start in range(0, len(table), _ROW_SIZE)]
        if rows and len(rows[-1]) != _ROW_SIZE:
            raise ValueError("damaged")
        pairs = iter(folder.strings(young))
        return Kept(
            dict(zip(_texts(paths), rows, strict=True)),
            {os.fsdecode(name): digest for name, digest in zip(pairs, pairs, strict=True)},
            others,
            tuple(_texts(names)),
            notes,
        )
    except (OSError, ValueError):
        return Kept()


def open_contents(root: str, kept: Kept) -> tuple[Contents, ...]:
    """The files of contents that are kept; none where one of them cannot be read."""
    try:
        path = folder.existing(root)
        return tuple(Contents(os.path.join(path, name)) for name in kept.names)
    except OSError:
        return ()


def write_kept(root: str, kept: Kept) -> None:
    """Keeps it in place of what was kept before. Raises OSError where that cannot be written."""
    path = folder.made(root)
    young = [part for name, one in kept.young.items() for part in (os.fsencode(name), one)]
    parts = [
        os.fsencode("\0".join(kept.rows)),
        b"".join(kept.rows.values()),
        folder.netstrings(young),
        kept.others,
        os.fsencode("\0".join(kept.names)),
        kept.notes,
    ]
    folder.write(path, _NAME, folder.sealed(_MAGIC, parts))
    with suppress(OSError):  # another process may clear away too
        clear_away(path, kept.names)


def _texts(data: bytes) -> list[str]:
    return os.fsdecode(data).split("\0") if data else []
