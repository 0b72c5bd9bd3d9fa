"""A 授课台账 on its pages: the lines, then the sums on pages of their own."""

from partyschool_cli.export.layout.page_layout import TimetableLayout
from partyschool_cli.export.layout.table_layout import table_layout
from partyschool_cli.export.layout.table_pages import table_pages
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.ledger_tables import tables
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import printed_line


def ledger_layouts(content: LedgerContent, options: PrintOptions) -> list[TimetableLayout]:
    """The pages of each of its tables."""
    printed = printed_line(options.printed)
    return [table_pages(table_layout(each, printed)) for each in tables(content)]
