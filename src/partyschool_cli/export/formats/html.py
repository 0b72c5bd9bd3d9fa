"""HTML: a self-contained file for phone, screen and printer."""

from functools import partial
from typing import Final

from partyschool_cli.export import catalog_content, notice_content
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.html.attendance_page import write_attendance
from partyschool_cli.export.html.page import Orientation, page
from partyschool_cli.export.html.report_page import write_report
from partyschool_cli.export.html.timetable_page import write_timetable
from partyschool_cli.export.layout.table_layout import TableLayout, cell_pieces, table_layout
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableContent, count_line, group_line
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typesetting.breaker import breaker

_TIGHT: Final = 0.93


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    count = sum(len(section.courses) for section in content.sections)
    unit = "门课程（含草稿）" if content.extent.drafts else "门课程"
    values = {"content": content, "catalog": catalog_content, "count": count, "unit": unit}
    return page("catalog", values, options, "portrait")


def _table(content: TableContent, options: PrintOptions) -> Exported:
    layout = table_layout(content)
    # The first text column labels a row on a phone.
    lead = next((i for i, one in enumerate(content.columns) if not one.is_number), 0)
    values = {
        "content": content,
        "count": len(content.rows),
        "total": count_line(content),
        "unit": content.unit,
        "lead": lead,
        "group_line": group_line,
        "pieces": partial(cell_pieces, breaker(content.words)),
    }
    orientation: Orientation = "landscape" if layout.is_landscape else "portrait"
    return page("table", values, options, orientation, table_rules(layout, "t1"))


def table_rules(layout: TableLayout, name: str) -> str:
    """Of tables of the class `name`: the widths of columns, and the size of type in print."""
    total = sum(layout.widths)
    widths = "".join(
        f".{name} .c{number}{{width:{wide * 100 / total:.2f}%}}\n"
        for number, wide in enumerate(layout.widths, 1)
    )
    # A browser may have fonts with wider letters: what is laid out for a page has to fit it.
    lowest = min((row.height for page in layout.pages for row in page), default=0.0)
    high = f".{name} tr[data-item]{{height:{_TIGHT * lowest:.1f}pt}}"
    size = f".{name}{{font-size:{layout.size - 0.5:g}pt}}"
    return f"{widths}@media print{{{size}{high}}}\n"


def _notice(content: NoticeContent, options: PrintOptions) -> Exported:
    count = sum(len(own.sessions) for own in content.classes)
    values = {"content": content, "notice": notice_content, "count": count, "unit": "次课"}
    return page("notice", values, options, "portrait")


export_format = ExportFormat(
    {
        TimetableContent: write_timetable,
        CatalogContent: _catalog,
        TableContent: _table,
        AttendanceContent: write_attendance,
        NoticeContent: _notice,
        ReportContent: write_report,
    },
    has_code=True,
)
