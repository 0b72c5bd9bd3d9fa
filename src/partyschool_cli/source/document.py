"""What a parsed file is: its data, and the place of each key and value."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from partyschool_cli.source.problem import Problem
from partyschool_cli.source.span import START_OF_FILE, FieldPath, Span, Word

MAX_NESTING: Final = 32


class Places(NamedTuple):
    """Where each key and value of one file stands; `first_keys` by the mapping that holds them."""

    values: dict[FieldPath, Span]
    keys: dict[FieldPath, Span]
    first_keys: dict[FieldPath, Span]

    def value(self, path: FieldPath) -> Span:
        """The place of the value at `path`; of its key where the value is empty.

        Where there is no such field, the nearest thing that should hold it. A mapping is shown by
        its first key.
        """
        while path and path not in self.values:
            path = path[:-1]
        found = self.first_keys.get(path) or self.values.get(path, START_OF_FILE)
        return self.keys.get(path, found) if found.is_empty else found

    def key(self, path: FieldPath) -> Span:
        """The place of the last key of `path`; of its value where it is an item of a list."""
        return self.keys.get(path) or self.value(path)

    def texts(self) -> Iterator[Span]:
        """The places of the values that are no lists and no mappings."""
        return (span for _, span in self._leaves())

    def words(self) -> list[Word]:
        """Every key, and every value that is no list and no mapping, in order."""
        words = [Word(span.start, span.end, path, "key") for path, span in self.keys.items()]
        words += (Word(span.start, span.end, path, "value") for path, span in self._leaves())
        return sorted(words, key=lambda word: word[:2])

    def _leaves(self) -> Iterator[tuple[FieldPath, Span]]:
        inner = {path[:-1] for path in self.values if path}
        return ((path, span) for path, span in self.values.items() if path not in inner)


class Document(NamedTuple):
    """A parsed file: plain data (None where empty or unreadable), its places, its problems."""

    data: Any
    places: Places
    problems: tuple[Problem, ...]
