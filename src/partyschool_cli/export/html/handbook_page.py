"""A handbook as a page: its parts below each other, with links to them at the top."""

from typing import Any

from partyschool_cli.export import catalog_content
from partyschool_cli.export import handbook_content as words
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.html.attendance_page import looks_of
from partyschool_cli.export.html.layout_rules import layout_rules, page_name
from partyschool_cli.export.html.page import page
from partyschool_cli.export.html.table_page import TableView
from partyschool_cli.export.html.timetable_page import sheet_part
from partyschool_cli.export.layout.attendance_layout import attendance_layout
from partyschool_cli.export.layout.handbook_layout import course_book
from partyschool_cli.export.layout.table_layout import table_in_text
from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import group_line


def write_handbook(content: HandbookContent, options: PrintOptions) -> Exported:
    """The page."""
    layout = timetable_layout(content.timetable, options)
    name = page_name(0)
    views = [
        TableView(one, table_in_text(one), f"t{number}")
        for number, one in enumerate(content.tables, 1)
    ]
    signing, rules = _signing(content, options)
    values = {
        "content": content,
        "handbook": words,
        "catalog": catalog_content,
        "part": sheet_part(content.timetable, options, name, layout),
        "book": course_book(content),
        "views": views,
        "group_line": group_line,
        "signing": signing,
        "count": 0,
        "unit": "",
    }
    rules += layout_rules(name, layout, options.paper) + "".join(view.rules for view in views)
    return page(
        "timetable_handbook",
        values,
        options,
        "portrait",
        rules,
        more_styles=("attendance", "handbook"),
    )


def _signing(content: HandbookContent, options: PrintOptions) -> tuple[dict[str, Any] | None, str]:
    """What the list to sign is drawn by, and its CSS rules; None of a class without a day."""
    if content.attendance is None:
        return None, ""
    layout = attendance_layout(content.attendance)
    groups, rules = looks_of(layout, options)
    return {"content": content.attendance, "layout": layout, "groups": groups}, rules
