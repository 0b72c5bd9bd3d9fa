"""Word documents, based on a reference document that an office can restyle."""

from collections.abc import Callable
from typing import Any, Final

from partyschool_cli.export import attendance_content, table_content
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.content import Content
from partyschool_cli.export.docx.attendance_body import attendance_body
from partyschool_cli.export.docx.catalog_body import catalog_body
from partyschool_cli.export.docx.grid_body import grid_body
from partyschool_cli.export.docx.list_body import list_body
from partyschool_cli.export.docx.notice_body import notice_body
from partyschool_cli.export.docx.report_body import MARGINS as REPORT_MARGINS
from partyschool_cli.export.docx.report_body import report_body
from partyschool_cli.export.docx.table_body import table_body
from partyschool_cli.export.docx.template import Area, Margins, Template
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.layout.catalog_layout import catalog_layout
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent, is_grid

_Body = Callable[[Any, PrintOptions, Template, Area], str]

# As GB/T 9704 has them.
_NOTICE_MARGINS: Final = Margins(27, 37, 30)
_ASKED: Final = "用了自己的样本，目录的页码要由 Word 重算：打开时问是否更新域，选“是”"


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    as_grid = is_grid(content.sheet, options)
    body = grid_body if as_grid else list_body
    return _written(content, options, body, landscape=as_grid or content.sheet.shows_class)


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    template = Template(options)
    area = template.set_page(landscape=False)
    layout = catalog_layout(content)
    body = catalog_body(content, options, template, area, layout)
    # Page numbers are estimated for the fonts of our own reference document only.
    asks = options.template is not None
    data = template.filled(
        content.title,
        body,
        has_cover=True,
        asks_to_update=asks,
    )
    return Exported((data,), (_ASKED,) if asks else ())


def _table(content: TableContent, options: PrintOptions) -> Exported:
    return _written(content, options, table_body, landscape=table_content.is_wide(content))


def _attendance(content: AttendanceContent, options: PrintOptions) -> Exported:
    landscape = attendance_content.is_wide(content)
    return _written(content, options, attendance_body, landscape=landscape)


def _notice(content: NoticeContent, options: PrintOptions) -> Exported:
    template = Template(options)
    area = template.set_page(landscape=False, margins=_NOTICE_MARGINS)
    body = notice_body(content, options, template, area)
    return Exported((template.filled(content.title, body),))


def _report(content: ReportContent, options: PrintOptions) -> Exported:
    template = Template(options)
    area = template.set_page(landscape=False, margins=REPORT_MARGINS)
    body = report_body(content, options, template, area)
    return Exported((template.filled(content.title, body),))


def _written(content: Content, options: PrintOptions, body: _Body, *, landscape: bool) -> Exported:
    template = Template(options)
    area = template.set_page(landscape=landscape)
    return Exported((template.filled(content.title, body(content, options, template, area)),))


export_format = ExportFormat(
    {
        TimetableContent: _timetable,
        CatalogContent: _catalog,
        TableContent: _table,
        AttendanceContent: _attendance,
        NoticeContent: _notice,
        ReportContent: _report,
    },
    has_code=True,
)
