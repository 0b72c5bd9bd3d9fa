"""What a catalog's files were when an answer was worked out, and the answers: `.pschool-cache/`.

An answer (what a command printed) is believed only while every file is what it was: the same name,
size, times, mode and inode; and the same bytes where a file was so young that another write could
have left the same times. Nothing that stands in the cache is trusted: it is checked, and taken
apart without any code that could run. Standard library only, and little of it: this is imported
on the way to the first byte of output.
"""

import os
import stat
import struct
import time

try:  # without `hashlib`, which would load OpenSSL
    from _blake2 import blake2b
except ImportError:  # pragma: no cover  # another Python than CPython
    from hashlib import blake2b

FOLDER = ".pschool-cache"
_IGNORE = ".gitignore"
_MANIFEST = "catalog.yaml"
_FOLDERS = frozenset({"schools", "courses", "teachers", "sites", "classes"})

# No clock of a file system is coarser than FAT's.
_YOUNG_NS = 2_000_000_000
# Windows tells when a file was made instead of when it was changed: its times prove nothing.
_TIMES_PROVE = os.name != "nt"
# Of a larger file, pschool reads nothing but the size.
_MOST_READ = 1024 * 1024 + 1
# Mode, size, times of the content's change and of any change, inode (wider on some systems).
_IDENTITY = struct.Struct("5q")
_MOST_INODE = (1 << 63) - 1

_MAGIC = b"pschool-answer 2\n"
_DIGEST_SIZE = 16
_MOST_BYTES = 4 * 1024 * 1024
_MOST_ANSWERS = 64
_MOST_BYTES_TOGETHER = 64 * 1024 * 1024

# What a command wrote: pieces, each to standard output (1) or standard error (2).
Output = tuple[tuple[int, bytes], ...]


class Fingerprint:
    """What the files of a catalog were at one moment.

    `identities` is a digest over all of them. `young` has digests of the contents of files that
    were written just before that moment, by path in the catalog.
    """

    __slots__ = ("identities", "young")

    def __init__(self, identities: bytes, young: dict[str, bytes]) -> None:
        self.identities = identities
        self.young = young


class Answer:
    """What a command answered to a `request` when the catalog was as `fingerprint` says."""

    __slots__ = ("code", "fingerprint", "output", "request")

    def __init__(self, request: bytes, fingerprint: Fingerprint, code: int, output: Output) -> None:
        self.request = request
        self.fingerprint = fingerprint
        self.code = code
        self.output = output


def fingerprint(root: str) -> Fingerprint | None:
    """The catalog at `root` as it is now; None where links or a lack of access leave doubts."""
    try:
        identities, young = _look(root, time.time_ns())
        return Fingerprint(identities, {path: _content(root, path) for path in young})
    except (OSError, struct.error):
        return None


def confirmed(root: str, known: Fingerprint) -> Fingerprint | None:
    """The same fingerprint, with the files that are young still, if nothing changed; else None."""
    try:
        identities, young = _look(root, time.time_ns())
        if identities != known.identities:
            return None
        if any(_content(root, path) != content for path, content in known.young.items()):
            return None
    except (OSError, struct.error):
        return None
    return Fingerprint(
        identities, {path: known.young[path] for path in young if path in known.young}
    )


def _look(root: str, now: int) -> tuple[bytes, list[str]]:
    """The digest of all identities, and the paths of young files. Raises OSError for a link."""
    prefix = root + os.sep
    oldest_young = now - _YOUNG_NS if _TIMES_PROVE else -(1 << 63)
    waiting, paths, types = _top(root)
    young: list[str] = []
    digest = blake2b(types, digest_size=_DIGEST_SIZE)
    lstat, take, pack = os.lstat, digest.update, _IDENTITY.pack
    while waiting:
        path = waiting.pop()
        found = lstat(prefix + path)
        mode, modified, changed = found.st_mode, found.st_mtime_ns, found.st_ctime_ns
        paths.append(path)
        if stat.S_ISREG(mode):
            take(pack(mode, found.st_size, modified, changed, found.st_ino & _MOST_INODE))
            if modified > oldest_young or changed > oldest_young:
                young.append(path)
        elif stat.S_ISDIR(mode):
            take(pack(mode, 0, 0, 0, 0))
            inside = path + os.sep
            names = os.listdir(prefix + path)
            waiting += [inside + name for name in names if not name.startswith(".")]
        else:
            raise OSError(path)
    take(os.fsencode("\0".join(paths)))
    return digest.digest(), young


def _top(root: str) -> tuple[list[str], list[str], bytes]:
    """What to look into, and what else is in the catalog's folder: its names and its types.

    A folder that is nearly one of the five is a finding, by its name.
    """
    waiting, others, types = [_MANIFEST], [], b""
    for name in os.listdir(root):
        if name in _FOLDERS:
            waiting.append(name)
        elif name != _MANIFEST and not name.startswith("."):
            mode = os.lstat(os.path.join(root, name)).st_mode
            if stat.S_ISLNK(mode):
                raise OSError(name)
            others.append(name)
            types += b"d" if stat.S_ISDIR(mode) else b"f"
    return waiting, others, types


