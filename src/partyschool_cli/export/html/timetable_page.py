"""A timetable as a page: weekly tables or a list; on a phone, a column of days."""

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
    """A cell of a week's table; `number` counts its day from 1.

    `off` is the reason of a day off, which is one cell.
    """

    number: int
    day: Day
    span: int
    entries: tuple[Entry, ...]
    off: str | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A part of the day with the cells that start in it."""

    part: Part
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class WeekTable:
    """A week as table rows; `period` is the line above."""

    period: str
    days: tuple[Day, ...]
    rows: tuple[GridRow, ...]


def write_timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    """The page of a timetable, as a grid or a list."""
    sheet = content.sheet
    values = {"content": content, "sheet": sheet, "count": len(sheet.entries), "unit": "项"}
    if words.is_grid(sheet, options):
        tables = week_tables(sheet)
        return page("timetable_grid", {**values, "weeks": tables}, options, "landscape")
    by_day = [(date, tuple(day)) for date, day in groupby(sheet.entries, lambda one: one.date)]
    values |= {"columns": words.list_columns(sheet), "days": by_day}
    orientation: Orientation = "landscape" if sheet.shows_class else "portrait"
    return page("timetable_list", values, options, orientation)


def week_tables(sheet: Sheet) -> tuple[WeekTable, ...]:
    """The weeks of a sheet."""
    shown = weeks(sheet)
    return tuple(
        _table(week, words.week_period(sheet, week, len(shown)))
        for number, week in enumerate(shown, 1)
    )


def _table(week: Week, period: str) -> WeekTable:
    rows = (GridRow(part, tuple(_cells(week.days, row))) for row, part in enumerate(week.parts))
    return WeekTable(period, week.days, tuple(rows))


def _cells(days: Iterable[Day], row: int) -> Iterator[GridCell]:
    for number, day in enumerate(days, 1):
        if day.off and not day.has_entries:
            if row == 0:
                yield GridCell(number, day, sum(cell.span for cell in day.cells), (), day.off)
            continue
        for cell in day.cells:
            if cell.row == row:
                yield GridCell(number, day, cell.span, cell.entries)
