"""Excel workbooks: a sheet for print, and one of flat rows for filtering."""

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent, is_grid
from partyschool_cli.export.xlsx.attendance_sheet import write_attendance
from partyschool_cli.export.xlsx.book import Book
from partyschool_cli.export.xlsx.catalog_sheet import write_catalog
from partyschool_cli.export.xlsx.grid_sheet import write_timetable_grid
from partyschool_cli.export.xlsx.list_sheet import write_sessions, write_timetable_list
from partyschool_cli.export.xlsx.table_sheet import write_table


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    write = write_timetable_grid if is_grid(content.sheet, options) else write_timetable_list
    with Book(content.title, options) as book:
        write(book, content)
        write_sessions(book, content.sheet)
    return _exported(book)


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    with Book(content.title, options) as book:
        write_catalog(book, content)
    return _exported(book)


def _table(content: TableContent, options: PrintOptions) -> Exported:
    with Book(content.title, options) as book:
        write_table(book, content)
    return _exported(book)


def _attendance(content: AttendanceContent, options: PrintOptions) -> Exported:
    with Book(content.title, options) as book:
        write_attendance(book, content)
    return _exported(book)


def _exported(book: Book) -> Exported:
    return Exported((book.data,), tuple(dict.fromkeys(book.warnings)))


export_format = ExportFormat(
    {
        TimetableContent: _timetable,
        CatalogContent: _catalog,
        TableContent: _table,
        AttendanceContent: _attendance,
    }
)