def _content(root: str, path: str) -> bytes:
    with open(os.path.join(root, path), "rb", buffering=0) as file:
        return blake2b(file.read(_MOST_READ), digest_size=_DIGEST_SIZE).digest()


def find(root: str, request: bytes) -> Answer | None:
    """The answer to `request` that is kept in the catalog at `root`; None where none is sound."""
    try:
        data = _read_own(os.path.join(_folder(root), _name(request)))
        answer = _unpacked(data)
    except (OSError, ValueError):
        return None
    return answer if answer.request == request else None


def keep(root: str, answer: Answer) -> None:
    """Keeps an answer if it is small enough and the folder can be written; clears old ones away."""
    data = _packed(answer)
    if len(data) > _MOST_BYTES:
        return
    try:
        folder = os.path.join(root, FOLDER)
        if not os.path.lexists(folder):
            os.mkdir(folder)
        folder = _folder(root)
        if not os.path.lexists(os.path.join(folder, _IGNORE)):
            _write(folder, _IGNORE, b"*\n", 0o666)
        # Other people may be kept from reading the catalog.
        _write(folder, _name(answer.request), data, 0o600)
        _clear_away(folder)
    except OSError:
        pass


def _folder(root: str) -> str:
    """The cache's folder. Raises OSError where it is none, or leads elsewhere."""
    folder = os.path.join(root, FOLDER)
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        raise OSError(folder)
    return folder


def _name(request: bytes) -> str:
    return blake2b(request, digest_size=_DIGEST_SIZE).hexdigest()


def _read_own(path: str) -> bytes:
    """The bytes of a file that this user wrote. Raises OSError for another's, a link or a pipe."""
    flags = ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW")
    handle = os.open(path, os.O_RDONLY | sum(getattr(os, flag, 0) for flag in flags))
    with open(handle, "rb", buffering=0) as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
            raise OSError(path)
        if _TIMES_PROVE and found.st_uid != os.geteuid():
            raise OSError(path)
        return file.read(_MOST_BYTES)


def _write(folder: str, name: str, data: bytes, mode: int) -> None:
    """Writes a file whole or not at all, whoever else does."""
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(temporary, flags, mode), "wb") as file:
            file.write(data)
        os.replace(temporary, os.path.join(folder, name))
    except OSError:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def _clear_away(folder: str) -> None:
    """Deletes the oldest answers, and what was left half written, where there are too many."""
    with os.scandir(folder) as entries:
        files = [
            (each.stat(follow_symlinks=False), each.path)
            for each in entries
            if each.name != _IGNORE
        ]
    bytes_together = 0
    files.sort(key=lambda file: file[0].st_mtime_ns, reverse=True)
    for number, (found, path) in enumerate(files):
        bytes_together += found.st_size
        if number >= _MOST_ANSWERS or bytes_together > _MOST_BYTES_TOGETHER:
            os.unlink(path)


def _packed(answer: Answer) -> bytes:
    young = [part for item in answer.fingerprint.young.items() for part in item]
    output = [part for stream, data in answer.output for part in (b"%d" % stream, data)]
    body = _netstrings(
        [
            answer.request,
            b"%d" % answer.code,
            answer.fingerprint.identities,
            _netstrings([os.fsencode(part) for part in young]),
            _netstrings(output),
        ]
    )
    return _MAGIC + _checksum(body) + body


def _unpacked(data: bytes) -> Answer:
    """The answer in a file's bytes. Raises ValueError where they are cut off or damaged."""
    start = len(_MAGIC) + _DIGEST_SIZE
    body = data[start:]
    if data[:start] != _MAGIC + _checksum(body):
        raise ValueError("damaged")
    request, code, identities, young, output = _strings(body)
    parts, pieces = iter(_strings(young)), iter(_strings(output))
    contents = {os.fsdecode(path): content for path, content in zip(parts, parts, strict=True)}
    streams = tuple((int(stream), piece) for stream, piece in zip(pieces, pieces, strict=True))
    return Answer(request, Fingerprint(identities, contents), int(code), streams)


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST_SIZE).digest()


def _netstrings(parts: list[bytes]) -> bytes:
    return b"".join(b"%d:%b" % (len(part), part) for part in parts)


def _strings(data: bytes) -> list[bytes]:
    """What `_netstrings` was given. Raises ValueError for anything else."""
    parts = []
    start = 0
    while start < len(data):
        colon = data.index(b":", start)
        if not data[start:colon].isdigit():
            raise ValueError("damaged")
        start = colon + 1 + int(data[start:colon])
        if start > len(data):
            raise ValueError("damaged")
        parts.append(data[colon + 1 : start])
    return parts
