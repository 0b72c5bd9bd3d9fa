"""A timetable on a page: weeks as tables or one long list, each a day-by-day column on a phone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.html.page import Orientation, page
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Entry, Part, Sheet


@dataclass(frozen=True, slots=True)
class GridCell:
    """A table cell of a grid. `number` is its day's in the week, from 1.

    `off` is the name of a day without teaching, for the one cell that such a day is.
    """

    number: int
    day: Day
    span: int
    entries: tuple[Entry, ...]
    off: str | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A part of the day with the cells that begin in it."""

    part: Part
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class WeekTable:
    """A week as rows. `period` is the line above it."""

    period: str
    days: tuple[Day, ...]
    rows: tuple[GridRow, ...]


def write_timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    """A grid or a list, as the options or the sheet want."""
    sheet = content.sheet
    values = {"content": content, "sheet": sheet, "count": len(sheet.entries), "unit": "项"}
    if (options.layout or sheet.layout) == "grid":
        tables = week_tables(sheet)
        return page(
            "timetable_grid", {**values, "weeks": tables, "is_idle": is_idle}, options, "landscape"
        )
    by_day = [(date, tuple(day)) for date, day in groupby(sheet.entries, lambda one: one.date)]
    values |= {"columns": words.list_columns(sheet), "days": by_day}
    orientation: Orientation = "landscape" if sheet.shows_class else "portrait"
    return page("timetable_list", values, options, orientation)


def week_tables(sheet: Sheet) -> tuple[WeekTable, ...]:
    """The weeks of a sheet."""
    shown = weeks(sheet)
    return tuple(
        _table(week, words.week_period(sheet, week, number, len(shown)))
        for number, week in enumerate(shown, 1)
    )


def _table(week: Week, period: str) -> WeekTable:
    rows = (GridRow(part, tuple(_cells(week.days, row))) for row, part in enumerate(week.parts))
    return WeekTable(period, week.days, tuple(rows))


def _cells(days: Iterable[Day], row: int) -> Iterator[GridCell]:
    for number, day in enumerate(days, 1):
        if day.off and is_idle(day):
            if row == 0:
                yield GridCell(number, day, sum(cell.span for cell in day.cells), (), day.off)
            continue
        for cell in day.cells:
            if cell.row == row:
                yield GridCell(number, day, cell.span, cell.entries)


def is_idle(day: Day) -> bool:
    """Whether nothing is on a day."""
    return not any(cell.entries for cell in day.cells)
