"""What the files of a catalog are at one moment, as far as that can be told without reading them.

A file is what it was while its name, size, times, mode and inode are; and its bytes, where it was
so young that another write could have left the same times. Standard library only, and little of
it: this is imported on the way to the first byte of output.
"""

import os
import stat
import struct
import time

from partyschool_cli.cache.directory import IS_POSIX, digest

_MANIFEST = "catalog.yaml"
_FOLDERS = frozenset({"schools", "courses", "teachers", "sites", "classes"})

# No clock of a file system is coarser than FAT's.
_YOUNG_NS = 2_000_000_000
_TIMES_PROVE = IS_POSIX
# Of a larger file, pschool reads nothing but the size.
_MOST_READ = 1024 * 1024 + 1
# Mode, size, times of the content's change and of any change, inode (wider on some systems).
_IDENTITY = struct.Struct("<5q")
IDENTITY_SIZE = _IDENTITY.size
_MOST_INODE = (1 << 63) - 1


class Look:
    """The files of the catalog at `root` at one moment.

    `paths` are those of the manifest and of every file in the five folders, with `/`; `table` has
    the identity of each, one after another. `young` are the paths of those that were written just
    before. `others` tells what else there is: folders, and what else stands beside them.
    """

    __slots__ = ("_identities", "others", "paths", "root", "table", "young")

    def __init__(
        self, root: str, paths: "list[str]", table: bytes, others: bytes, young: "list[str]"
    ) -> None:
        self.root = root
        self.paths = paths
        self.table = table
        self.others = others
        self.young = young
        self._identities: dict[str, bytes] | None = None

    @property
    def identities(self) -> "dict[str, bytes]":
        """The identity of each file, by path."""
        if self._identities is None:
            starts = range(0, len(self.table), IDENTITY_SIZE)
            parts = (self.table[start : start + IDENTITY_SIZE] for start in starts)
            self._identities = dict(zip(self.paths, parts, strict=True))
        return self._identities

    def digest(self) -> bytes:
        """16 bytes that change when any of it does."""
        paths = os.fsencode("\0".join(self.paths))
        return digest(b"\0\0".join((self.table, paths, self.others)))


def look(root: str) -> Look | None:
    """The catalog at `root` as it is now; None where links or a lack of access leave doubts."""
    try:
        return _look(root, time.time_ns())
    except (OSError, struct.error):
        return None


def content_digest(root: str, path: str) -> bytes:
    """A digest of a file's bytes. Raises OSError where it cannot be read."""
    with open(os.path.join(root, path), "rb", buffering=0) as file:
        return digest(file.read(_MOST_READ))


def _look(root: str, now: int) -> Look:
    """Raises OSError for a link."""
    oldest_young = now - _YOUNG_NS if _TIMES_PROVE else -(1 << 63)
    paths: list[str] = []
    rows: list[bytes] = []
    young: list[str] = []
    waiting, others = _top(root)
    lstat, pack, is_file = os.lstat, _IDENTITY.pack, stat.S_ISREG
    for folder, names in waiting:
        prefix = os.path.join(root, folder)
        for name in names:
            found = lstat(prefix + name)
            mode = found.st_mode
            if is_file(mode):
                # A modification time may be set to anything; but that it was set is a change.
                changed, inode = found.st_ctime_ns, found.st_ino & _MOST_INODE
                rows.append(pack(mode, found.st_size, found.st_mtime_ns, changed, inode))
                paths.append(folder + name)
                if changed > oldest_young:
                    young.append(folder + name)
            elif stat.S_ISDIR(mode):
                others.append(f"{folder}{name}/{mode}")
                inside = os.listdir(prefix + name)
                waiting.append((f"{folder}{name}/", [one for one in inside if one[0] != "."]))
            else:
                raise OSError(prefix + name)
    return Look(root, paths, b"".join(rows), os.fsencode("\0".join(others)), young)


def _top(root: str) -> "tuple[list[tuple[str, list[str]]], list[str]]":
    """Names to look at, by folder, and what else is in the catalog's own: its names and its types.

    A folder that is nearly one of the five is a finding, by its name.
    """
    names, others = [_MANIFEST], []
    for name in os.listdir(root):
        if name in _FOLDERS:
            names.append(name)
        elif name != _MANIFEST and not name.startswith("."):
            mode = os.lstat(os.path.join(root, name)).st_mode
            if stat.S_ISLNK(mode):
                raise OSError(name)
            others.append(f"{name}/" if stat.S_ISDIR(mode) else name)
    return [("", names)], others
