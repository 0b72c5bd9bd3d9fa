"""`pschool` in a pseudo-terminal, and what a terminal shows of what was written to it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalogs import QINGSHI

needs_terminal = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

_CONTROL = re.compile(r"\x1b\[(\??[0-9;]*)([A-Za-z])")


def run_in_terminal(*arguments: str, columns: int = 80, cwd: Path = QINGSHI) -> tuple[int, str]:
    """Runs Python in a terminal of that width; gives its exit code and what it wrote."""
    import pty
    import termios

    reader, writer = pty.openpty()
    termios.tcsetwinsize(writer, (24, columns))
    unset = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PSCHOOL_CATALOG")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**environment, "TERM": "xterm-256color"},
        stdin=writer,
        stdout=writer,
        stderr=writer,
    )
    os.close(writer)
    pieces = []
    while piece := _read(reader):
        pieces.append(piece)
    os.close(reader)
    return process.wait(), b"".join(pieces).decode("utf-8")


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:  # Linux: the program has ended
        return b""


def without_bar(written: str) -> str:
    """What was written after the last progress bar, which a slow machine shows, was erased."""
    return written.rpartition("\x1b[2K")[2]


def screen(written: str) -> list[str]:
    """The lines that a terminal shows, trailing blanks off.

    Knows what Rich writes: colours, cursor up, erase line, carriage return, newline. A wide
    character takes one cell here.
    """
    lines: list[list[str]] = [[]]
    row = column = 0
    position = 0
    while position < len(written):
        if control := _CONTROL.match(written, position):
            position = control.end()
            number, letter = control.groups()
            if letter == "A":
                row = max(0, row - int(number or 1))
            elif letter == "K":
                assert number == "2"
                lines[row] = []
            else:
                assert letter in "mhl", control[0]
            continue
        sign = written[position]
        position += 1
        if sign == "\r":
            column = 0
        elif sign == "\n":
            row, column = row + 1, 0
            lines += [[]] * (row == len(lines))
        else:
            line = lines[row]
            line += [" "] * (column + 1 - len(line))
            line[column] = sign
            column += 1
    shown = ["".join(line).rstrip() for line in lines]
    while shown and not shown[-1]:
        shown.pop()
    return shown
