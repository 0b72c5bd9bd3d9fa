"""Data for the Typst template of a year's plan."""

from typing import Any

from partyschool_cli.export.layout.plan_layout import plan_layout
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.layout_data import drawn


def plan_data(content: PlanContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    layout = plan_layout(content, has_code=options.code is not None)
    return drawn(content.title, [layout], options)
