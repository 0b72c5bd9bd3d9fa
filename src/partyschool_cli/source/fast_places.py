"""The quick way to places, for files of plain lines: `field: word`, `- word`, brackets on one line.

It answers only where it is sure to say what `yaml_file.parse` would. It is for texts that
`fast_yaml.parse_fast` reads: those are sound, so that indents alone tell what belongs to what. One
line that is not plain (a text over several lines, a key in quotes) leaves the whole file to the
careful parser. tests/source/test_fast_places.py holds the two against each other.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Final

from partyschool_cli.source.fast_brackets import (
    BRACKETS,
    OPENING,
    QUOTED,
    Found,
    find_in_brackets,
)
from partyschool_cli.source.span import FieldPath, Stretch, Word, word_at

_KEY: Final = r"""\w[^ :#,\[\]{}"'\r\n]*+"""
_PLAIN: Final = (
    r"""(?:[^ #"'\[\]{},|>:\r\n-]|[:-](?=[^ \r\n]))"""
    r"(?:[^ :#\r\n]++|:(?=[^ \r\n])|(?<! )#| ++(?=[^ #\r\n]))*+"
)
# Groups: dashes, key, its colon, value.
_LINE: Final = re.compile(
    r" *+((?:-(?: ++|(?=\r?\n|\Z)))*+)"
    rf"(?:({_KEY}) *+(:)(?=[ \r\n]|\Z))?+ *+"
    rf"({QUOTED}|{BRACKETS}|{_PLAIN})?+"
    r" *+(?:(?<![^ \n])#[^\r\n]*+)?+(?:\r?\n|\Z)"
)

# What a line says: where it begins, its field, its key (None for an item), its value. A value that
# is empty, or on the lines below, is an empty stretch after the `:` or `-`.
_Line = tuple[int, FieldPath, Stretch | None, Stretch]
_NOWHERE: Final = (0, 0)


@dataclass(frozen=True)
class FastPlaces:
    """Where the words of one file of plain lines stand. An answer is None where it is not sure.

    `holders` has the mappings and lists of several lines, each with what `Places.value` tells of
    it: of a mapping, its first key.
    """

    text: str
    lines: Sequence[_Line]
    holders: Mapping[FieldPath, Stretch]

    @cached_property
    def _line_of(self) -> dict[FieldPath, _Line]:
        return {line[1]: line for line in self.lines}

    def value(self, path: FieldPath) -> Stretch | None:
        """The offsets of what `Places.value` gives for `path`."""
        found = self._found_at(path)
        if found is None:
            return None
        while path not in found.values:
            path = path[:-1]
        return found.values[path]

    def key(self, path: FieldPath) -> Stretch | None:
        """The offsets of what `Places.key` gives for `path`."""
        found = self._found_at(path)
        return None if found is None else found.keys.get(path) or self.value(path)

    def _found_at(self, path: FieldPath) -> Found | None:
        """What is on the line that `path` leads to, or the nearest to it that there is."""
        while path not in self.holders and path not in self._line_of:
            path = path[:-1]
        _, _, key, value = self._line_of.get(path, (0, path, None, _NOWHERE))
        if path in self.holders:
            found: Found | None = Found(values={path: self.holders[path]})
        elif self.text.startswith(OPENING, value[0]):
            found = find_in_brackets(self.text, value, path)
        else:
            found = Found(values={path: key if key and value[0] == value[1] else value})
        if found is not None and key is not None:
            found.keys[path] = key
        return found

    def word_at(self, offset: int) -> Word | None:
        """The key or value that `text[offset]` is part of; an empty word where there is none."""
        at = bisect_right(self.lines, offset, key=itemgetter(0)) - 1
        if at >= 0:
            _, path, key, value = self.lines[at]
            if key and key[0] <= offset < key[1]:
                return Word(*key, path, "key")
            if value[0] <= offset < value[1]:
                if not self.text.startswith(OPENING, value[0]):
                    return Word(*value, path, "value")
                found = find_in_brackets(self.text, value, path)
                return None if found is None else word_at(found.words, offset)
        return word_at((), offset)


def find_fast(text: str) -> FastPlaces | None:
    """The places of a text that `parse_fast` reads, or None where they must be found with care."""
    reader = _Reader(text)
    try:
        reader.read()
    except _UnsureError:
        return None
    return FastPlaces(text, reader.lines, reader.holders)


class _UnsureError(Exception):
    """A line is not as plain as it must be."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose lines are being read: the column of its dashes or keys."""

    column: int
    is_list: bool
    path: FieldPath
    start: int
    count: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads a text line by line. `awaiting` is the field whose value has not come yet."""

    text: str
    lines: list[_Line] = field(default_factory=list)
    holders: dict[FieldPath, Stretch] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    awaiting: FieldPath | None = ()

    def read(self) -> None:
        """Reads it all. Raises _UnsureError."""
        at, text, match = 0, self.text, _LINE.match
        while at < len(text):
            line = match(text, at)
            if line is None:
                raise _UnsureError
            start, end = line.span(1)
            if start < end or line[2]:
                self._take(line, at, start, end)
            elif line[4]:
                raise _UnsureError
            at = line.end()
        # Where the last line has no end, the careful parser thinks of one more below it.
        is_cut_off = not text.endswith("\n") and any(one.is_list for one in self.stack)
        if is_cut_off or not self.lines:
            raise _UnsureError
        self._close(-1, at, is_list=False)

    def _take(self, line: re.Match[str], at: int, start: int, end: int) -> None:
        """Takes in a line that begins `at`, its dashes at `start`."""
        self._close(start - at, start, is_list=start < end)
        path: FieldPath = ()
        key, value, since = None, line.span(4), end
        for dash in range(start, end):
            if self.text[dash] == "-":
                top = self._enter(dash - at, (dash, dash + 1), is_list=True)
                self.awaiting = path = (*top.path, top.count)
                top.count += 1
                since = dash + 1
        if name := line[2]:
            key, since = line.span(2), line.end(3)
            top = self._enter(key[0] - at, key, is_list=False)
            self.awaiting = path = (*top.path, name)
        if value[0] < 0:
            value = since, since
        else:
            self.awaiting = None
        self.lines.append((at, path, key, value))

    def _close(self, column: int, at: int, *, is_list: bool) -> None:
        """Closes what a line does not go on with that begins at `column` with a dash or a key."""
        stack = self.stack
        while stack and (
            stack[-1].column > column
            or (stack[-1].column == column and stack[-1].is_list and not is_list)
        ):
            done = stack.pop()
            if done.is_list:
                self.holders[done.path] = done.start, at

    def _enter(self, column: int, stretch: Stretch, *, is_list: bool) -> _Open:
        """The list or mapping that goes on, or opens, at `column` with a dash or key."""
        top = self.stack[-1] if self.stack else None
        if top and top.column == column and top.is_list == is_list:
            return top
        path = self.awaiting
        if path is None or (top and top.path != path[:-1]):
            raise _UnsureError
        self.holders[path] = stretch
        opened = _Open(column, is_list, path, stretch[0])
        self.stack.append(opened)
        return opened
