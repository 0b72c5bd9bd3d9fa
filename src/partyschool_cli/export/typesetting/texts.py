"""Texts that can be set on lines, at any width: broken texts, people's names, lines as they stand.

Widths are in em of the table's type size; `scale` is a text's own size by that of the table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Protocol

from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.line_breaking import HANGING, Piece, lines, piece_width
from partyschool_cli.export.typesetting.units import LEADING, lines_height

# Names up to this length are not broken; of a long name of an office the words may part.
_WHOLE_NAME: Final = 6
# Likewise what a bracket after a name holds: 张三（示例）, but 刘伟|（省委党校教授）.
_WHOLE_BRACKET: Final = 3
_BRACKET: Final = re.compile(r"(.+?)(（[^（）]+）)")


class Extent(Protocol):
    """What has a height at each width."""

    @property
    def longest(self) -> float:
        """The width in em of its longest part that is not broken."""

    @property
    def whole(self) -> float:
        """Its width in em where it is not broken at all."""

    def height(self, room: float) -> float:
        """Its height in em on lines of `room` em; 0 for no text."""


class Text(Extent, Protocol):
    """One text of one size and face."""

    @property
    def scale(self) -> float:
        """Its size by that of the table."""

    @property
    def is_sans(self) -> bool:
        """Whether it is set in the sans face."""

    def lines(self, room: float) -> tuple[str, ...]:
        """Its lines of `room` em of the table's size."""


@dataclass(frozen=True)
class BrokenText:
    """A text that is broken between its pieces."""

    pieces: tuple[Piece, ...]
    scale: float = 1.0
    is_sans: bool = False
    # A long text takes long to look up among all.
    _known: dict[float, tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def lines(self, room: float) -> tuple[str, ...]:
        """Its lines of `room` em of the table's size."""
        own = _own_room(room, self.scale)
        if own not in self._known:
            self._known[own] = lines(self.pieces, own, self.is_sans)
        return self._known[own]

    @cached_property
    def longest(self) -> float:
        """The width of its longest piece."""
        return self.scale * max(
            (piece_width(p.text, self.is_sans) for p in self.pieces), default=0.0
        )

    @cached_property
    def whole(self) -> float:
        """Its width on one line."""
        return self.scale * sum(piece_width(p.text, self.is_sans) for p in self.pieces)

    def height(self, room: float) -> float:
        """Its height in em of the table's size."""
        return self.scale * lines_height(len(self.lines(room)))


@dataclass(frozen=True)
class FixedLines:
    """Lines that stand as they are: dates, times, numbers."""

    texts: tuple[str, ...]
    scale: float = 1.0
    is_sans: bool = False

    def lines(self, room: float) -> tuple[str, ...]:  # noqa: ARG002 - they stand as they are
        """The lines."""
        return self.texts

    @property
    def longest(self) -> float:
        """The width of the longest line."""
        return self.scale * max((width(text, self.is_sans) for text in self.texts), default=0.0)

    @property
    def whole(self) -> float:
        """The width of the longest line."""
        return self.longest

    def height(self, room: float) -> float:  # noqa: ARG002
        """Their height in em of the table's size."""
        return self.scale * lines_height(len(self.texts))


@dataclass(frozen=True)
class Names:
    """People: as many whole names a line as fit; one too long for a line begins its own."""

    people: tuple[tuple[Piece, ...], ...]
    scale: float = 1.0
    is_sans: bool = False

    def lines(self, room: float) -> tuple[str, ...]:
        """Its lines of `room` em of the table's size."""
        own_room = _own_room(room, self.scale)
        found: list[str] = []
        is_open = False
        for name in self.people:
            text = "".join(piece.text for piece in name)
            fits = self._width(text) <= own_room + HANGING * text.endswith("、")
            if fits and is_open and self._fits_after(found[-1], text, own_room):
                found[-1] += text
            else:
                found += [text] if fits else lines(name, own_room, self.is_sans)
            is_open = fits
        return tuple(found)

    def _width(self, text: str) -> float:
        return width(text, self.is_sans)

    def _fits_after(self, line: str, text: str, room: float) -> bool:
        return self._width(line + text) <= room + HANGING * text.endswith("、")

    @property
    def longest(self) -> float:
        """The width of the longest piece of a name."""
        pieces = (piece for name in self.people for piece in name)
        return self.scale * max((self._width(piece.text) for piece in pieces), default=0.0)

    @property
    def whole(self) -> float:
        """The width of all names on one line."""
        pieces = (piece for name in self.people for piece in name)
        return self.scale * sum(self._width(piece.text) for piece in pieces)

    def height(self, room: float) -> float:
        """Their height in em of the table's size."""
        return self.scale * lines_height(len(self.lines(room)))


@dataclass(frozen=True)
class Stack:
    """Texts one below the other, such as a title and its note; empty ones take no room."""

    parts: tuple[Extent, ...]
    between: float = LEADING

    @property
    def longest(self) -> float:
        """The longest of its parts."""
        return max((part.longest for part in self.parts), default=0.0)

    @property
    def whole(self) -> float:
        """The width at which no part is broken."""
        return max((part.whole for part in self.parts), default=0.0)

    def height(self, room: float) -> float:
        """Its height in em of the table's size, `between` its parts."""
        heights = [high for part in self.parts if (high := part.height(room))]
        return sum(heights) + self.between * max(0, len(heights) - 1)


def broken(
    text: str | None, breaker: Breaker, scale: float = 1.0, is_sans: bool = False
) -> BrokenText:
    """A text that is broken between words; None is an empty one."""
    return BrokenText(breaker.pieces(text) if text else (), scale, is_sans)


def fixed(*texts: str, scale: float = 1.0, is_sans: bool = False) -> FixedLines:
    """Lines as they stand; empty ones are left out."""
    return FixedLines(tuple(filter(None, texts)), scale, is_sans)


def names(
    people: Sequence[str], breaker: Breaker, scale: float = 1.0, is_sans: bool = False
) -> Names:
    """The names of people and offices, with 、 between them.

    Of a long one (柳杜乡|大棚种植|田秀才) the words may part.
    """
    parts: list[tuple[Piece, ...]] = []
    for number, name in enumerate(people, 1):
        *before, pieces = _name_parts(" ".join(name.split("\n")), breaker)
        end = "、" if number < len(people) else ""
        parts += [*before, (*pieces[:-1], Piece(pieces[-1].text + end, 0.0))]
    return Names(tuple(parts), scale, is_sans)


def _name_parts(name: str, breaker: Breaker) -> list[tuple[Piece, ...]]:
    """The parts of one name, which may stand on lines of their own: a person, and the office."""
    found = _BRACKET.fullmatch(name)
    person, bracket = found.groups() if found else (name, "")
    pieces = breaker.pieces(person) if len(person) > _WHOLE_NAME else (Piece(person, 0.0),)
    if len(bracket) - 2 > _WHOLE_BRACKET:
        return [pieces, breaker.pieces(bracket)]
    return [(*pieces[:-1], Piece(pieces[-1].text + bracket, 0.0))]


def _own_room(room: float, scale: float) -> float:
    """The room in em of the text's own size, down to a hundredth, so that few widths are asked.

    What is added and taken away again, such as padding, must not make an exact fit too narrow.
    """
    return int(room / scale * 100 + 0.05) / 100
