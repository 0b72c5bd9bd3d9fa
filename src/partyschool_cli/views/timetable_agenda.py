"""A week day by day, for pipes and terminals too narrow for a grid."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import clip, display_width, pad
from partyschool_cli.terminal.wrap import wrap
from partyschool_cli.timetable.grid import Day, Week
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry
from partyschool_cli.views.timetable_cells import (
    facts,
    joined_or_stacked,
    label_width,
    title_span,
)
from partyschool_cli.wording.dates import clock_times, day_text

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_INDENT = "  "
_TIME_WIDTH = len("08:30–11:30")
_MIN_ROOM = 8


def agenda_lines(sheet: Sheet, week: Week, today: dt.date, width: int | None) -> list[Line]:
    """The days of a week that are off or have sessions; sessions are grouped by day part.

    A `width` of None (a pipe) does not wrap.
    """
    label = label_width(sheet)
    lines: list[Line] = []
    for day in week.days:
        entries = sorted(
            {entry: None for cell in day.cells for entry in cell.entries},
            key=lambda entry: (entry.start, entry.end),
        )
        if entries or day.off:
            lines += [*([()] if lines else []), *_day_title(day, today, width)]
        for part, held in groupby(entries, key=lambda entry: entry.part):
            title = next(each.title for each in sheet.parts if each.id == part)
            for number, entry in enumerate(held):
                before = pad("" if number else clip(visible(title), label), label)
                lines += _entry_lines(sheet, entry, before, width)
    return lines


def _day_title(day: Day, today: dt.date, width: int | None) -> list[Line]:
    is_today = day.date == today
    title = Styled(
        day_text(day.date) + ("今天" if is_today else ""), "accent" if is_today else "heading"
    )
    if not day.off:
        return [(title,)]
    return joined_or_stacked(title, Styled(visible(day.off), "warning"), width)


def _entry_lines(sheet: Sheet, entry: Entry, label: str, width: int | None) -> list[Line]:
    indent = len(_INDENT) * 3 + display_width(label) + _TIME_WIDTH
    room = None if width is None else max(_MIN_ROOM, width - indent)
    title = title_span(entry)
    head, *more = _wrapped(title.text, room)
    first = (
        Styled(f"{_INDENT}{label}{_INDENT}", "muted"),
        Styled(pad(clock_times(entry.start, entry.end), _TIME_WIDTH) + _INDENT, "accent"),
        Styled(head, title.style),
    )
    about = "　".join(visible(fact) for fact in facts(sheet, entry))
    rest = [(line, title.style) for line in more]
    rest += [(line, "muted") for line in _wrapped(about, room) if line]
    return [first, *((Styled(" " * indent), Styled(text, style)) for text, style in rest)]


def _wrapped(text: str, room: int | None) -> list[str]:
    return [text] if room is None else wrap(text, room)
