"""An attendance list in Excel, as it is laid out: a sheet for each page.

A sheet that is one page wide takes no page breaks, so pages that are to end where they do are
sheets of their own.
"""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.layout import attendance_layout as layout
from partyschool_cli.export.layout.attendance_layout import (
    SigningPage,
    SigningRow,
    attendance_layout,
)
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.export.xlsx.book import CELL, HEAD, PLAIN, Book, Cell, CellStyle, Page
from partyschool_cli.export.xlsx.heading import write_below_title, write_title

_SMALL: Final[CellStyle] = {**CELL, "font_size": layout.LINE_SIZE}
_LINE: Final[CellStyle] = {**PLAIN, "font_size": layout.LINE_SIZE}
_DAY: Final[CellStyle] = {**HEAD, "font_size": layout.TIME_SIZE}
# What Excel may draw higher than it says.
_SAFETY: Final = 4.0
# Lower rows than these hold no line of text.
_LEAST: Final = 4.2


def write_attendance(book: Book, content: AttendanceContent) -> None:
    """A sheet for each page."""
    drawn = attendance_layout(content)
    for page in drawn.pages:
        number = f"（{page.page}）" if page.pages > 1 else ""
        sheet = book.page(_short(page.day) + number, landscape=drawn.is_landscape)
        _write_page(sheet, content.title, page, drawn.across)
    if not drawn.pages:
        empty = book.page("签到表", landscape=False)
        empty.set_columns([empty.width])
        write_title(empty, content.title)
        empty.line(words.EMPTY, CELL)
        empty.finish()


def _short(day: str) -> str:
    """`4月7日`, `1月13日至1月20日`: with years and weekdays it would be too long for Excel."""
    return "至".join(one.partition("（")[0].rpartition("年")[2] for one in day.split("至"))


def _write_page(sheet: Page, title: str, page: SigningPage, across: int) -> None:
    factor = sheet.width / (sum(page.widths) * across)
    sheet.set_columns([width * factor for width in page.widths] * across)
    write_title(sheet, title)
    write_below_title(sheet, page.day, page.count)
    for taught in page.taught:
        sheet.line(f"{taught.name}　{taught.text}", _LINE, padding=0.5)
    head = sheet.next_row(page.head_height * sheet.book.scale / MM)
    titles = [*page.titles, *("\n".join((*one.lines, *one.time)) for one in page.heads)]
    titles += ["备注"] * page.has_remark
    for column, text in enumerate(titles * across):
        sheet.write(head, column, text, _DAY if "\n" in text else HEAD)
    room = (sheet.height - sheet.used - _SAFETY) / len(page.rows)
    height = page.row_height * sheet.book.scale / MM
    # With a title that fills the sheet there is no room, and the sheet is printed smaller.
    height = min(height, room) if room > _LEAST else height
    for people in page.rows:
        row = sheet.next_row(height)
        cells = [cell for person in people for cell in _person(page, person)]
        for column, (value, style) in enumerate(cells):
            sheet.write(row, column, value, style)
    sheet.finish()
    sheet.sheet.fit_to_pages(1, 1)


def _person(page: SigningPage, own: SigningRow | None) -> Iterator[tuple[Cell, CellStyle]]:
    values: list[tuple[Cell, CellStyle]] = []
    if own is not None:
        values = [(own.number, CELL), (own.name, CELL)]
        if page.has_unit:
            values.append((own.unit, _SMALL))
    yield from values
    yield from [("", CELL)] * (len(page.widths) - len(values))
