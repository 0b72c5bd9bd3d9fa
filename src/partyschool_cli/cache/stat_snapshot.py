"""Stat of every file of a catalog at one moment, to detect changes without reading.

A file is unchanged if its name, size, times, mode and inode are. A racy file (git's word: changed
so recently that another write could leave the same times) is compared by its bytes as well. Imports
little, and the standard library only: part of replaying cached output.
"""

import os
import stat
import struct
import time

from partyschool_cli.locate import MANIFEST
from partyschool_cli.source.files.state_directory import IS_POSIX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# As in model/kind.py, which imports too much.
_FOLDERS = frozenset({"schools", "courses", "teachers", "sites", "classes"})

# FAT has the coarsest clock of file systems.
_RACY_NS = 2_000_000_000
_TIMES_PROVE = IS_POSIX
# Larger files are not read.
_MAX_READ = 1024 * 1024 + 1
# Mode, size, times of the content's change and of any change, inode (wider on some systems).
_IDENTITY = struct.Struct("<5q")
IDENTITY_SIZE = _IDENTITY.size
_MAX_INODE = (1 << 63) - 1


class StatSnapshot:
    """The files of the catalog at `root` at one moment.

    `paths` are those of the manifest and of every file in the five folders, with `/`; `table` has
    their identities, concatenated. `racy` are the paths of those that changed just before.
    `layout` has the folders and other files beside them.
    """

    __slots__ = ("_identities", "layout", "paths", "racy", "root", "table")

    def __init__(
        self, root: str, paths: "list[str]", table: bytes, layout: bytes, racy: "list[str]"
    ) -> None:
        self.root = root
        self.paths = paths
        self.table = table
        self.layout = layout
        self.racy = racy
        self._identities: dict[str, bytes] | None = None

    @property
    def identities(self) -> "dict[str, bytes]":
        """The identity of each file, by path."""
        if self._identities is None:
            starts = range(0, len(self.table), IDENTITY_SIZE)
            parts = (self.table[start : start + IDENTITY_SIZE] for start in starts)
            self._identities = dict(zip(self.paths, parts, strict=True))
        return self._identities

    def with_changes(self, changes: "dict[str, bytes | None]") -> "StatSnapshot":
        """The snapshot as if the files at these paths had other bytes, or were deleted (None).

        What is changed is equal to no file on disk.
        """
        now = {path: one for path, one in self.identities.items() if path not in changes}
        now |= {path: bytes(IDENTITY_SIZE) for path, data in changes.items() if data is not None}
        folders = {path.rpartition("/")[0] for path in self.paths}
        new = {path.rpartition("/")[0] for path in now} - folders
        layout = b"\0".join((self.layout, *map(os.fsencode, sorted(new))))
        racy = [path for path in self.racy if path not in changes]
        return StatSnapshot(self.root, list(now), b"".join(now.values()), layout, racy)

    def state(self) -> bytes:
        """All of it as bytes, equal for equal states of the files only."""
        paths = os.fsencode("\0".join(self.paths))
        return b"\0\0".join((self.table, paths, self.layout))


def take(root: str) -> StatSnapshot | None:
    """A snapshot of the catalog at `root`; None if links or denied access make it unreliable."""
    try:
        return _take(root, time.time_ns())
    except (OSError, struct.error):
        return None


def changed_paths(old: StatSnapshot, new: StatSnapshot) -> "frozenset[str]":
    """The files that changed between two moments, came, or went.

    Those that had been written just before the first are among them: the same stat proves nothing.
    """
    before, after = old.identities, new.identities
    racy = (path for path in old.racy if path in before)
    differing = (path for path, _ in before.items() ^ after.items())
    return frozenset((*differing, *racy))


def content_digest(root: str, path: str) -> bytes:
    """A digest of a file's bytes. Raises OSError if it cannot be read."""
    from partyschool_cli.source.files.digest import digest  # imports OpenSSL, longer than a replay

    with open(os.path.join(root, path), "rb", buffering=0) as file:
        return digest(file.read(_MAX_READ))


def _take(root: str, now: int) -> StatSnapshot:
    """Raises OSError for a link."""
    oldest_racy = now - _RACY_NS if _TIMES_PROVE else -(1 << 63)
    paths: list[str] = []
    rows: list[bytes] = []
    racy: list[str] = []
    waiting, layout = _top(root)
    pack, is_file = _IDENTITY.pack, stat.S_ISREG
    for folder, names in waiting:
        prefix = os.path.join(root, folder)
        for name, found in zip(names, _stats(prefix, names), strict=True):
            mode = found.st_mode
            if is_file(mode):
                # A modification time can be set at will, but that updates the change time.
                changed, inode = found.st_ctime_ns, found.st_ino & _MAX_INODE
                rows.append(pack(mode, found.st_size, found.st_mtime_ns, changed, inode))
                paths.append(folder + name)
                if changed > oldest_racy:
                    racy.append(folder + name)
            elif stat.S_ISDIR(mode):
                layout.append(f"{folder}{name}/{mode}")
                inside = os.listdir(prefix + name)
                waiting.append((f"{folder}{name}/", [one for one in inside if one[0] != "."]))
            else:
                raise OSError(prefix + name)
    return StatSnapshot(root, paths, b"".join(rows), os.fsencode("\0".join(layout)), racy)


def _stats(folder: str, names: "list[str]") -> "Iterator[os.stat_result]":
    """The stat of each of the files in `folder`, which ends with a separator."""
    lstat = os.lstat
    if os.stat not in os.supports_dir_fd:
        yield from (lstat(folder + name) for name in names)
        return
    # From an open folder the system need not follow the whole path for each file.
    handle = os.open(folder, os.O_RDONLY)
    try:
        for name in names:
            yield lstat(name, dir_fd=handle)
    finally:
        os.close(handle)


def _top(root: str) -> "tuple[list[tuple[str, list[str]]], list[str]]":
    """Names to stat, by folder; and the names and types of the rest of the catalog's folder.

    The rest matters, since a folder with a name similar to one of the five is a finding.
    """
    names, layout = [MANIFEST], []
    for name in os.listdir(root):
        if name in _FOLDERS:
            names.append(name)
        elif name != MANIFEST and not name.startswith("."):
            mode = os.lstat(os.path.join(root, name)).st_mode
            if stat.S_ISLNK(mode):
                raise OSError(name)
            layout.append(f"{name}/" if stat.S_ISDIR(mode) else name)
    return [("", names)], layout
