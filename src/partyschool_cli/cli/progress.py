"""How far a run is: a line on standard error that is gone before anything else is written."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from partyschool_cli.progress import Progress, no_progress
from partyschool_cli.terminal.width import display_width

# In seconds: what is over sooner needs no line, and nobody reads a faster one.
_FIRST_AFTER = 0.5
_AT_MOST_EVERY = 0.1


@contextmanager
def progress(doing: str) -> Iterator[Progress]:
    """Gives what is to be told of each file; shows it where somebody watches standard error.

    `doing` is what is done with the files, in a word. The line is no part of a command's output.
    """
    if not sys.stderr.isatty():
        yield no_progress
        return
    line = _Line(doing)
    try:
        yield line.tell
    finally:
        line.erase()


class _Line:
    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._next = time.monotonic() + _FIRST_AFTER
        self._width = 0

    def tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _AT_MOST_EVERY
        text = f"{self._doing} {done}/{total} 个文件"
        width = display_width(text)
        if width < _columns():
            self._write(text + " " * (self._width - width))
            self._width = width

    def erase(self) -> None:
        if self._width:
            self._write(" " * self._width)
            self._write("")

    def _write(self, text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(f"\r{text}")
            sys.stderr.flush()


def _columns() -> int:
    """How wide the terminal is: a line that does not fit could not be erased."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return 0
