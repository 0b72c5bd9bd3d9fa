"""Data for the Typst template of an attendance list: its layout, with the looks of its page."""

from dataclasses import asdict
from typing import Any

from partyschool_cli.export import timetable_content as words
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.layout import attendance_layout as layout
from partyschool_cli.export.layout.page_layout import A3_SCALE
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typst.running_title import running


def attendance_data(
    content: AttendanceContent, options: PrintOptions
) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    drawn = layout.attendance_layout(content)
    return "attendance", {
        "title": content.title,
        "running": running(content.title),
        "landscape": drawn.is_landscape,
        "attendance": {
            **asdict(drawn),
            "scale": A3_SCALE if options.paper == "a3" else 1.0,
            "pages": [{**asdict(page), "titles": page.titles} for page in drawn.pages],
            "empty": words.EMPTY,
            "day_size": layout.DAY_SIZE,
            "count_size": layout.COUNT_SIZE,
            "line_size": layout.LINE_SIZE,
            "row_size": layout.ROW_SIZE,
            "time_size": layout.TIME_SIZE,
            "foot_size": layout.FOOT_SIZE,
            "gaps": layout.GAPS,
            "pad": layout.PAD,
            "margins": layout.MARGINS,
            "sides": layout.SIDES,
        },
    }
