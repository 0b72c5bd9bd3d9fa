"""How much room text takes in a Chinese document: widths in columns, of which a Chinese has two."""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import east_asian_width

MM_A_POINT: Final = 25.4 / 72

# A word or number stays together on a line; Chinese text breaks between any two characters.
_PIECES: Final = re.compile(r"[!-~]+|.", re.DOTALL)


def text_width(text: str) -> int:
    """The columns that `text` takes on one line: a Chinese character is as wide as two digits."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)


def widest_line(text: str) -> int:
    """The columns of the longest of the lines of `text`."""
    return max(map(text_width, text.split("\n")))


def line_count(text: str, columns: float) -> int:
    """How many lines `text` takes where a line has room for `columns`; at least one."""
    return sum(_wrapped(line, max(2.0, columns)) for line in text.split("\n"))


def _wrapped(line: str, columns: float) -> int:
    if text_width(line) <= columns:
        return 1
    lines, used = 1, 0.0
    for piece in _PIECES.findall(line):
        width = text_width(piece)
        if used + width <= columns:
            used += width
        elif width <= columns:
            lines, used = lines + 1, width
        else:
            # A word that is too long for a line begins a new one, and breaks anywhere.
            whole, rest = divmod(width, int(columns))
            lines, used = lines + int(whole) + (1 if used and rest else 0), rest
    return lines


def shares(widths: Iterable[float], weights: Iterable[float], room: float) -> tuple[float, ...]:
    """Column widths, `room` together: each its own of `widths`, and what they leave by weight.

    Where `widths` alone are more than `room`, all become narrower.
    """
    widths, weights = tuple(widths), tuple(weights)
    spare = room - sum(widths)
    if spare < 0:
        return tuple(width * room / sum(widths) for width in widths)
    total = sum(weights) or 1.0
    return tuple(own + spare * weight / total for own, weight in zip(widths, weights, strict=True))
