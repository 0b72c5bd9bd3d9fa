"""`pschool` in a pseudo-terminal, and what a terminal shows of what was written to it."""

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalogs import QINGSHI

needs_terminal = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

_CONTROL = re.compile(r"\x1b\[(\??[0-9;]*)([A-Za-z])")


def run_in_terminal(
    *arguments: str, columns: int = 80, cwd: Path = QINGSHI, typed: str = ""
) -> tuple[int, str]:
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
    os.write(reader, typed.encode())
    written = read_to_end(process, reader)
    os.close(writer)
    os.close(reader)
    return process.wait(), written


def read_to_end(process: "subprocess.Popen[bytes]", reader: int) -> str:
    """What the process writes to its pseudo-terminal until it ends.

    The caller keeps the writing end open: when the last one is closed, Linux may report the end
    before what was written just before it.
    """
    pieces = []
    while True:
        is_ended = process.poll() is not None
        ready, _, _ = select.select([reader], [], [], 0 if is_ended else 0.02)
        if ready:
            pieces.append(os.read(reader, 65536))
        elif is_ended:
            return b"".join(pieces).decode("utf-8")


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
