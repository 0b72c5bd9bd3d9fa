"""The pages of a timetable, in the form that was asked for or that suits it."""

from collections.abc import Mapping
from typing import Final, Protocol

from partyschool_cli.export.layout.calendar_layout import month_layout, weeks_layout
from partyschool_cli.export.layout.grid_layout import grid_layout
from partyschool_cli.export.layout.list_layout import list_layout
from partyschool_cli.export.layout.page_layout import TimetableLayout
from partyschool_cli.export.layout.turned_layout import turned_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import Form, TimetableContent, form


class _Layout(Protocol):
    def __call__(self, content: TimetableContent, *, has_code: bool) -> TimetableLayout | None: ...


_LAYOUTS: Final[Mapping[Form, _Layout]] = {
    "grid": grid_layout,
    "turned": turned_layout,
    "month": month_layout,
    "weeks": weeks_layout,
}


def timetable_layout(content: TimetableContent, options: PrintOptions) -> TimetableLayout:
    """The pages of one part of a timetable."""
    has_code = options.code is not None
    shown = form(content.sheet, options)
    if content.sheet.entries and shown != "list":
        layout = _LAYOUTS[shown](content, has_code=has_code)
        # What is too full for a form of one page is cut by the one that can.
        fallback = list_layout if shown == "turned" else grid_layout
        return layout or fallback(content, has_code=has_code)
    return list_layout(content, has_code=has_code)
