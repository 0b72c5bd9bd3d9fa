"""Word documents, from a reference document whose named styles an office can restyle."""

from typing import Final

from partyschool_cli.export.documents import attendance_words, register_words
from partyschool_cli.export.documents.document import (
    AttendanceDocument,
    CatalogDocument,
    PrintOptions,
    RegisterDocument,
    TimetableDocument,
)
from partyschool_cli.export.docx.attendance import attendance
from partyschool_cli.export.docx.catalog import catalog
from partyschool_cli.export.docx.reference import reference_document
from partyschool_cli.export.docx.register import register
from partyschool_cli.export.docx.template import Template
from partyschool_cli.export.docx.timetable_grid import timetable_grid
from partyschool_cli.export.docx.timetable_list import timetable_list
from partyschool_cli.export.exporter import Exported, ExportFormat

_ASKED: Final = "用了自己的样本，目录的页码要由 Word 重算：打开时问是否更新域，选“是”"


def reference_template() -> bytes:
    """The .docx to restyle and to give as `PrintOptions.template`: the same bytes each time."""
    return reference_document()


def _timetable(document: TimetableDocument, options: PrintOptions) -> Exported:
    template = Template(options)
    is_grid = (options.layout or document.sheet.layout) == "grid"
    area = template.set_page(landscape=is_grid or document.sheet.shows_class)
    layout = timetable_grid if is_grid else timetable_list
    return Exported((template.filled(document.title, layout(document, options, template, area)),))


def _catalog(document: CatalogDocument, options: PrintOptions) -> Exported:
    template = Template(options)
    area = template.set_page(landscape=False)
    body = catalog(document, options, template, area)
    # Where each course begins is known for our own letters only.
    asks = options.template is not None
    data = template.filled(document.title, body, has_cover=True, asks_to_update=asks)
    return Exported((data,), (_ASKED,) if asks else ())


def _register(document: RegisterDocument, options: PrintOptions) -> Exported:
    template = Template(options)
    area = template.set_page(landscape=register_words.is_wide(document))
    body = register(document, options, template, area)
    return Exported((template.filled(document.title, body),))


def _attendance(document: AttendanceDocument, options: PrintOptions) -> Exported:
    template = Template(options)
    area = template.set_page(landscape=attendance_words.is_wide(document))
    body = attendance(document, options, template, area)
    return Exported((template.filled(document.title, body),))


export_format = ExportFormat(
    {
        TimetableDocument: _timetable,
        CatalogDocument: _catalog,
        RegisterDocument: _register,
        AttendanceDocument: _attendance,
    }
)
