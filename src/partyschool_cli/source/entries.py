"""Spans of whole entries: a key with its value, or an item of a list, and its comment.

Findings point at values; edits that add, move or remove need whole entries.
"""

import re
from typing import Final, NamedTuple

from partyschool_cli.source.places import Places
from partyschool_cli.source.span import FieldPath, Stretch

_COMMENT: Final = re.compile(r"[ \t]+(#[^\r\n]*)")


class Entry(NamedTuple):
    """An entry by offsets in the text.

    It starts at its key or dash (in brackets, at the item itself) and ends after its value.
    `indent` is the column of its start, from 0. `comment` is the trailing one on its last line.
    `is_flow` is true in brackets, where other entries may share its line.
    """

    start: int
    end: int
    indent: int
    comment: Stretch | None
    is_flow: bool

    @property
    def end_with_comment(self) -> int:
        """End of the entry with its trailing comment."""
        return self.end if self.comment is None else self.comment[1]


def entry_at(text: str, places: Places, path: FieldPath) -> Entry:
    """The entry at `path` in a text that parses. Raises KeyError where there is none."""
    if not path or path not in places:
        raise KeyError(path)
    is_flow = places.is_flow(path[:-1])
    start = _start(text, places, path)
    end = _end(text, places, path, start)
    found = None if is_flow else _COMMENT.match(text, end)
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return Entry(start, end, start - line_start, found.span(1) if found else None, is_flow)


def _start(text: str, places: Places, path: FieldPath) -> int:
    if places.has_key(path):
        return places.key(path).start
    value = places.whole(path).start
    if places.is_flow(path[:-1]):
        return value
    # All dashes of a block list are in one column. The item's is the nearest above its value.
    column = places.whole(path[:-1]).column - 1
    line_start = text.rfind("\n", 0, value) + 1
    while not _is_dash(text, line_start, line_start + column):
        line_start = text.rfind("\n", 0, line_start - 1) + 1
    return line_start + column


def _is_dash(text: str, line_start: int, at: int) -> bool:
    """Whether the `-` at `at` is of a list item: only other dashes precede it on the line."""
    return text.startswith("-", at) and not text[line_start:at].strip(" -")


def _end(text: str, places: Places, path: FieldPath, start: int) -> int:
    """End of the value at `path`, whose entry begins at `start`."""
    child = path
    while not places.is_flow(child) and (inner := places.last_child(child)) is not None:
        child = inner
    whole = places.whole(child)
    if places.is_block_text(child):
        # Its event ends where the next token begins.
        return whole.start + len(text[whole.start : whole.end].rstrip())
    if not whole.is_empty:
        return whole.end
    # An empty value: the entry ends after its colon or dash.
    if places.has_key(child):
        key = places.key(child)
        return text.index(":", key.end) + 1
    return (start if child == path else _start(text, places, child)) + 1
