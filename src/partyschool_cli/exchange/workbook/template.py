"""An empty workbook to fill in, with the headings and drop-down lists of one kind."""

import datetime as dt

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.exchange.workbook.layout import sheet_title
from partyschool_cli.exchange.workbook.writer import SheetRows, write_workbook
from partyschool_cli.model.kind import Kind


def template_workbook(kind: Kind, lookup: Lookup, today: dt.date) -> bytes:
    """The bytes of the workbook; the lists offer what the catalog has."""
    title = f"{sheet_title(kind)}模板"
    return write_workbook(lookup, (SheetRows(kind),), today, title=title, has_base=False)
