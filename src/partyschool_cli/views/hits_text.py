"""`search` for a terminal: the hits, best first, with the matches highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from partyschool_cli.catalog.records.build import record_fields, record_title
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.search import Hit, Match
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import clip, display_width, pad
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.views.found_place import found_place
from partyschool_cli.wording.marks import status_mark

if TYPE_CHECKING:
    from partyschool_cli.model.kind import Kind
    from partyschool_cli.terminal.style import Line

_KIND_WIDTH = 6
_GAP = "  "
_INDENT = " " * (_KIND_WIDTH + len(_GAP))
_MAX_COLUMNS = 112
_NO_WIDTH = 10_000
# Characters shown before a match in the middle of a long text.
_CONTEXT = 16


def hit_lines(hits: Iterable[Hit], width: int | None) -> list[Line]:
    """The lines at `width` columns; None neither wraps nor cuts."""
    columns = min(width, _MAX_COLUMNS) if width else _NO_WIDTH
    return [line for hit in hits for line in _hit(hit, max(columns, 2 * len(_INDENT)))]


def _hit(hit: Hit, columns: int) -> Iterator[Line]:
    title, name = visible(record_title(hit.record)), str(hit.record["id"])
    lead: Line = (Styled(pad(hit.kind.title, _KIND_WIDTH) + _GAP, "muted"),)
    end: Line = (Styled(_GAP + name, "id"), Styled(_remark(hit.record), "flag"))
    room = columns - len(_INDENT)
    marked = _marked(title, [f for f in hit.matches if f.text == title], "title")
    if display_width(title) + _width(end) <= room:
        yield *lead, *marked, *end
    else:
        for number, line in enumerate(wrap(title, room)):
            yield *(lead if not number else (Styled(_INDENT),)), Styled(line, "title")
        yield (Styled(_INDENT), *end)
    elsewhere = [f for f in hit.matches if f.text not in (title, name)]
    for place in dict.fromkeys((match.field, match.text) for match in elsewhere):
        here = [match for match in elsewhere if (match.field, match.text) == place]
        yield Styled(_INDENT), *_snippet(hit.kind, here, room)


def _snippet(kind: Kind, matches: list[Match], room: int) -> Line:
    """The text around the first match, cut on both sides with `…`."""
    label = f"{_field_title(kind, matches[0].field)}："
    text = visible(matches[0].text)
    room -= display_width(label)
    if display_width(text) > room:
        start = min(found_place(match)[0] for match in matches)
        text = "…" + text[start - _CONTEXT :] if start > _CONTEXT else text
        text = clip(text, room)
    return Styled(label, "muted"), *_marked(text, matches, "plain")


def _marked(text: str, matches: Iterable[Match], style: str) -> Line:
    """`text` with its matches highlighted."""
    found: set[int] = set()
    for match in matches:
        start, end = found_place(match)
        shown = visible(match.text[start:end])
        at = text.find(shown)
        found.update(range(at, at + len(shown)) if at >= 0 else ())
    spans: list[Styled] = []
    for index, character in enumerate(text):
        wanted = "accent" if index in found else style
        if spans and spans[-1].style == wanted:
            spans[-1] = Styled(spans[-1].text + character, wanted)
        else:
            spans.append(Styled(character, wanted))
    return tuple(spans)


def _remark(record: Record) -> str:
    """The date of a session; the status of anything else unless it is active."""
    if record["entity"] == "session":
        return f"{_GAP}{record['date']} {WEEKDAYS[record['weekday']]}"
    mark = status_mark(record["status"])
    return f"{_GAP}{mark}" if mark else ""


def _field_title(kind: Kind, name: str) -> str:
    """The Chinese title of a field, or of the field whose titles `name` holds."""
    fields = record_fields(kind)
    return next((field.title for field in fields if name in (field.name, field.titles)), name)


def _width(line: Line) -> int:
    return sum(display_width(visible(span.text)) for span in line)
