"""Excel workbooks: a sheet for print, and one of flat rows for filtering.

Each writer imports its sheet when it writes: an export draws one content.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.content import Content
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.ledger_tables import tables
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.xlsx.book import Book

_LEDGER: Final = "台账"


def _write(write: Callable[[Book, Any], None], content: Content, options: PrintOptions) -> Exported:
    with Book(content.title, options) as book:
        write(book, content)
    return Exported((book.data,), tuple(dict.fromkeys(book.warnings)))


def _write_timetable(book: Book, content: TimetableContent) -> None:
    from partyschool_cli.export.xlsx.timetable_sheet import write_timetable

    write_timetable(book, content)


def _write_catalog(book: Book, content: CatalogContent) -> None:
    from partyschool_cli.export.xlsx.catalog_sheet import write_catalog

    write_catalog(book, content)


def _write_table(book: Book, content: TableContent) -> None:
    from partyschool_cli.export.xlsx.table_sheet import write_table

    write_table(book, content)


def _write_attendance(book: Book, content: AttendanceContent) -> None:
    from partyschool_cli.export.xlsx.attendance_sheet import write_attendance

    write_attendance(book, content)


def _write_plan(book: Book, content: PlanContent) -> None:
    from partyschool_cli.export.xlsx.plan_sheet import write_plan

    write_plan(book, content)


def _write_report(book: Book, content: ReportContent) -> None:
    from partyschool_cli.export.xlsx.report_sheets import write_report

    write_report(book, content)


def _write_ledger(book: Book, content: LedgerContent) -> None:
    from partyschool_cli.export.xlsx.table_sheet import write_table

    first, *others = tables(content)
    write_table(book, first, _LEDGER)
    for each in others:
        write_table(book, each, each.title.removeprefix(content.title), None)


export_format = ExportFormat(
    {
        TimetableContent: partial(_write, _write_timetable),
        CatalogContent: partial(_write, _write_catalog),
        TableContent: partial(_write, _write_table),
        AttendanceContent: partial(_write, _write_attendance),
        LedgerContent: partial(_write, _write_ledger),
        PlanContent: partial(_write, _write_plan),
        ReportContent: partial(_write, _write_report),
    },
    has_code=True,
)
