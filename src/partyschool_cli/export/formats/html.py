"""HTML: one file that asks for nothing else, for a phone, a screen and the printer."""

from partyschool_cli.export.documents.document import (
    AttendanceDocument,
    CatalogDocument,
    PrintOptions,
    RegisterDocument,
    TimetableDocument,
)
from partyschool_cli.export.exporter import Exported, ExportFormat
from partyschool_cli.export.html.page import page
from partyschool_cli.export.html.timetable import write_timetable


def _catalog(document: CatalogDocument, options: PrintOptions) -> Exported:
    count = sum(len(section.courses) for section in document.sections)
    values = {"document": document, "count": count, "unit": "门课程"}
    return page("catalog", values, options, "portrait")


def _register(document: RegisterDocument, options: PrintOptions) -> Exported:
    columns = document.columns
    total = sum(column.weight + 2 for column in columns)
    widths = "".join(
        f".list .c{number}{{width:{(column.weight + 2) * 100 / total:.2f}%}}\n"
        for number, column in enumerate(columns, 1)
    )
    # What a row is called on a phone: its first words.
    lead = next((index for index, column in enumerate(columns) if not column.is_number), 0)
    count = sum(len(group.rows) for group in document.groups)
    values = {"document": document, "count": count, "unit": "条", "lead": lead}
    return page("register", values, options, "landscape", widths)


def _attendance(document: AttendanceDocument, options: PrintOptions) -> Exported:
    values = {"document": document, "count": len(document.pages), "unit": "天"}
    return page("attendance", values, options, "portrait")


export_format = ExportFormat(
    {
        TimetableDocument: write_timetable,
        CatalogDocument: _catalog,
        RegisterDocument: _register,
        AttendanceDocument: _attendance,
    }
)
