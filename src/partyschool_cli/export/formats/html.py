"""HTML: a self-contained file for phone, screen and printer.

Each writer imports its page when it writes: an export draws one content.
"""

from partyschool_cli.export import catalog_content, notice_content
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.ledger_tables import tables
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent


def _catalog(content: CatalogContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.page import page

    count = sum(len(section.courses) for section in content.sections)
    unit = "门课程（含草稿）" if content.extent.drafts else "门课程"
    values = {"content": content, "catalog": catalog_content, "count": count, "unit": unit}
    return page("catalog", values, options, "portrait")


def _table(content: TableContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.table_page import write_tables

    return write_tables(content.title, [content], options)


def _ledger(content: LedgerContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.table_page import write_tables

    return write_tables(content.title, tables(content), options)


def _notice(content: NoticeContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.page import page

    count = sum(len(own.sessions) for own in content.classes)
    values = {"content": content, "notice": notice_content, "count": count, "unit": "次课"}
    return page("notice", values, options, "portrait")


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.timetable_page import write_timetable

    return write_timetable(content, options)


def _attendance(content: AttendanceContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.attendance_page import write_attendance

    return write_attendance(content, options)


def _handbook(content: HandbookContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.handbook_page import write_handbook

    return write_handbook(content, options)


def _plan(content: PlanContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.plan_page import write_plan

    return write_plan(content, options)


def _report(content: ReportContent, options: PrintOptions) -> Exported:
    from partyschool_cli.export.html.report_page import write_report

    return write_report(content, options)


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
