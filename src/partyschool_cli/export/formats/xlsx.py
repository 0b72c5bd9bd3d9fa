"""Excel workbooks: a sheet for print, and one of flat rows for filtering."""

from collections.abc import Callable
from functools import partial
from typing import Any

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.content import Content
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent, is_grid
from partyschool_cli.export.xlsx.attendance_sheet import write_attendance
from partyschool_cli.export.xlsx.book import Book
from partyschool_cli.export.xlsx.catalog_sheet import write_catalog
from partyschool_cli.export.xlsx.grid_sheet import write_timetable_grid
from partyschool_cli.export.xlsx.list_sheet import write_sessions, write_timetable_list
from partyschool_cli.export.xlsx.report_sheets import write_report
from partyschool_cli.export.xlsx.table_sheet import write_table


def _write(write: Callable[[Book, Any], None], content: Content, options: PrintOptions) -> Exported:
    with Book(content.title, options) as book:
        write(book, content)
    return Exported((book.data,), tuple(dict.fromkeys(book.warnings)))


def _write_timetable(book: Book, content: TimetableContent) -> None:
    as_grid = is_grid(content.sheet, book.options)
    (write_timetable_grid if as_grid else write_timetable_list)(book, content)
    write_sessions(book, content.sheet)


export_format = ExportFormat(
    {
        TimetableContent: partial(_write, _write_timetable),
        CatalogContent: partial(_write, write_catalog),
        TableContent: partial(_write, write_table),
        AttendanceContent: partial(_write, write_attendance),
        ReportContent: partial(_write, write_report),
    },
    has_code=True,
)
