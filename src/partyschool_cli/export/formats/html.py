"""HTML: a self-contained file for phone, screen and printer."""

from partyschool_cli.export import catalog_content, notice_content
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.html.attendance_page import write_attendance
from partyschool_cli.export.html.page import page
from partyschool_cli.export.html.timetable_page import write_timetable
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    count = sum(len(section.courses) for section in content.sections)
    unit = "门课程（含草稿）" if content.extent.drafts else "门课程"
    values = {"content": content, "catalog": catalog_content, "count": count, "unit": unit}
    return page("catalog", values, options, "portrait")


def _table(content: TableContent, options: PrintOptions) -> Exported:
    columns = content.columns
    total = sum(column.weight + 2 for column in columns)
    widths = "".join(
        f".list .c{number}{{width:{(column.weight + 2) * 100 / total:.2f}%}}\n"
        for number, column in enumerate(columns, 1)
    )
    # The first text column labels a row on a phone.
    lead = next((index for index, column in enumerate(columns) if not column.is_number), 0)
    count = sum(len(group.rows) for group in content.groups)
    values = {"content": content, "count": count, "unit": "条", "lead": lead}
    return page("table", values, options, "landscape", widths)


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
    },
    has_code=True,
)
