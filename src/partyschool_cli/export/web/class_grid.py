"""The timetable of a class as a grid: a table a week, days across, parts of the day down."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.web.published import WebSession
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Part, Sheet
from partyschool_cli.timetable.sheet_entries import Entry

_MOST_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a row: the sessions of a day, over `span` parts of it."""

    date: dt.date
    span: int
    sessions: tuple[WebSession, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A part of the day; a cell that another row's covers is not in `cells`."""

    title: str
    times: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """The days of a week, each with why there is no teaching, and its rows."""

    days: tuple[tuple[dt.date, str], ...]
    rows: tuple[GridRow, ...]


def class_grid(sheet: Sheet, session_of: Callable[[Entry], WebSession]) -> tuple[WeekGrid, ...]:
    """The weeks of a class's timetable; none where it is longer than seven days, or empty."""
    dates = [sheet.first, sheet.last, *(entry.date for entry in sheet.entries)]
    if not sheet.entries or (max(dates) - min(dates)).days >= _MOST_DAYS:
        return ()
    return tuple(_week_grid(week, session_of) for week in weeks(sheet))


def _week_grid(week: Week, session_of: Callable[[Entry], WebSession]) -> WeekGrid:
    return WeekGrid(
        tuple((day.date, day.off or "") for day in week.days),
        tuple(_row(week.days, row, part, session_of) for row, part in enumerate(week.parts)),
    )


def _row(
    days: tuple[Day, ...], row: int, part: Part, session_of: Callable[[Entry], WebSession]
) -> GridRow:
    cells = ((day.date, day.cell_at(row)) for day in days)
    return GridRow(
        part.title,
        f"{part.start:%H:%M}—{part.end:%H:%M}",
        tuple(
            GridCell(date, cell.span, tuple(map(session_of, cell.entries)))
            for date, cell in cells
            if cell.row == row
        ),
    )
