"""Edits of entries in brackets: added after the one before, taken out with their comma."""

import re
from typing import Final, NamedTuple

from partyschool_cli.source.text.line_ends import line_end, line_start, new_line_end, next_line
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Splice, Splices
from partyschool_cli.source.text_edits.parsed_text import ParsedText

# Spaces, line ends and comments; a `#` is one after a space only.
_GAP: Final = re.compile(r"(?:[ \t\r\n]+(?:#[^\r\n]*)?)*")
_COMMENT: Final = re.compile(r"[ \t]*#[^\r\n]*")
_SPACES: Final = re.compile(r"[ \t]*")


class _Place(NamedTuple):
    """Where an entry is: its start and end, and the end of its comma (None without one)."""

    start: int
    end: int
    comma: int | None


def adding(parsed: ParsedText, holder: FieldPath, index: int, new: str) -> Splices:
    """Add an entry at `index` of a mapping or list in brackets."""
    text = parsed.text
    children = parsed.children(holder)
    if not children:
        at = parsed.places.whole(holder).start + 1
        return (Splice(at, at, new),)
    places = [_place(parsed, path) for path in children]
    whole = parsed.places.whole(holder)
    if text[whole.start] not in "[{":
        # A pair without braces, as an item of a list in brackets.
        parts = [new, text[whole.start : whole.end]]
        return (Splice(whole.start, whole.end, f"{{{', '.join(parts[:: -1 if index else 1])}}}"),)
    if index == 0:
        first = places[0]
        return (Splice(first.start, first.start, f"{new},{_space_before(parsed, places, 0)}"),)
    before = places[index - 1]
    # libyaml does not read `{a:, b}`.
    comma = " ," if text[before.end - 1] == ":" else ","
    space = _space_before(parsed, places, min(index, len(places) - 1))
    if before.comma is None:
        at = _after_comment(text, before.end) if "\n" in space or "\r" in space else before.end
        if at == before.end:
            return (Splice(at, at, f"{comma}{space}{new}"),)
        return (Splice(before.end, before.end, comma), Splice(at, at, f"{space}{new}"))
    at = _after_comment(text, before.comma) if space.strip(" ") else before.comma
    comma = "" if index == len(places) and space == " " else ","
    return (Splice(at, at, f"{space}{new}{comma}"),)


def _space_before(parsed: ParsedText, places: list[_Place], index: int) -> str:
    """What precedes an entry like that at `index`: a space, or a new line and an indent."""
    start = places[index].start
    line = line_start(parsed.text, start)
    prefix = parsed.text[line:start]
    if prefix.strip():
        return " "
    return f"{new_line_end(parsed.text, start)}{prefix}"


def _after_comment(text: str, at: int) -> int:
    found = _COMMENT.match(text, at)
    return at if found is None else found.end()


def removing(parsed: ParsedText, path: FieldPath) -> Splices:
    """Take out an entry in brackets; comments stay."""
    text = parsed.text
    children = parsed.children(path[:-1])
    index = children.index(path)
    place = _place(parsed, path)
    if place.comma is not None:
        return (_cut(text, place.start, place.comma),)
    if index == 0:
        return (_cut(text, place.start, place.end),)
    before = _place(parsed, children[index - 1])
    gap = text[before.end : place.start]
    if "#" not in gap and "\n" not in gap and "\r" not in gap:
        return (Splice(before.end, place.end, ""),)
    # The comma of the entry before, on its own line, may stay.
    return (_cut(text, place.start, place.end),)


def _cut(text: str, start: int, end: int) -> Splice:
    """Cut out a stretch, with spaces after it or with the whole line that it leaves empty."""
    line = line_start(text, start)
    after = _end_of_spaces(text, end)
    if not text[line:start].strip():
        if after == line_end(text, end):
            return Splice(line, next_line(text, end), "")
        return Splice(start, after, "")
    if text.startswith("#", after):
        return Splice(_start_of_spaces(text, start), end, "")
    before = _start_of_spaces(text, start)
    if after == line_end(text, end) or (text[after] in "]}" and text[before - 1] in "[{"):
        return Splice(before, after, "")
    return Splice(start, after, "")


def _start_of_spaces(text: str, at: int) -> int:
    return len(text[:at].rstrip(" \t"))


def _end_of_spaces(text: str, at: int) -> int:
    found = _SPACES.match(text, at)
    return at if found is None else found.end()


def _place(parsed: ParsedText, path: FieldPath) -> _Place:
    text, entry = parsed.text, parsed.entry(path)
    start, end = entry.start, entry.end
    gap = _GAP.match(text, end)
    comma = end if gap is None else gap.end()
    return _Place(start, end, comma + 1 if text.startswith(",", comma) else None)
