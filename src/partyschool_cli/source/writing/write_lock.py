"""The write lock of a catalog: one process at a time changes its files."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files import state_directory

_NAME: Final = "lock"


@contextmanager
def write_locked(root: Path) -> Iterator[str]:
    """Hold the lock of the catalog at `root`; gives its `.pschool-cache/`.

    Raises OSError, and CommandLineError if another process has it.
    """
    folder = state_directory.made(os.fspath(root))
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(os.path.join(folder, _NAME), flags, 0o600)
    try:
        if not lock(handle):
            message = "另一个 pschool 正在写这个课程目录，什么都没有写"
            raise CommandLineError(message, "等它结束，再运行一次")
        yield folder
    finally:
        os.close(handle)


def lock(handle: int) -> bool:
    """Lock an open file until it is closed, or the process ends. False if another has the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
