"""Writers of what Typst draws on paper: content → template and data → PDF."""

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
from partyschool_cli.export.typst.attendance_data import attendance_data
from partyschool_cli.export.typst.catalog_data import catalog_data
from partyschool_cli.export.typst.compiler import compile_document
from partyschool_cli.export.typst.handbook_data import handbook_data
from partyschool_cli.export.typst.ledger_data import ledger_data
from partyschool_cli.export.typst.notice_data import notice_data
from partyschool_cli.export.typst.plan_data import plan_data
from partyschool_cli.export.typst.report_data import report_data
from partyschool_cli.export.typst.table_data import table_data
from partyschool_cli.export.typst.timetable_data import timetable_data

MakeData = Callable[[Any, PrintOptions], tuple[str, dict[str, Any]]]

# What may be a picture too.
ON_PAPER: Final[Mapping[type, MakeData]] = {
    TimetableContent: timetable_data,
    CatalogContent: catalog_data,
    TableContent: table_data,
    AttendanceContent: attendance_data,
    NoticeContent: notice_data,
    PlanContent: plan_data,
}


# Books, which nobody reads as pictures.
_BOOKS: Final[Mapping[type, MakeData]] = {
    ReportContent: report_data,
    HandbookContent: handbook_data,
    LedgerContent: ledger_data,
}


def _write(make_data: MakeData, content: Any, options: PrintOptions) -> Exported:
    template, data = make_data(content, options)
    return compile_document(template, data, options, "pdf")


PDF_WRITERS: Final[Mapping[type, Callable[[Any, PrintOptions], Exported]]] = {
    type_: partial(_write, make_data) for type_, make_data in {**ON_PAPER, **_BOOKS}.items()
}
