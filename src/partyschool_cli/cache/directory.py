"""`.pschool-cache/` beside a catalog: where what was worked out is kept. Git ignores it by itself.

Files are written under another name and renamed: whole or not at all, whoever else writes. Only
what this user wrote is read. Standard library only, and little of it: this is imported on the way
to the first byte of output.
"""

import os
import stat

try:  # without `hashlib`, which would load OpenSSL
    from _blake2 import blake2b
except ImportError:  # pragma: no cover  # another Python than CPython
    from hashlib import blake2b

FOLDER = ".pschool-cache"
IGNORE = ".gitignore"
DIGEST_SIZE = 16
# Windows tells when a file was made instead of when it was changed, and nothing of its owner.
IS_POSIX = os.name != "nt"


def digest(data: bytes) -> bytes:
    """16 bytes that no other data has."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def existing(root: str) -> str:
    """The cache's folder in the catalog at `root`. Raises OSError where it is none, or a link."""
    folder = os.path.join(root, FOLDER)
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        raise OSError(folder)
    return folder


def made(root: str) -> str:
    """The cache's folder, made where there is none. Raises OSError where that cannot be."""
    folder = os.path.join(root, FOLDER)
    if not os.path.lexists(folder):
        os.mkdir(folder)
    folder = existing(root)
    if not os.path.lexists(os.path.join(folder, IGNORE)):
        write(folder, IGNORE, b"*\n", 0o666)
    return folder


def open_own(path: str) -> tuple[int, int]:
    """A handle to read a file that this user wrote, and the file's size.

    Raises OSError for another's, a link or a pipe.
    """
    flags = ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW")
    handle = os.open(path, os.O_RDONLY | sum(getattr(os, flag, 0) for flag in flags))
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or (IS_POSIX and found.st_uid != os.geteuid()):
        os.close(handle)
        raise OSError(path)
    return handle, found.st_size


def read_own(path: str, most: int) -> bytes:
    """The bytes of a file that this user wrote. Raises OSError where it has more than `most`."""
    handle, size = open_own(path)
    with open(handle, "rb", buffering=0) as file:
        if size > most:
            raise OSError(path)
        return file.read(most)


def write(folder: str, name: str, data: bytes, mode: int = 0o600) -> None:
    """Writes a file whole or not at all. Other people may be kept from reading the catalog."""
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}")
    try:
        with open(create(temporary, mode), "wb") as file:
            file.write(data)
        os.replace(temporary, os.path.join(folder, name))
    except OSError:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def create(path: str, mode: int = 0o600) -> int:
    """A handle to write a new file. Raises OSError where there is one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, mode)


def sealed(magic: bytes, parts: "list[bytes]") -> bytes:
    """Parts of any bytes as one file that `opened` takes apart again."""
    body = netstrings(parts)
    return magic + digest(body) + body


def opened(magic: bytes, data: bytes) -> "list[bytes]":
    """The parts of a sealed file. Raises ValueError where it is cut off, damaged or another."""
    start = len(magic) + DIGEST_SIZE
    body = data[start:]
    if data[:start] != magic + digest(body):
        raise ValueError("damaged")
    return strings(body)


def netstrings(parts: "list[bytes]") -> bytes:
    """Parts of any bytes, each behind its length."""
    return b"".join(b"%d:%b" % (len(part), part) for part in parts)


def strings(data: bytes) -> "list[bytes]":
    """What `netstrings` was given. Raises ValueError for anything else."""
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
