"""`.pschool-cache/` in a catalog's folder: pschool's own files, which git ignores.

Files are written under another name and renamed: whole or not at all, whoever else writes. Only
what this user wrote is read. Standard library only, and little of it: this is imported on the way
to the first byte of output.
"""

import os
import stat

NAME = ".pschool-cache"
IGNORE_FILE = ".gitignore"
# Windows tells when a file was made instead of when it was changed, and nothing of its owner.
IS_POSIX = os.name != "nt"


def existing(root: str) -> str:
    """The folder in the catalog at `root`. Raises OSError where it is none, or a link."""
    folder = os.path.join(root, NAME)
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        import errno

        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
    return folder


def made(root: str) -> str:
    """The folder, made where there is none. Raises OSError where that cannot be."""
    folder = os.path.join(root, NAME)
    if not os.path.lexists(folder):
        os.mkdir(folder)
    folder = existing(root)
    if not os.path.lexists(os.path.join(folder, IGNORE_FILE)):
        write(folder, IGNORE_FILE, b"*\n", 0o666)
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


def write(folder: str, name: str, data: bytes, mode: int = 0o600, *, sync: bool = False) -> None:
    """Write a file whole or not at all; by default nobody else may read it.

    With `sync` it is on the disk afterwards, whatever happens to the machine.
    """
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}")
    try:
        with open(create(temporary, mode), "wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, os.path.join(folder, name))
    except OSError:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def create(path: str, mode: int = 0o600) -> int:
    """A handle to write a new file. Raises OSError where there is one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, mode)
