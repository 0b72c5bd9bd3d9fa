"""Estimate the size of text in print: widths in columns (a Chinese character has two), lines."""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import east_asian_width

MM_A_POINT: Final = 25.4 / 72

# Words and numbers do not break; Chinese text breaks between any two characters.
_PIECES: Final = re.compile(r"[!-~]+|.", re.DOTALL)


def text_width(text: str) -> int:
    """The width of `text` on one line, in columns."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)


def widest_line(text: str) -> int:
    """The width of the widest line of `text`, in columns."""
    return max(map(text_width, text.split("\n")))


def line_count(text: str, columns: float) -> int:
    """The number of lines of `text` wrapped at `columns`; at least one."""
    return sum(_wrapped(line, max(2.0, columns)) for line in text.split("\n"))


def _wrapped(line: str, columns: float) -> int:
    if text_width(line) <= columns:
        return 1
    lines, used = 1, 0
    for piece in _PIECES.findall(line):
        width = text_width(piece)
        if used + width <= columns:
            used += width
        elif width <= columns:
            lines, used = lines + 1, width
        else:
            # A word wider than a line starts a new line and breaks anywhere.
            further, rest = divmod(width - 1, int(columns))
            lines, used = lines + (1 if used else 0) + further, rest + 1
    return lines


def shares(widths: Iterable[float], weights: Iterable[float], room: float) -> tuple[float, ...]:
    """Column widths that add up to `room`: the minimum `widths`, and the rest shared by weight.

    Minimum widths that exceed `room` shrink in proportion.
    """
    widths, weights = tuple(widths), tuple(weights)
    spare = room - sum(widths)
    if spare < 0:
        return tuple(width * room / sum(widths) for width in widths)
    total = sum(weights) or 1.0
    return tuple(own + spare * weight / total for own, weight in zip(widths, weights, strict=True))
