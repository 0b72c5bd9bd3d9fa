"""Writers of what Typst draws on paper: content → template and data → PDF.

Each imports its drawer when it writes: an export draws one content, and importing the drawers of
all of them takes longer than writing a short text.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typst.compiler import compile_document

Drawn = tuple[str, dict[str, Any]]
MakeData = Callable[[Any, PrintOptions], Drawn]


def _attendance(content: AttendanceContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.attendance_data import attendance_data

    return attendance_data(content, options)


def _catalog(content: CatalogContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.catalog_data import catalog_data

    return catalog_data(content, options)


def _handbook(content: HandbookContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.handbook_data import handbook_data

    return handbook_data(content, options)


def _ledger(content: LedgerContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.ledger_data import ledger_data

    return ledger_data(content, options)


def _notice(content: NoticeContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.notice_data import notice_data

    return notice_data(content, options)


def _plan(content: PlanContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.plan_data import plan_data

    return plan_data(content, options)


def _report(content: ReportContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.report_data import report_data

    return report_data(content, options)


def _table(content: TableContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.table_data import table_data

    return table_data(content, options)


def _timetable(content: TimetableContent, options: PrintOptions) -> Drawn:
    from partyschool_cli.export.typst.timetable_data import timetable_data

    return timetable_data(content, options)


# What may be a picture too.
ON_PAPER: Final[Mapping[type, MakeData]] = {
    TimetableContent: _timetable,
    CatalogContent: _catalog,
    TableContent: _table,
    AttendanceContent: _attendance,
    NoticeContent: _notice,
    PlanContent: _plan,
}


# Books, which nobody reads as pictures.
_BOOKS: Final[Mapping[type, MakeData]] = {
    ReportContent: _report,
    HandbookContent: _handbook,
    LedgerContent: _ledger,
}


def _write(make_data: MakeData, content: Any, options: PrintOptions) -> Exported:
    template, data = make_data(content, options)
    return compile_document(template, data, options, "pdf")


PDF_WRITERS: Final[Mapping[type, Callable[[Any, PrintOptions], Exported]]] = {
    type_: partial(_write, make_data) for type_, make_data in {**ON_PAPER, **_BOOKS}.items()
}
