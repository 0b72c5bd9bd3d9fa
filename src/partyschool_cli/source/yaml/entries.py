"""Spans of whole entries: a key with its value, or an item of a list, and its comment.

Findings point at values; edits that add, move or remove need whole entries.
"""

import re
from typing import Final, NamedTuple

from partyschool_cli.source.text.line_ends import before_line, line_start
from partyschool_cli.source.text.span import FieldPath, Span, Stretch
from partyschool_cli.source.yaml.places import Places

_COMMENT: Final = re.compile(r"[ \t]*(#[^\r\n]*)")
# The sign before a key whose colon may be on another line.
_KEY_MARK: Final = re.compile(r"\?[ \t]+\Z")
_COLON: Final = re.compile(r"(?:\s|#[^\r\n]*+)*+:")
# Of a block scalar, with the comment after it.
_HEADER: Final = re.compile(r"([|>][-+0-9]*)[^\r\n]*(?:\r\n|\n|\r)?")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class EntrySpan(NamedTuple):
    """Where an entry is, by offsets in the text.

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


def entry_at(text: str, places: Places, path: FieldPath) -> EntrySpan:
    """The entry at `path` in a text that parses. Raises KeyError where there is none."""
    if not path or path not in places:
        raise KeyError(path)
    is_flow = places.is_flow(path[:-1])
    start = _start(text, places, path)
    end = _end(text, places, path, start)
    found = None if is_flow else _COMMENT.match(text, end)
    indent = start - line_start(text, start)
    return EntrySpan(start, end, indent, found.span(1) if found else None, is_flow)


def head_end(text: str, places: Places, path: FieldPath) -> int:
    """Where the value at `path` can begin: after its colon or dash.

    After its key, where that has no colon (`{a, b}`, `? a`).
    """
    if not places.has_key(path):
        return _start(text, places, path) + (not places.is_flow(path[:-1]))
    key = places.key(path)
    colon = _COLON.match(text, key.end)
    return key.end if colon is None else colon.end()


def _start(text: str, places: Places, path: FieldPath) -> int:
    if places.has_key(path):
        key = places.key(path).start
        mark = _KEY_MARK.search(text, line_start(text, key), key)
        return key if mark is None else mark.start()
    value = places.whole(path).start
    if places.is_flow(path[:-1]):
        return value
    # All dashes of a block list are in one column. The item's is the nearest above its value.
    column = places.whole(path[:-1]).column - 1
    start = line_start(text, value)
    while not _is_dash(text, start, start + column):
        start = line_start(text, before_line(text, start))
    return start + column


def _is_dash(text: str, start: int, at: int) -> bool:
    """Whether the `-` at `at` is of a list item: only other signs precede it on the line."""
    return text.startswith("-", at) and not text[start:at].strip(" -?:")


def _end(text: str, places: Places, path: FieldPath, start: int) -> int:
    """End of the value at `path`, whose entry begins at `start`."""
    child = path
    while not places.is_flow(child) and (inner := places.last_child(child)) is not None:
        child = inner
    whole = places.whole(child)
    if places.is_block_text(child):
        return _end_of_block_text(text, whole)
    if not whole.is_empty:
        return whole.end
    # An empty value: the entry ends after its colon or dash.
    return (
        start + 1 if child == path and not places.has_key(path) else head_end(text, places, child)
    )


def _end_of_block_text(text: str, whole: Span) -> int:
    """End of a block scalar's last line that counts; its event ends where the next token begins.

    Blank lines count where the header says so, and where they are longer than the indent.
    """
    header = _HEADER.match(text, whole.start)
    if header is None:  # never: every block scalar has one
        return whole.end
    lines = _LINE.findall(text, header.end(), whole.end)
    if "+" not in header[1]:
        # An indent that the header states is not looked for: then each space counts.
        first = next((line for line in lines if line.strip()), "")
        indent = 0 if re.search("[0-9]", header[1]) else len(first) - len(first.lstrip(" "))
        while lines and not lines[-1].strip() and len(lines[-1].rstrip("\r\n")) <= indent:
            lines.pop()
    end = header.end() + sum(map(len, lines))
    return before_line(text, end) if text[:end].endswith(("\n", "\r")) else end
