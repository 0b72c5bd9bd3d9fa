"""An attendance list in Excel: a sheet per day, a row per trainee."""

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.attendance_content import (
    AttendanceContent,
    AttendancePage,
    day_line,
    expected_line,
    foot_line,
    head_height,
    is_wide,
    sign_columns,
    writing_height,
)
from partyschool_cli.export.xlsx.book import CELL, HEAD, Book, Page
from partyschool_cli.export.xlsx.heading import write_below_title, write_foot, write_title


def write_attendance(book: Book, content: AttendanceContent) -> None:
    """A sheet per day, since columns and repeated rows differ by day."""
    foot = foot_line(content, book.options.printed)
    for day in content.pages:
        page = book.page(words.full_date(day.date), landscape=is_wide(content))
        _write_day(page, content, day, foot)
    if not content.pages:
        page = book.page("签到表", landscape=False)
        page.set_columns([page.width])
        write_title(page, content.title)
        page.line(words.EMPTY, CELL)
        write_foot(page, (), (foot,))
        page.finish()


def _write_day(page: Page, content: AttendanceContent, day: AttendancePage, foot: str) -> None:
    columns = sign_columns(day, page.width)
    page.set_columns([width for _, width in columns])
    write_title(page, content.title)
    write_below_title(page, day_line(day), expected_line(content))
    scale = page.book.scale
    top = head_height(columns, HEAD["font_size"] * scale)
    head = page.next_row(top)
    for index, (title, _) in enumerate(columns):
        page.write(head, index, title, HEAD)
    above = page.height_of(content.title, page.width, 22) + 12 * scale
    height = writing_height(content.rows, page.height - above - top, page.height - 9 - top)
    for number in range(1, content.rows + 1):
        row = page.next_row(height)
        page.write(row, 0, number, CELL)
        for index in range(1, len(columns)):
            page.write(row, index, "", CELL)
    write_foot(page, (), (foot,))
    page.finish(head=(head, head))
