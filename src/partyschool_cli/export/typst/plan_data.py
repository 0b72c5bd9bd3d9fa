"""Data for the Typst template of a year's plan."""

from typing import Any

from partyschool_cli.export.layout.plan_layout import plan_layout
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.layout_data import layout_data
from partyschool_cli.export.typst.running_title import running


def plan_data(content: PlanContent, _: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    layout = plan_layout(content, has_code=False)
    return "timetable", {
        "title": content.title,
        "running": running(content.title),
        "landscape": layout.is_landscape,
        "parts": [layout_data(layout)],
    }
