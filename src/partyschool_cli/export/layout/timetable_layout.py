"""The pages of a timetable, in the form that was asked for or that suits it."""

from partyschool_cli.export.layout.grid_layout import grid_layout
from partyschool_cli.export.layout.list_layout import list_layout
from partyschool_cli.export.layout.page_layout import TimetableLayout
from partyschool_cli.export.layout.turned_layout import turned_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent, form


def timetable_layout(content: TimetableContent, options: PrintOptions) -> TimetableLayout:
    """The pages of one part of a timetable."""
    has_code = False
    shown = form(content.sheet, options)
    if content.sheet.entries:
        if shown == "turned" and (turned := turned_layout(content, has_code=has_code)):
            return turned
        if shown == "grid":
            return grid_layout(content, has_code=has_code)
    return list_layout(content, has_code=has_code)
