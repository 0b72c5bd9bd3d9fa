"""One file of the catalog as it was read: its text when asked, its places when asked."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partyschool_cli.source.decode import decode
from partyschool_cli.source.fast_yaml import parse_fast
from partyschool_cli.source.joined_items import (
    JoinedItem,
    has_separator,
    joined_items,
    may_have_joined_items,
)
from partyschool_cli.source.problem import Problem, ProblemCode
from partyschool_cli.source.span import START_OF_FILE, FieldPath, On, Span, Word, word_at
from partyschool_cli.source.tree import link_problem, read_bytes

if TYPE_CHECKING:
    from partyschool_cli.source.document import Document, Places
    from partyschool_cli.source.fast_places import FastPlaces
    from partyschool_cli.source.typos import Slip

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class SourceFile:
    """A file by its catalog (`root`) and its path there, with `/`.

    Text and places are read again when a finding needs them, so that a load keeps neither.
    """

    root: Path
    path: str

    def read(self) -> bytes | Problem:
        """Its bytes, or the problem that keeps them from being read."""
        path = os.path.join(self.root, self.path)
        # Asked here too: the manifest is in no listing, and a link may have changed since.
        if os.path.islink(path) and (problem := link_problem(self.root, self.path)):
            return problem._replace(code=ProblemCode.UNREADABLE_FILE)
        return read_bytes(path)

    @cached_property
    def text(self) -> str:
        """The file's text without a byte order mark; empty where it cannot be read."""
        data = self.read()
        return "" if isinstance(data, Problem) else decode(data).text

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text's lines without their ends, as spans count them."""
        return tuple(_LINE_END.split(self.text))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    @cached_property
    def document(self) -> Document:
        """The file parsed with care: its content, all of its places, and its problems."""
        from partyschool_cli.source.yaml_file import parse

        return parse(self.text)

    @property
    def places(self) -> Places:
        """Where its keys and values stand: for who asks for all. The others ask `place`."""
        return self.document.places

    @property
    def content(self) -> Any:
        """The file's data; None where it is empty or cannot be parsed."""
        content = _fast_content(self.text)
        return self.document.data if content is None else content

    def place(self, path: FieldPath, on: On = "value") -> Span:
        """Where the value at `path` stands, or its key, as `Places` tells."""
        fast = _fast_places(self.text)
        found = fast and (fast.key(path) if on == "key" else fast.value(path))
        if found:
            return self.span(*found)
        return self.places.key(path) if on == "key" else self.places.value(path)

    @cached_property
    def _words(self) -> list[Word]:
        return self.places.words()

    def word_at(self, offset: int) -> Word:
        """The key or value that `text[offset]` is part of; an empty word for a comment."""
        fast = _fast_places(self.text)
        return (fast and fast.word_at(offset)) or word_at(self._words, offset)

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        line, end_line = (bisect_right(self._line_starts, at) for at in (start, end))
        column = start - self._line_starts[line - 1] + 1
        end_column = end - self._line_starts[end_line - 1] + 1
        return Span(line, column, end_line, end_column, start, end)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """What in it looks like a slip of the hand, in order."""
        from partyschool_cli.source.typos import slips

        return tuple(slips(self.text))

    def span_of(self, problem: Problem) -> Span:
        """Where a problem of this file stands."""
        if problem.span is not None:
            return problem.span
        if not problem.path:
            return START_OF_FILE
        return self.place(problem.path, problem.on)

    @cached_property
    def joined_items(self) -> Mapping[FieldPath, JoinedItem]:
        """Items of its `[…]` lists that are probably several, by path."""
        if not may_have_joined_items(self.text):
            return {}
        return {item.path: item for item in joined_items(self.text, self.places.values)}

    def is_joined(self, path: FieldPath, word: object) -> bool:
        """Whether the `word` at `path` is probably several (PS008 says so)."""
        return isinstance(word, str) and has_separator(word) and path in self.joined_items


# A file is asked for many places in a row, and of many files each is asked in turn: what is quick
# to work out is kept for the last few only.
@lru_cache(maxsize=4)
def _fast_content(text: str) -> Any:
    return parse_fast(text.encode())


@lru_cache(maxsize=4)
def _fast_places(text: str) -> FastPlaces | None:
    from partyschool_cli.source.fast_places import find_fast

    return None if _fast_content(text) is None else find_fast(text)
