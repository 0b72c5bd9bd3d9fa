"""A list or mapping in brackets on one line → the places of what is in it. See `fast_places`."""

import re
from dataclasses import dataclass, field
from typing import Final

from partyschool_cli.source.span import FieldPath, Stretch, Word

OPENING: Final = ("[", "{")
QUOTED: Final = r"""\"(?:[^"\\\r\n]|\\[^\r\n])*+\"|'(?:[^'\r\n]|'')*+'"""
# Up to the last bracket of the line. Whether they belong together, `find_in_brackets` sees.
BRACKETS: Final = rf"[\[{{](?:[^\"'#\r\n]|{QUOTED})*[\]}}]"
_PLAIN: Final = (
    r"""[^ :#,\[\]{}"'|>\r\n-]"""
    r"(?:[^ :#,\[\]{}\r\n]++|:(?=[^ ,\[\]{}\r\n])| ++(?=[^ :#,\[\]{}\r\n]))*+"
)
_KEY: Final = re.compile(rf"({_PLAIN}) *+: ++")
_WORD: Final = re.compile(rf"(?:{QUOTED}|{_PLAIN})(?= *+[,\]}}])")
_SPACES: Final = re.compile(" *")


class _UnsureError(Exception):
    """Something is not as plain as it must be."""


@dataclass(slots=True)
class Found:
    """What is found on a line or in brackets: its words in order, its keys, and of each field what
    `Places.value` tells."""

    words: list[Word] = field(default_factory=list)
    values: dict[FieldPath, Stretch] = field(default_factory=dict)
    keys: dict[FieldPath, Stretch] = field(default_factory=dict)


def find_in_brackets(text: str, place: Stretch, path: FieldPath) -> Found | None:
    """What is in the brackets at `place`, the value of `path`; None where it is not sure."""
    reader = _Reader(text)
    try:
        end = reader.value(place[0], path)
    except _UnsureError:
        return None
    return reader.found if end == place[1] else None


@dataclass(slots=True)
class _Reader:
    text: str
    found: Found = field(default_factory=Found)

    def value(self, at: int, path: FieldPath) -> int:
        """Takes in the value that begins at `at`; gives its end."""
        if not self.text.startswith(OPENING, at):
            return self._add(self._match(_WORD, at).span(), path)
        is_list = self.text[at] == "["
        end, count = self._items(self._after_spaces(at + 1), path, is_list=is_list)
        if not count:
            return self._add((at, end), path)
        if is_list:
            self.found.values[path] = at, end
        return end

    def _add(self, place: Stretch, path: FieldPath) -> int:
        self.found.words.append(Word(*place, path, "value"))
        self.found.values[path] = place
        return place[1]

    def _items(self, at: int, path: FieldPath, *, is_list: bool) -> tuple[int, int]:
        """Takes in items up to the closing bracket; gives where that ends, and their number."""
        count = 0
        while not self.text.startswith("]" if is_list else "}", at):
            inner: FieldPath = (*path, count)
            if not is_list:
                key = self._match(_KEY, at)
                inner = (*path, key[1])
                self._add_key(key.span(1), inner)
                at = key.end()
            at = self._after_spaces(self.value(at, inner))
            count += 1
            if self.text.startswith(",", at):
                at = self._after_spaces(at + 1)
        return at + 1, count

    def _add_key(self, place: Stretch, path: FieldPath) -> None:
        self.found.words.append(Word(*place, path, "key"))
        self.found.keys[path] = place
        self.found.values.setdefault(path[:-1], place)

    def _match(self, pattern: re.Pattern[str], at: int) -> re.Match[str]:
        found = pattern.match(self.text, at)
        if found is None:
            raise _UnsureError
        return found

    def _after_spaces(self, at: int) -> int:
        return self._match(_SPACES, at).end()
