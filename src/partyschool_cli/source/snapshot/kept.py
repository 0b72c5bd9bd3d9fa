"""What is kept of a catalog's files from one run to the next, so that only changes cost.

Of each file its identity and, if it is plain, its parsed content; and notes of whoever keeps them,
about the same state of the same files. Written whole or not at all.
"""

import os
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from partyschool_cli.source.snapshot import folder
from partyschool_cli.source.snapshot.contents import Contents, Place, clear_away
from partyschool_cli.source.snapshot.identities import IDENTITY_SIZE, Look, content_digest

_MAGIC = b"pschool-kept 1\n"
_NAME = "kept"
_MOST_BYTES = 256 * 1024 * 1024
# Identity, which file of contents (none: -1), and the place in there.
_ROW = struct.Struct(f"<{IDENTITY_SIZE}sbQL8s")
_NOWHERE = (-1, 0, 0, bytes(8))


class KeptFile(NamedTuple):
    """One file as it was: its identity, and in which file of contents its content is, and where.

    `young` is a digest of its bytes where another write could have left the same identity.
    """

    identity: bytes
    file: int = -1
    place: Place | None = None
    young: bytes | None = None


@dataclass(frozen=True)
class Kept:
    """The files of a catalog as they were, by path; `others` is that of the look at them.

    `names` are those of the files of contents, the large one first; `notes` anybody's.
    """

    files: Mapping[str, KeptFile] = field(default_factory=dict)
    others: bytes = b""
    names: tuple[str, ...] = ()
    notes: bytes = b""

    def unchanged(self, look: Look) -> Iterator[str]:
        """The paths of the files that are at `look` what they were."""
        identities = look.identities
        for path, kept in self.files.items():
            if kept.identity == identities.get(path) and (
                kept.young is None or _is_same(look.root, path, kept.young)
            ):
                yield path


def _is_same(root: str, path: str, digest: bytes) -> bool:
    try:
        return content_digest(root, path) == digest
    except OSError:
        return False


def read_kept(root: str) -> Kept:
    """What is kept of the catalog at `root`: nothing where that is damaged or another user's."""
    try:
        path = os.path.join(folder.existing(root), _NAME)
        parts = folder.opened(_MAGIC, folder.read_own(path, _MOST_BYTES))
        paths, table, young, others, names, notes = parts
        kept = Kept(_files(paths, table, young), others, tuple(_texts(names)), notes)
    except (OSError, ValueError, struct.error):
        return Kept()
    return kept


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
    rows = (
        _ROW.pack(one.identity, one.file, *(one.place or _NOWHERE[1:]))
        for one in kept.files.values()
    )
    young = [
        part
        for name, one in kept.files.items()
        if one.young is not None
        for part in (os.fsencode(name), one.young)
    ]
    parts = [
        os.fsencode("\0".join(kept.files)),
        b"".join(rows),
        folder.netstrings(young),
        kept.others,
        os.fsencode("\0".join(kept.names)),
        kept.notes,
    ]
    folder.write(path, _NAME, folder.sealed(_MAGIC, parts))
    clear_away(path, kept.names)


def _files(paths: bytes, table: bytes, young: bytes) -> dict[str, KeptFile]:
    """Raises ValueError or struct.error where they do not belong together."""
    files = {
        path: KeptFile(identity, file, Place(*place))
        for path, (identity, file, *place) in zip(
            _texts(paths), _ROW.iter_unpack(table), strict=True
        )
    }
    pairs = iter(folder.strings(young))
    for name, digest in zip(pairs, pairs, strict=True):
        path = os.fsdecode(name)
        if path not in files:
            raise ValueError("damaged")
        files[path] = files[path]._replace(young=digest)
    return files


def _texts(data: bytes) -> list[str]:
    return os.fsdecode(data).split("\0") if data else []
