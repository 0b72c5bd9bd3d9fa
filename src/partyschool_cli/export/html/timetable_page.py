"""A timetable as a page: lists and weekly tables; on a phone, a column of days.

The forms that a phone need not take apart (turned, month, weeks) are drawn as they are laid out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.html.laid_out import LaidTable, laid_tables
from partyschool_cli.export.html.layout_rules import layout_rules, page_name
from partyschool_cli.export.html.page import Orientation, page
from partyschool_cli.export.layout.columns import Column, columns
from partyschool_cli.export.layout.page_layout import TimetableLayout
from partyschool_cli.export.layout.session_texts import scales
from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import Form, TimetableContent
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.texts import names
from partyschool_cli.timetable.grid import Day, Week, weeks
from partyschool_cli.timetable.sheet import Part, Sheet
from partyschool_cli.timetable.sheet_entries import Entry


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


@dataclass(frozen=True, slots=True)
class Words:
    """Where texts of the page may be broken: between words, as on paper."""

    breaker: Breaker

    def pieces(self, text: str) -> tuple[str, ...]:
        """The pieces of a text; a browser may end a line after each."""
        return tuple(piece.text for piece in self.breaker.pieces(text))

    def people(self, values: Sequence[str]) -> tuple[str, ...]:
        """The pieces of names, with 、 between them."""
        people = names(values, self.breaker).people
        return tuple(piece.text for name in people for piece in name)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of the page; of `weeks`, `days` and `tables` it has what its form needs."""

    name: str
    sheet: Sheet
    form: Form
    own: Words
    usual_site: str | None
    code: PrintedCode | None
    weeks: tuple[WeekTable, ...] = ()
    columns: tuple[Column, ...] = ()
    days: tuple[tuple[object, tuple[Entry, ...]], ...] = ()
    tables: tuple[LaidTable, ...] = ()


def write_timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    """The page of a timetable, in the forms that suit its sheets."""
    own = [options.of_part(number) for number, _ in enumerate(content.parts)]
    layouts = [timetable_layout(*pair) for pair in zip(content.parts, own, strict=True)]
    parts = [
        sheet_part(one, own[number], page_name(number), layouts[number])
        for number, one in enumerate(content.parts)
    ]
    rules = (
        layout_rules(page_name(number), layout, options.paper)
        for number, layout in enumerate(layouts)
    )
    first: Orientation = "landscape" if layouts[0].is_landscape else "portrait"
    values = {
        "content": content,
        "parts": parts,
        "own": parts[0].own,
        "count": sum(len(part.sheet.entries) for part in parts),
        "unit": "项",
        "is_filtered": any(part.form in {"grid", "list"} for part in parts),
    }
    return page("timetable", values, options, first, "".join(rules))


def sheet_part(
    content: TimetableContent, options: PrintOptions, name: str, layout: TimetableLayout
) -> SheetPart:
    """A sheet in its form; one without sessions is an empty list."""
    sheet, own = content.sheet, breaker(content.words)
    form = words.form(sheet, options) if sheet.entries else "list"
    by_day = groupby(sheet.entries, lambda one: one.date)
    is_laid_out = form not in {"grid", "list"}
    return SheetPart(
        name=name,
        sheet=sheet,
        form=form,
        own=Words(own),
        usual_site=words.usual_site(sheet),
        code=options.code,
        weeks=week_tables(sheet) if form == "grid" else (),
        columns=columns(sheet, own, scales(layout.pages[0].size)) if form == "list" else (),
        days=tuple((date, tuple(day)) for date, day in by_day) if form == "list" else (),
        tables=laid_tables(layout) if is_laid_out else (),
    )


def week_tables(sheet: Sheet) -> tuple[WeekTable, ...]:
    """The weeks of a sheet."""
    shown = weeks(sheet)
    return tuple(_table(week, words.week_period(sheet, week, len(shown))) for week in shown)


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
