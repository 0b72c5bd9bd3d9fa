"""Data for the Typst template of a table."""

from typing import Any

from partyschool_cli.export.layout.table_layout import table_layout
from partyschool_cli.export.layout.table_pages import table_pages
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import printed_line
from partyschool_cli.export.typst.layout_data import drawn


def table_data(content: TableContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    layout = table_layout(content, printed_line(options.printed))
    return drawn(content.title, [table_pages(layout)], options)
