"""What the files of a catalog are at one moment, as far as that can be told without reading them.

A file is what it was while its name, size, times, mode and inode are; and its bytes, where it was
so young that another write could have left the same times. Standard library only, and little of
it: this is imported on the way to the first byte of output.
"""

import os
import stat
import struct
import time

from partyschool_cli.source.snapshot.folder import IS_POSIX, digest

_MANIFEST = "catalog.yaml"
_FOLDERS = frozenset({"schools", "courses", "teachers", "sites", "classes"})

# No clock of a file system is coarser than FAT's.
_YOUNG_NS = 2_000_000_000
_TIMES_PROVE = IS_POSIX
# Of a larger file, pschool reads nothing but the size.
_MOST_READ = 1024 * 1024 + 1
# Mode, size, times of the content's change and of any change, inode (wider on some systems).
_IDENTITY = struct.Struct("5q")
IDENTITY_SIZE = _IDENTITY.size
_MOST_INODE = (1 << 63) - 1


class Look:
    """The files of the catalog at `root` at one moment.

    `identities` has those of the manifest and of every file in the five folders, by path with `/`.
    `young` are the paths of those that were written just before. `others` tells what else there
    is: folders, and what else stands beside them.
    """

    __slots__ = ("identities", "others", "root", "young")

    def __init__(
        self, root: str, identities: "dict[str, bytes]", others: bytes, young: "list[str]"
    ) -> None:
        self.root = root
        self.identities = identities
        self.others = others
        self.young = young

    def digest(self) -> bytes:
        """16 bytes that change when any of it does."""
        paths = os.fsencode("\0".join(self.identities))
        return digest(b"".join((*self.identities.values(), paths, b"\0\0", self.others)))


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
    prefix = root + os.sep
    oldest_young = now - _YOUNG_NS if _TIMES_PROVE else -(1 << 63)
    waiting, others = _top(root)
    identities: dict[str, bytes] = {}
    young: list[str] = []
    lstat, pack = os.lstat, _IDENTITY.pack
    while waiting:
        path = waiting.pop()
        found = lstat(prefix + path)
        mode, modified, changed = found.st_mode, found.st_mtime_ns, found.st_ctime_ns
        if stat.S_ISREG(mode):
            inode = found.st_ino & _MOST_INODE
            identities[path] = pack(mode, found.st_size, modified, changed, inode)
            if modified > oldest_young or changed > oldest_young:
                young.append(path)
        elif stat.S_ISDIR(mode):
            others.append(f"{path}/{mode}")
            inside = path + "/"
            names = os.listdir(prefix + path)
            waiting += [inside + name for name in names if not name.startswith(".")]
        else:
            raise OSError(path)
    return Look(root, identities, os.fsencode("\0".join(others)), young)


def _top(root: str) -> "tuple[list[str], list[str]]":
    """What to look into, and what else is in the catalog's folder: its names and its types.

    A folder that is nearly one of the five is a finding, by its name.
    """
    waiting, others = [_MANIFEST], []
    for name in os.listdir(root):
        if name in _FOLDERS:
            waiting.append(name)
        elif name != _MANIFEST and not name.startswith("."):
            mode = os.lstat(os.path.join(root, name)).st_mode
            if stat.S_ISLNK(mode):
                raise OSError(name)
            others.append(f"{name}/" if stat.S_ISDIR(mode) else name)
    return waiting, others
