"""Data for the Typst template of a timetable."""

from typing import Any

from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.typst.layout_data import drawn


def timetable_data(content: TimetableContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    parts = enumerate(content.parts)
    layouts = [timetable_layout(part, options.of_part(number)) for number, part in parts]
    return drawn(content.title, layouts, options)
