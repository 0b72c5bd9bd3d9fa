"""Word documents, based on a reference document that an office can restyle.

Each writer imports its body when it writes: an export draws one content.
"""

from collections.abc import Sequence
from typing import Final

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.content import Content
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.layout.page_layout import TimetableLayout
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent, printed_line
from partyschool_cli.export.typesetting.units import MM

# Sides, top and bottom in millimetres, as GB/T 9704 has them.
_NOTICE_MARGINS: Final = (27, 37, 30)
_ASKED: Final = "用了自己的样本，目录的页码要由 Word 重算：打开时问是否更新域，选“是”"


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.layout.timetable_layout import timetable_layout

    layouts = [
        timetable_layout(part, options.of_part(number)) for number, part in enumerate(content.parts)
    ]
    return _drawn(content, layouts, options)


def _plan(content: PlanContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.layout.plan_layout import plan_layout

    return _drawn(content, [plan_layout(content, has_code=options.code is not None)], options)


def _ledger(content: LedgerContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.layout.ledger_layout import ledger_layouts

    return _drawn(content, ledger_layouts(content, options), options)


def _drawn(content: Content, layouts: Sequence[TimetableLayout], options: PrintOptions) -> Exported:
    from partyschool_cli.export.docx.drawn_parts import drawn_parts
    from partyschool_cli.export.docx.template import Template

    template = Template(options)
    return Exported((template.filled(content.title, drawn_parts(layouts, options, template)),))


def _handbook(content: HandbookContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.docx.handbook_body import handbook_body
    from partyschool_cli.export.docx.template import Template

    template = Template(options)
    return Exported((template.filled(content.title, handbook_body(content, options, template)),))


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.docx.catalog_body import catalog_body
    from partyschool_cli.export.docx.template import Template
    from partyschool_cli.export.layout.catalog_layout import catalog_layout

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
    from partyschool_cli.export.docx.table_body import table_body
    from partyschool_cli.export.docx.template import Template
    from partyschool_cli.export.layout.table_layout import table_layout

    layout = table_layout(content, printed_line(options.printed))
    template = Template(options)
    area = template.set_page(landscape=layout.is_landscape)
    body = table_body(content, layout, options, template, area)
    return Exported((template.filled(content.title, body),))


def _attendance(content: AttendanceContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.docx.attendance_body import attendance_body
    from partyschool_cli.export.docx.template import Margins, Template
    from partyschool_cli.export.layout.attendance_layout import MARGINS, attendance_layout

    template = Template(options)
    layout = attendance_layout(content)
    area = template.set_page(
        landscape=layout.is_landscape, margins=Margins(*(side / MM for side in MARGINS))
    )
    body = attendance_body(layout, options, area)
    return Exported((template.filled(content.title, body),))


def _notice(content: NoticeContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.docx.notice_body import notice_body
    from partyschool_cli.export.docx.template import Margins, Template

    template = Template(options)
    area = template.set_page(landscape=False, margins=Margins(*_NOTICE_MARGINS))
    body = notice_body(content, options, template, area)
    return Exported((template.filled(content.title, body),))


def _report(content: ReportContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.docx.report_body import MARGINS, report_body
    from partyschool_cli.export.docx.template import Template

    template = Template(options)
    area = template.set_page(landscape=False, margins=MARGINS)
    body = report_body(content, options, template, area)
    return Exported((template.filled(content.title, body),))


export_format = ExportFormat(
    {
        TimetableContent: _timetable,
        CatalogContent: _catalog,
        TableContent: _table,
        AttendanceContent: _attendance,
        NoticeContent: _notice,
        PlanContent: _plan,
        LedgerContent: _ledger,
        HandbookContent: _handbook,
        ReportContent: _report,
    },
    has_code=True,
)
