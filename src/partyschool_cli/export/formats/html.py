"""HTML: a self-contained file for phone, screen and printer."""

from partyschool_cli.export import catalog_content, notice_content
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.html.attendance_page import write_attendance
from partyschool_cli.export.html.handbook_page import write_handbook
from partyschool_cli.export.html.page import page
from partyschool_cli.export.html.plan_page import write_plan
from partyschool_cli.export.html.report_page import write_report
from partyschool_cli.export.html.table_page import write_tables
from partyschool_cli.export.html.timetable_page import write_timetable
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.ledger_tables import tables
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    count = sum(len(section.courses) for section in content.sections)
    unit = "门课程（含草稿）" if content.extent.drafts else "门课程"
    values = {"content": content, "catalog": catalog_content, "count": count, "unit": unit}
    return page("catalog", values, options, "portrait")


def _table(content: TableContent, options: PrintOptions) -> Exported:
    return write_tables(content.title, [content], options)


def _ledger(content: LedgerContent, options: PrintOptions) -> Exported:
    return write_tables(content.title, tables(content), options)


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
        PlanContent: write_plan,
        LedgerContent: _ledger,
        HandbookContent: write_handbook,
        ReportContent: write_report,
    },
    has_code=True,
)
