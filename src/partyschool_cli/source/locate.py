"""A stretch of a file's text → its span, and the field that it stands in."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.source.span import FieldPath, Span

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Locator:
    """Finds many stretches of one file without counting its lines anew for each."""

    source: SourceFile

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.source.text))]

    @cached_property
    def _words(self) -> list[tuple[int, int, FieldPath, Literal["value", "key"]]]:
        """Every key, and every value that holds no others, in order: start, end, path, which."""
        places = self.source.places
        holders = {path[:-1] for path in places.values if path}
        words: list[tuple[int, int, FieldPath, Literal["value", "key"]]] = [
            (span.start, span.end, path, "key") for path, span in places.keys.items()
        ]
        words += [
            (span.start, span.end, path, "value")
            for path, span in places.values.items()
            if path not in holders
        ]
        return sorted(words, key=lambda word: word[:2])

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        line, end_line = (bisect_right(self._line_starts, at) for at in (start, end))
        column = start - self._line_starts[line - 1] + 1
        end_column = end - self._line_starts[end_line - 1] + 1
        return Span(line, column, end_line, end_column, start, end)

    def field_at(self, offset: int) -> tuple[FieldPath, Literal["value", "key"]]:
        """The key or value that `text[offset]` is part of; the empty path for a comment."""
        at = bisect_right(self._words, offset, key=lambda word: word[0]) - 1
        if at >= 0 and offset < self._words[at][1]:
            return self._words[at][2:]
        return (), "value"
