"""Spans of each key and value of one parsed file.

Holds the parser's events; entries, paths and spans are made on demand, since most files have
nothing to tell of.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

import yaml

from partyschool_cli.source.text.span import START_OF_FILE, FieldPath, Span, Word

# An event of PyYAML, with `start_mark` and `end_mark`.
Event = Any

# An entry of a list or mapping, or the whole content: the entry that holds it (None), the step to
# it there, and the events of its key, its value and its end, None without one. A list, since an
# object takes twice as long to make, and a large file has many.
Entry = list[Any]
HOLDER: Final = 0
STEP: Final = 1
KEY: Final = 2
VALUE: Final = 3
END: Final = 4


def event_span(event: Event, end: Event | None = None) -> Span:
    """The span of an event, or from the start of one to the end of another."""
    first, last = event.start_mark, (event if end is None else end).end_mark
    return Span(
        first.line + 1, first.column + 1, last.line + 1, last.column + 1, first.index, last.index
    )


def path_of(entry: Entry) -> FieldPath:
    """The field path of an entry."""
    steps = []
    while (holder := entry[HOLDER]) is not None:
        steps.append(entry[STEP])
        entry = holder
    return tuple(reversed(steps))


class _Walked(NamedTuple):
    """Every entry in the order of the text, and each second key's entry with that of the first.

    Of a second key, the first has the entry of its value.
    """

    entries: list[Entry]
    duplicates: list[tuple[Entry, Entry]]


def _walk(events: Sequence[Event], unescape: Callable[[str], str]) -> _Walked:
    """The entries of a document.

    `holder` is the entry of the open list or mapping, `keys` the entries of a mapping by key, None
    in a list and at the root. `entry` is one that has a key and no value yet. The value of a
    duplicate is one step below the key, so that the first value's paths stay.
    """
    entries: list[Entry] = []
    duplicates: list[tuple[Entry, Entry]] = []
    holder: Entry | None = None
    keys: dict[str, Entry] | None = None
    length = 0  # of the open list
    entry: Entry | None = None
    stack: list[tuple[Entry | None, dict[str, Entry] | None, int]] = []
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            if holder is not None:
                holder[END] = event
            holder, keys, length = stack.pop()
        elif not isinstance(event, yaml.NodeEvent):
            continue
        elif keys is not None and entry is None:
            if isinstance(event, yaml.ScalarEvent):
                step = unescape(event.value)
            else:
                step = f"*{event.anchor}"
            entry = [holder, step, event, None, None]
            first = keys.setdefault(step, entry)
            if first is not entry:
                duplicates.append((entry, first))
                entry = [entry, -len(duplicates), None, None, None]
            entries.append(entry)
        else:
            if entry is None:
                entry = [holder, length, None, None, None]
                entries.append(entry)
                length += 1
            entry[VALUE] = event
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append((holder, keys, length))
                holder, length = entry, 0
                keys = {} if isinstance(event, yaml.MappingStartEvent) else None
            entry = None
    return _Walked(entries, duplicates)


class Places:
    """The places of a file with this `content` by field path.

    `events` are the parser's, with `unescape` for their keys. An item of a list has no key.
    """

    def __init__(
        self, content: Any, events: Sequence[Event], unescape: Callable[[str], str]
    ) -> None:
        self._content = content
        self._events = events
        self._unescape = unescape

    @cached_property
    def _walked(self) -> _Walked:
        return _walk(self._events, self._unescape)

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry in the order of the text."""
        return self._walked.entries

    def duplicates(self) -> Iterator[tuple[FieldPath, Span, Span]]:
        """Each key that its mapping has already: its path, its span and that of the first."""
        for entry, first in self._walked.duplicates:
            yield path_of(entry), event_span(entry[KEY]), event_span(first[KEY])

    @cached_property
    def _values(self) -> dict[FieldPath, Event]:
        return {path_of(entry): entry[VALUE] for entry in self.entries if entry[VALUE]}

    @cached_property
    def _keys(self) -> dict[FieldPath, Event]:
        return {path_of(entry): entry[KEY] for entry in self.entries if entry[KEY]}

    @cached_property
    def _ends(self) -> dict[FieldPath, Event]:
        return {path_of(entry): entry[END] for entry in self.entries if entry[END]}

    def __contains__(self, path: FieldPath) -> bool:
        """Whether there is a value at `path`, even an empty one."""
        return path in self._values

    def value(self, path: FieldPath) -> Span:
        """The span of the value at `path`; of its key if the value is empty.

        For a missing field, the span of the nearest enclosing one. A mapping has that of its first
        key.
        """
        while path and path not in self._values:
            path = path[:-1]
        if path not in self._values:
            return START_OF_FILE
        first_key = self._first_key(path)
        if first_key is not None:
            return event_span(first_key)
        span = self.whole(path)
        return event_span(self._keys[path]) if span.is_empty and path in self._keys else span

    def key(self, path: FieldPath) -> Span:
        """The span of the last key of `path`; of the value if it is an item of a list."""
        event = self._keys.get(path)
        return self.value(path) if event is None else event_span(event)

    def whole(self, path: FieldPath) -> Span:
        """The span of the whole value at `path`. Raises KeyError if there is none."""
        return event_span(self._values[path], self._ends.get(path))

    def is_flow(self, path: FieldPath) -> bool:
        """Whether the list or mapping at `path` is in brackets."""
        return bool(getattr(self._values.get(path), "flow_style", False))

    def is_block_text(self, path: FieldPath) -> bool:
        """Whether the text at `path` is a block scalar (`|` or `>`)."""
        return self.style(path) in ("|", ">")

    def style(self, path: FieldPath) -> str | None:
        """How the scalar at `path` is written: `'`, `"`, `|`, `>`; None where plain."""
        return getattr(self._values.get(path), "style", None) or None

    def key_style(self, path: FieldPath) -> str | None:
        """The quotes of the key of `path`; None where plain."""
        return getattr(self._keys.get(path), "style", None) or None

    def has_key(self, path: FieldPath) -> bool:
        """Whether `path` ends in a key of an existing mapping."""
        return path in self._keys

    def last_child(self, path: FieldPath) -> FieldPath | None:
        """The path of the last entry of the list or mapping at `path`; None if it is empty."""
        content = self._at(path)
        if type(content) is dict and content:
            return (*path, next(reversed(content)))
        return (*path, len(content) - 1) if type(content) is list and content else None

    def values(self) -> Iterator[tuple[FieldPath, Span]]:
        """Every value with its whole span, in the order of the text."""
        return ((path, self.whole(path)) for path in self._values)

    def keys(self) -> Iterator[tuple[FieldPath, Span]]:
        """Every key with its span, in the order of the text."""
        return ((path, event_span(event)) for path, event in self._keys.items())

    def scalars(self) -> Iterator[tuple[FieldPath, Span]]:
        """Every scalar with its span, in the order of the text."""
        holders = {id(entry[HOLDER]) for entry in self.entries}
        return (
            (path_of(entry), event_span(entry[VALUE], entry[END]))
            for entry in self.entries
            if entry[VALUE] and id(entry) not in holders
        )

    def words(self) -> list[Word]:
        """Every key and scalar, in the order of the text."""
        words = [Word(span.start, span.end, path, "key") for path, span in self.keys()]
        words += (Word(span.start, span.end, path, "value") for path, span in self.scalars())
        return sorted(words, key=lambda word: word[:2])

    def _first_key(self, path: FieldPath) -> Event | None:
        content = self._at(path)
        if type(content) is not dict or not content:
            return None
        return self._keys.get((*path, next(iter(content))))

    def _at(self, path: FieldPath) -> Any:
        content = self._content
        for step in path:
            if isinstance(step, int) and step < 0:  # a duplicate's own step
                return None
            try:
                content = content[step]
            except (KeyError, IndexError, TypeError):
                return None
        return content
