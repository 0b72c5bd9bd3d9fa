"""Data for the Typst template of a timetable."""

from typing import Any

from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typst.layout_data import layout_data
from partyschool_cli.export.typst.running_title import running


def timetable_data(content: TimetableContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    own_options = [options.of_part(number) for number in range(len(content.parts))]
    layouts = [
        timetable_layout(part, own) for part, own in zip(content.parts, own_options, strict=True)
    ]
    return "timetable", {
        "title": content.title,
        "running": running(content.title),
        "landscape": layouts[0].is_landscape,
        "parts": [
            layout_data(layout, own.code) for layout, own in zip(layouts, own_options, strict=True)
        ],
    }
