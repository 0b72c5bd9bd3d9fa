"""Places in a text, counted in characters."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

FieldPath = tuple[str | int, ...]
On = Literal["value", "key"]


class Span(NamedTuple):
    """A stretch of a text. Lines and columns are 1-based, offsets 0-based; ends are exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether it is empty (the value of `place:`)."""
        return self.start == self.end


START_OF_FILE = Span(1, 1, 1, 1, 0, 0)


# Offsets of start and end.
Stretch = tuple[int, int]


class Word(NamedTuple):
    """A key or a scalar: its offsets, and its field."""

    start: int
    end: int
    path: FieldPath
    on: On


def word_at(words: Sequence[Word], offset: int) -> Word:
    """The one of `words` (sorted) at `offset`; an empty one without a field if there is none."""
    at = bisect_right(words, offset, key=lambda word: word.start) - 1
    if at >= 0 and offset < words[at].end:
        return words[at]
    return Word(offset, offset, (), "value")


def span_between(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`."""
    line, column = _line_and_column(text, start)
    end_line, end_column = _line_and_column(text, end)
    return Span(line, column, end_line, end_column, start, end)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].replace("\r\n", " \n").replace("\r", "\n")
    return before.count("\n") + 1, offset - before.rfind("\n")
