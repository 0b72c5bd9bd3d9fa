"""The 签到表 in Excel: a page for each day, a line to write on for each trainee."""

from partyschool_cli.export.documents import timetable_words as words
from partyschool_cli.export.documents.attendance_words import (
    day_line,
    expected_line,
    foot_line,
    head_height,
    is_wide,
    sign_columns,
    writing_height,
)
from partyschool_cli.export.documents.document import AttendanceDocument, AttendancePage
from partyschool_cli.export.xlsx.book import CELL, HEAD, Book, Page
from partyschool_cli.export.xlsx.heading import write_below_title, write_foot, write_title


def write_attendance(book: Book, document: AttendanceDocument) -> None:
    """A sheet a day: its columns are its own, and so are the rows that its pages repeat."""
    foot = foot_line(document, book.options.printed)
    for day in document.pages:
        page = book.page(words.full_date(day.date), landscape=is_wide(document))
        _write_day(page, document, day, foot)
    if not document.pages:
        page = book.page("签到表", landscape=False)
        page.set_columns([page.width])
        write_title(page, document.title)
        page.line(words.EMPTY, CELL)
        write_foot(page, (), (foot,))
        page.finish()


def _write_day(page: Page, document: AttendanceDocument, day: AttendancePage, foot: str) -> None:
    columns = sign_columns(day, page.width)
    page.set_columns([width for _, width in columns])
    write_title(page, document.title)
    write_below_title(page, day_line(day), expected_line(document))
    scale = page.book.scale
    top = head_height(columns, HEAD["font_size"] * scale)
    head = page.next_row(top)
    for index, (title, _) in enumerate(columns):
        page.write(head, index, title, HEAD)
    above = page.height_of(document.title, page.width, 22) + 12 * scale
    height = writing_height(document.rows, page.height - above - top, page.height - 9 - top)
    for number in range(1, document.rows + 1):
        row = page.next_row(height)
        page.write(row, 0, number, CELL)
        for index in range(1, len(columns)):
            page.write(row, index, "", CELL)
    write_foot(page, (), (foot,))
    page.finish(head=(head, head))
