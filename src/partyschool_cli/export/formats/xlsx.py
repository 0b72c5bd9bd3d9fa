"""Excel workbooks: a sheet ready to print, and a second one of flat rows for filtering."""

from partyschool_cli.export.documents.document import (
    AttendanceDocument,
    CatalogDocument,
    PrintOptions,
    RegisterDocument,
    TimetableDocument,
)
from partyschool_cli.export.exporter import Exported, ExportFormat
from partyschool_cli.export.xlsx.attendance import write_attendance
from partyschool_cli.export.xlsx.book import Book
from partyschool_cli.export.xlsx.catalog import write_catalog
from partyschool_cli.export.xlsx.register import write_register
from partyschool_cli.export.xlsx.timetable_grid import write_timetable_grid
from partyschool_cli.export.xlsx.timetable_list import write_sessions, write_timetable_list


def _timetable(document: TimetableDocument, options: PrintOptions) -> Exported:
    is_grid = (options.layout or document.sheet.layout) == "grid"
    with Book(document.title, options) as book:
        (write_timetable_grid if is_grid else write_timetable_list)(book, document)
        write_sessions(book, document.sheet)
    return _exported(book)


def _catalog(document: CatalogDocument, options: PrintOptions) -> Exported:
    with Book(document.title, options) as book:
        write_catalog(book, document)
    return _exported(book)


def _register(document: RegisterDocument, options: PrintOptions) -> Exported:
    with Book(document.title, options) as book:
        write_register(book, document)
    return _exported(book)


def _attendance(document: AttendanceDocument, options: PrintOptions) -> Exported:
    with Book(document.title, options) as book:
        write_attendance(book, document)
    return _exported(book)


def _exported(book: Book) -> Exported:
    return Exported((book.data,), tuple(dict.fromkeys(book.warnings)))


export_format = ExportFormat(
    {
        TimetableDocument: _timetable,
        CatalogDocument: _catalog,
        RegisterDocument: _register,
        AttendanceDocument: _attendance,
    }
)
