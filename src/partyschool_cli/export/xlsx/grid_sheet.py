"""A timetable as a weekly grid in Excel: a page per week, all on one sheet."""

from collections.abc import Mapping
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.week_layout import (
    LABEL_SHARE,
    CellLine,
    FontSizes,
    PieceKind,
    WeekLayout,
    cell_lines,
    column_widths,
    lay_out,
)
from partyschool_cli.export.xlsx.book import CELL, HEAD, LINE_HEIGHT, PLAIN, Book, CellStyle, Page
from partyschool_cli.export.xlsx.heading import write_below_title, write_foot, write_title
from partyschool_cli.markup.text_size import MM_A_POINT
from partyschool_cli.timetable.grid import Cell, Day, Week, weeks
from partyschool_cli.timetable.sheet import Sheet

_OFF_FILL: Final = "#E4E4E4"
_COURSE_SIZE: Final = 12.0
_TEXT_SIZE: Final = 10.5
_TIME: Final[CellStyle] = {"font_name": "宋体", "font_size": 8.5}
PIECE_STYLES: Final[Mapping[PieceKind, CellStyle]] = {
    "plain": {},
    "activity": {"font_name": "楷体"},
    "cancelled": {"font_strikeout": True, "font_color": "#7F7F7F"},
    "mark": {"font_name": "黑体", "font_color": "#C00000"},
}


def write_timetable_grid(book: Book, content: TimetableContent) -> None:
    """The sheet 课程表."""
    sheet = content.sheet
    page = book.page("课程表", landscape=True)
    shown = weeks(sheet)
    widths = _common_widths(shown, page)
    page.set_columns(widths)
    for number, week in enumerate(shown, 1):
        if number > 1:
            page.break_page()
        _Week(page, content, week, widths).write(number, len(shown))
    if not shown:
        write_title(page, content.title)
        write_below_title(page, sheet.subtitle, words.period(sheet))
        page.line(words.EMPTY, CELL)
        _foot(page, sheet)
    page.finish()


def _common_widths(shown: tuple[Week, ...], page: Page) -> tuple[float, ...]:
    """Column widths for all weeks: they share the sheet's columns."""
    if len(shown) == 1:
        return column_widths(shown[0], page.width)
    days = max((len(week.days) for week in shown), default=5)
    label = page.width * LABEL_SHARE
    return (label, *[(page.width - label) / days] * days)


def _foot(page: Page, sheet: Sheet) -> None:
    printed = page.book.options.printed
    write_foot(page, words.footer_lines(sheet), words.signatures(sheet, printed))


class _Week:
    """One week, written to the next rows of a page."""

    def __init__(
        self, page: Page, content: TimetableContent, week: Week, widths: tuple[float, ...]
    ) -> None:
        self._page = page
        self._content = content
        self._sheet = content.sheet
        self._week = week
        self._widths = widths
        scale = page.book.scale
        self._sizes = FontSizes(_COURSE_SIZE * scale, _TEXT_SIZE * scale, LINE_HEIGHT)

    def write(self, number: int, count: int) -> None:
        page, sheet = self._page, self._sheet
        line = words.week_period(sheet, self._week, count)
        write_title(page, self._content.title)
        write_below_title(page, sheet.subtitle, line)
        self._head_row()
        layout = self._layout()
        first = page.row
        for part, height in zip(self._week.parts, layout.heights, strict=True):
            row = page.next_row(height)
            time = words.times(part.start, part.end).replace("—", "—\n")
            page.write_rich(row, 0, ((f"{part.title}\n", {}), (time, _TIME)), HEAD)
        for column, day in enumerate(self._week.days, 1):
            self._day(day, column, first, layout)
        _foot(page, sheet)

    def _layout(self) -> WeekLayout:
        """Fits the rows between heading and footer."""
        page, printed = self._page, self._page.book.options.printed
        texts = (
            *words.footer_lines(self._sheet),
            "　".join(words.signatures(self._sheet, printed)),
        )
        size = PLAIN["font_size"]
        foot = sum(page.height_of(text, page.width, size) + 1.5 for text in texts)
        head = page.height_of(self._content.title, page.width, 22) + 28 * page.book.scale
        room = page.height - head - foot
        return lay_out(self._sheet, self._week, self._widths, room, self._sizes)

    def _head_row(self) -> None:
        page = self._page
        row = page.next_row(2 * 10.5 * LINE_HEIGHT * MM_A_POINT * page.book.scale + 2.5)
        page.write(row, 0, "时间", HEAD)
        for column, day in enumerate(self._week.days, 1):
            off = f"（{day.off}）" if day.off else ""
            style = {**HEAD, "bg_color": _OFF_FILL} if day.off else HEAD
            text = f"{words.weekday(day.date)}\n{words.short_date(day.date)}{off}"
            page.write(row, column, text, style)

    def _day(self, day: Day, column: int, first: int, layout: WeekLayout) -> None:
        style = {**CELL, "bg_color": _OFF_FILL} if day.off else CELL
        if day.off and not day.has_entries:
            end = first + len(self._week.parts) - 1
            self._page.merge(
                (first, column), (end, column), day.off, {**style, "font_name": "楷体"}
            )
            return
        for one in day.cells:
            top = first + one.row
            self._page.merge((top, column), (top + one.span - 1, column), "", style)
            self._cell(one, top, column, style, layout)

    def _cell(self, one: Cell, row: int, column: int, style: CellStyle, layout: WeekLayout) -> None:
        pieces: list[tuple[str, CellStyle]] = []
        for number, line in enumerate(cell_lines(self._sheet, one.entries)):
            if number:
                pieces.append(("\n", self._line_style(line, layout)))
            own = self._line_style(line, layout)
            pieces += [(part.text, {**own, **PIECE_STYLES[part.kind]}) for part in line.pieces]
        self._page.write_rich(row, column, pieces, style)

    def _line_style(self, line: CellLine, layout: WeekLayout) -> CellStyle:
        size = (_COURSE_SIZE if line.is_course else _TEXT_SIZE) * layout.scale
        return {"font_size": size, "font_name": "黑体" if line.is_course else "宋体"}
