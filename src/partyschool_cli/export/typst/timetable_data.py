"""Data for the Typst template of a timetable."""

from typing import Any

from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typst.layout_data import layout_data
from partyschool_cli.export.typst.running_title import running


def timetable_data(content: TimetableContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    layouts = [timetable_layout(part, options) for part in content.parts]
    return "timetable", {
        "title": content.title,
        "running": running(content.title),
        "landscape": layouts[0].is_landscape,
        "parts": [layout_data(layout) for layout in layouts],
    }
