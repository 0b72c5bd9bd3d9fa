"""Data for the Typst template of a ledger."""

from typing import Any

from partyschool_cli.export.layout.ledger_layout import ledger_layouts
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.layout_data import drawn


def ledger_data(content: LedgerContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    return drawn(content.title, ledger_layouts(content, options), options)
