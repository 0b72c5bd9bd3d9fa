"""Places in a text as LSP counts them: lines from 0, and code units of an agreed encoding."""

from bisect import bisect_right
from functools import cached_property
from typing import Final, Literal

from lsprotocol import types

from partyschool_cli.source.text.line_ends import LINE_END
from partyschool_cli.source.text.span import Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]

# The byte order mark, where the client has it in a text.
MARK: Final = "\ufeff"


class Positions:
    """Converts offsets in `text` (in characters, as spans have them) to positions and back.

    `text` has no byte order mark. With `has_mark`, the client's has one in front.
    """

    def __init__(self, text: str, encoding: Encoding, *, has_mark: bool = False) -> None:
        self.text = text
        self._encoding = encoding
        self._has_mark = has_mark

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_END.finditer(self.text))]

    @cached_property
    def _is_simple(self) -> bool:
        """Whether a character is one code unit."""
        if self._encoding == "utf-8":
            return self.text.isascii()
        return self._encoding == "utf-32" or not self.text or max(self.text) <= "\uffff"

    def position(self, offset: int) -> types.Position:
        """The position of the character at `offset`; that of the end for one behind it."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        units = offset - start
        if not self._is_simple:
            units = units_of(self.text[start:offset], self._encoding)
        return types.Position(line, units + self._mark(line))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; of one behind its line, that of the line's end.

        In the middle of a character, that of the character.
        """
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self.line(position.line)
        units = max(0, position.character - self._mark(position.line))
        if self._is_simple:
            return min(start + units, end)
        for at in range(start, end):
            units -= units_of(self.text[at], self._encoding)
            if units < 0:
                return at
        return end

    def line(self, number: int) -> tuple[int, int]:
        """The offsets of the start and of the end of a line (from 0), without its line end."""
        starts = self._starts
        start = starts[number]
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        return start, start + len(self.text[start:end].rstrip("\r\n"))

    def range(self, start: int, end: int) -> types.Range:
        """The range of `text[start:end]`."""
        return types.Range(self.position(start), self.position(end))

    def range_of(self, span: Span) -> types.Range:
        """The range of a span of the text."""
        return self.range(span.start, span.end)

    def stretch(self, given: types.Range) -> tuple[int, int]:
        """The offsets of a range, in order."""
        start, end = self.offset(given.start), self.offset(given.end)
        return min(start, end), max(start, end)

    @property
    def whole(self) -> types.Range:
        """The range of the whole text."""
        return types.Range(types.Position(0, 0), self.position(len(self.text)))

    def _mark(self, line: int) -> int:
        return units_of(MARK, self._encoding) if self._has_mark and line == 0 else 0


def units_of(text: str, encoding: Encoding) -> int:
    """How many code units a text takes."""
    if encoding == "utf-32":
        return len(text)
    if encoding == "utf-16":
        return len(text) + sum(char > "\uffff" for char in text)
    return len(text.encode("utf-8", "surrogatepass"))
