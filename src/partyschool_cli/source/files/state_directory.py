"""`.pschool-cache/` in a catalog's folder: pschool's own files, which git ignores.

Files are written to a temporary name and renamed, so that concurrent processes see whole files.
Only files that this user wrote are read. Imports little, and the standard library only: part of
replaying cached output.
"""

import os
import stat

NAME = ".pschool-cache"
IGNORE_FILE = ".gitignore"
# Windows has the creation time instead of the change time, and no owner.
IS_POSIX = os.name != "nt"


def existing(root: str) -> str:
    """The folder in the catalog at `root`. Raises OSError if it is missing or a link."""
    folder = os.path.join(root, NAME)
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        import errno

        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
    return folder


def made(root: str) -> str:
    """The folder, created if missing. Raises OSError."""
    folder = os.path.join(root, NAME)
    if not os.path.lexists(folder):
        os.mkdir(folder)
    folder = existing(root)
    if not os.path.lexists(os.path.join(folder, IGNORE_FILE)):
        write(folder, IGNORE_FILE, b"*\n", 0o666)
    return folder


def open_own(path: str) -> tuple[int, int]:
    """A handle to read a file that this user wrote, and the file's size.

    Raises OSError for a file of another user, a link or a pipe.
    """
    flags = ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW")
    handle = os.open(path, os.O_RDONLY | sum(getattr(os, flag, 0) for flag in flags))
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or (IS_POSIX and found.st_uid != os.geteuid()):
        os.close(handle)
        raise OSError(path)
    return handle, found.st_size


def read_own(path: str, most: int) -> bytes:
    """The bytes of a file that this user wrote. Raises OSError if it is larger than `most`."""
    handle, size = open_own(path)
    with open(handle, "rb", buffering=0) as file:
        if size > most:
            raise OSError(path)
        return file.read(most)


def write(folder: str, name: str, data: bytes, mode: int = 0o600, *, sync: bool = False) -> None:
    """Write a file atomically; by default only its owner may read it. `sync` flushes it to disk."""
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}")
    try:
        with open(create(temporary, mode), "wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, os.path.join(folder, name))
    except BaseException:  # an interrupt too
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def create(path: str, mode: int = 0o600) -> int:
    """A handle to write a new file. Raises OSError if it exists."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, mode)
