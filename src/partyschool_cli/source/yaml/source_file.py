"""One file of a catalog, and data derived from its text on demand."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from partyschool_cli.source.files.decode import Decoded, decode
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.line_ends import LINE_END
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.text.span import START_OF_FILE, FieldPath, On, Span, Word, word_at
from partyschool_cli.source.yaml.joined_items import (
    JoinedItem,
    has_separator,
    joined_items,
    may_have_joined_items,
)
from partyschool_cli.source.yaml.yaml_parser import Parsed, parse

if TYPE_CHECKING:
    from partyschool_cli.source.yaml.places import Places
    from partyschool_cli.source.yaml.typos import Typo


class SourceFile:
    """A file of `tree` by its path there, with `/`.

    It is read and decoded once, on demand, and stays in memory, so that spans are of the text that
    was checked: the text of a UTF-8 file, from which its bytes are made anew at each `read()`, or
    text and bytes of any other. What is derived from the text is cached for the last few files
    only.
    """

    __slots__ = ("_data", "_decoded", "path", "tree")

    def __init__(self, tree: FileTree, path: str) -> None:
        self.tree = tree
        self.path = path
        self._data: bytes | Problem | None = None
        self._decoded: Decoded | None = None

    def read(self) -> bytes | Problem:
        """Its bytes, or the problem of reading them."""
        # Several threads may ask: what was decoded counts, whoever read the file since.
        if (decoded := self._decoded) is not None and decoded.problem is None:
            return decoded.encode()
        data = self._data
        if data is None:
            data = self._data = self.tree.read(self.path)
        return data

    @property
    def decoded(self) -> Decoded:
        """Its text and encoding, or the problem of reading or decoding it."""
        if self._decoded is None:
            data = self.read()
            if isinstance(data, Problem):
                self._decoded = Decoded("", problem=data)
            else:
                self._decoded = decode(data)
                if self._decoded.problem is None:
                    self._data = None
        return self._decoded

    @property
    def text(self) -> str:
        """The file's text without a byte order mark; empty if it cannot be read."""
        return self.decoded.text

    @property
    def _derived(self) -> "_Derived":
        return _derived(self.text)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of reading, decoding and parsing it."""
        problem = self.decoded.problem
        return (problem,) if problem is not None else self.parsed.problems

    @property
    def lines(self) -> tuple[str, ...]:
        """The text's lines without line ends, as spans count them."""
        return self._derived.lines

    @property
    def parsed(self) -> Parsed:
        """The parsed text, whatever its encoding."""
        return self._derived.parsed

    @property
    def places(self) -> "Places":
        """Spans of its keys and values."""
        return self._derived.parsed.places

    @property
    def content(self) -> Any:
        """The file's data; None if it is empty or cannot be parsed."""
        return self._derived.parsed.content

    def place(self, path: FieldPath, on: On = "value") -> Span:
        """The span of the value at `path`, or of its key, as in `Places`."""
        return self.places.key(path) if on == "key" else self.places.value(path)

    def word_at(self, offset: int) -> Word:
        """The key or scalar at `text[offset]`; an empty word for a comment."""
        return word_at(self._derived.words, offset)

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        return self._derived.span(start, end)

    def place_text(self, span: Span) -> str:
        """A place in it, for messages: `courses/charter.yaml:9:12`."""
        return f"{shown_path(self.path)}:{span.line}:{span.column}"

    def span_of(self, problem: Problem) -> Span:
        """The span of a problem of this file."""
        if problem.span is not None:
            return problem.span
        return self.place(problem.path, problem.on) if problem.path else START_OF_FILE

    @property
    def typos(self) -> "tuple[Typo, ...]":
        """Probable typos of syntax, in order."""
        return self._derived.typos

    @property
    def joined_items(self) -> Mapping[FieldPath, JoinedItem]:
        """Items of its `[…]` lists that are probably several, by path."""
        return self._derived.joined_items

    def is_joined(self, path: FieldPath, word: object) -> bool:
        """Whether the `word` at `path` is probably several (PS008 says so)."""
        return isinstance(word, str) and has_separator(word) and path in self.joined_items


class _Derived:
    """Data derived from a file's text, lazily."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parsed: Parsed | None = None

    @property
    def parsed(self) -> Parsed:
        # Python 3.11's `cached_property` takes a lock, which costs more than all else here.
        if self._parsed is None:
            self._parsed = parse(self.text)
        return self._parsed

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(LINE_END.split(self.text))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_END.finditer(self.text))]

    def span(self, start: int, end: int) -> Span:
        line, end_line = (bisect_right(self._line_starts, at) for at in (start, end))
        column = start - self._line_starts[line - 1] + 1
        end_column = end - self._line_starts[end_line - 1] + 1
        return Span(line, column, end_line, end_column, start, end)

    @cached_property
    def words(self) -> list[Word]:
        return self.parsed.places.words()

    @cached_property
    def typos(self) -> "tuple[Typo, ...]":
        from partyschool_cli.source.yaml.typos import typos

        return tuple(typos(self.text))

    @cached_property
    def joined_items(self) -> Mapping[FieldPath, JoinedItem]:
        if not may_have_joined_items(self.text):
            return {}
        return {item.path: item for item in joined_items(self.text, self.parsed.places)}


# Rules use a file, or two, several times in a row. Events of a file take many times its size.
@lru_cache(maxsize=2)
def _derived(text: str) -> _Derived:
    return _Derived(text)
