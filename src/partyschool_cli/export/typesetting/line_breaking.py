"""Lines of a text: between words, as few as there can be, all about as long.

A `Breaker` says where a text may be broken and what that costs; `lines` chooses the breaks by
dynamic programming over the pieces.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import Final, NamedTuple

from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.signs import CLOSING, OPENING, is_joiner

# What a break costs, in (a character of slack)² / 6.
ANY: Final = 1.0
AND: Final = 0.0
COMMA: Final = -0.5
COLON: Final = -1.0
INNER: Final = 8.0  # between the words of one phrase
TORN: Final = 40.0  # inside a word

# What a closing mark may stand out of its line: half of it is empty.
HANGING: Final = 0.5
_HANGING_MARKS: Final = frozenset(mark for mark in CLOSING if mark > "~")
# What a line more costs, and a line of one or two characters, in (a character of slack)².
_LINE: Final = 400.0
_SHORT_LINE: Final = 300.0
_SHORT: Final = 2.2
_A_BREAK: Final = 6.0
# A text that is longer, in em, is set as prose.
_PROSE: Final = 600.0
_GOOD_COLON: Final = -60.0


class Piece(NamedTuple):
    """A part of a text that stays on one line, and what it costs to end a line after it.

    Only the last letter of a piece may be a line break, which always ends the line.
    """

    text: str
    cost: float


@lru_cache(maxsize=50_000)
def lines(pieces: tuple[Piece, ...], room: float, is_sans: bool = False) -> tuple[str, ...]:
    """The pieces on lines of `room` em: fewest lines, none short, all about as long.

    A break after ： counts as good only where what is before and what is after it both fit a line.
    A piece wider than the line is torn last of all, evenly. Only a single sign is wider than its
    line, or by half an em one that ends with a mark.
    """
    found: list[str] = []
    start = 0
    for index, piece in enumerate(pieces, 1):
        if piece.text.endswith("\n") or index == len(pieces):
            found += _set(pieces[start:index], room, is_sans)
            start = index
    return tuple(found)


def _set(pieces: tuple[Piece, ...], room: float, is_sans: bool) -> list[str]:
    """The pieces of one paragraph on lines."""
    sizes = [piece_width(piece.text, is_sans) for piece in pieces]
    if sum(sizes) <= room + HANGING * _closes(pieces[-1].text):
        return ["".join(piece.text for piece in pieces).rstrip("\n ")]
    if max(sizes) > room:
        pieces = tuple(bit for piece in pieces for bit in _torn(piece, room, is_sans))
        sizes = [piece_width(bit.text, is_sans) for bit in pieces]
    if sum(sizes) > _PROSE:
        return _filled_lines(pieces, sizes, room)
    return _lines_of(pieces, _best_starts(pieces, sizes, room))


def _filled_lines(bits: Sequence[Piece], sizes: Sequence[float], room: float) -> list[str]:
    """Each line as full as it can be: of a text of pages, even lines are not worth their time."""
    found, line, used = [], "", 0.0
    for bit, size in zip(bits, sizes, strict=True):
        if line and used + size > room + HANGING * _closes(bit.text) + 1e-9:
            found.append(line.rstrip("\n "))
            line, used = "", 0.0
        line += bit.text
        used += size
    return [*found, line.rstrip("\n ")]


def _best_starts(bits: Sequence[Piece], sizes: Sequence[float], room: float) -> list[int]:
    """For each place, where the line that ends there starts, by dynamic programming."""
    at_colon = _fits_at_colon(bits, sizes, room)
    target = sum(sizes) / max(1.0, -(-sum(sizes) // room))
    costs, starts = [0.0], [0]
    for end in range(1, len(bits) + 1):
        limit = room + HANGING * _closes(bits[end - 1].text) + 1e-9
        best, best_start, used = inf, end - 1, 0.0
        for start in range(end - 1, -1, -1):
            used += sizes[start]
            if used > limit and start < end - 1:
                break
            slack = max(0.0, target - used)
            cost = costs[start] + slack * slack
            if used <= _SHORT and not (start == 0 and end == len(bits)):
                cost += _SHORT_LINE
            if cost <= best:
                best, best_start = cost, start
        ending = 0.0 if end == len(bits) else _ending(bits[end - 1].cost, at_colon=at_colon)
        costs.append(best + _LINE + ending)
        starts.append(best_start)
    return starts


def _closes(text: str) -> bool:
    return text[-1:] in _HANGING_MARKS


def piece_width(text: str, is_sans: bool) -> float:
    """The width in em of a piece of a line, without the end of a line that it brings."""
    return width(text.rstrip("\n"), is_sans)


def _fits_at_colon(bits: Sequence[Piece], sizes: Sequence[float], room: float) -> bool:
    """Whether what is before the first ： and what is after it fit a line each."""
    for index, bit in enumerate(bits[:-1], 1):
        if bit.text.endswith("："):
            return sum(sizes[:index]) <= room + HANGING and sum(sizes[index:]) <= room
    return False


def _ending(cost: float, *, at_colon: bool) -> float:
    """What it costs to end a line after a piece of that cost."""
    if cost == COLON:
        return _A_BREAK * COLON + _GOOD_COLON if at_colon else _A_BREAK * ANY
    return _A_BREAK * cost


def _lines_of(bits: Sequence[Piece], starts: Sequence[int]) -> list[str]:
    """The lines, by where the line that ends at each place starts."""
    found, end = [], len(bits)
    while end:
        start = starts[end]
        found.append("".join(bit.text for bit in bits[start:end]).rstrip("\n "))
        end = start
    return found[::-1]


def _torn(piece: Piece, room: float, is_sans: bool) -> list[Piece]:
    """The piece, or halves of it where it is wider than a line."""
    text = piece.text
    if piece_width(text, is_sans) <= room + HANGING * _closes(text) or len(text.rstrip("\n")) < 2:
        return [piece]
    middle = (len(text) + 1) // 2
    while middle > 1 and (text[middle] in CLOSING or text[middle - 1] in OPENING):
        middle -= 1
    while middle > 1 and (is_joiner(text[middle]) or text[middle - 1] == "\u200d"):
        middle -= 1
    if text[middle:] == "\n":
        middle -= 1
    if middle <= 1:  # nothing but marks: halves all the same, else a thousand of them take as many
        middle = len(text) // 2
    first, second = Piece(text[:middle], TORN), Piece(text[middle:], piece.cost)
    return [*_torn(first, room, is_sans), *_torn(second, room, is_sans)]
