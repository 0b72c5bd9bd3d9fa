"""Data for the Typst template of a handbook: its own pages, and the data of its parts."""

from typing import Any, Final

from partyschool_cli.export import handbook_content as words
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.layout.catalog_layout import HEIGHT
from partyschool_cli.export.layout.handbook_layout import handbook_layout
from partyschool_cli.export.layout.table_layout import table_in_text
from partyschool_cli.export.layout.table_pages import table_pages
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.rule_text import RuleBlock
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.typst.attendance_data import attendance_data
from partyschool_cli.export.typst.catalog_data import block_data
from partyschool_cli.export.typst.layout_data import page_data
from partyschool_cli.export.typst.running_title import running
from partyschool_cli.export.typst.timetable_data import timetable_data

_LONG: Final = 0.8


def handbook_data(content: HandbookContent, options: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    layout = handbook_layout(content)
    notice = content.notice
    return "handbook", {
        "title": content.title,
        "running": running(content.title),
        "landscape": False,
        "cover": {
            "name": layout.name,
            "size": layout.name_size,
            "book": layout.book,
            "about": content.cover,
        },
        "notice": {
            "title": notice.title,
            "lines": layout.notice_title,
            "size": layout.notice_size,
            "addressee": notice.addressee,
            "paragraphs": layout.notice_lines,
            "organizer": notice.organizer,
            "date": notice.date,
        },
        "timetable": timetable_data(content.timetable, options)[1]["parts"],
        "courses": {
            "title": words.COURSES,
            "blocks": [block_data(block) for block in layout.courses],
        },
        "tables": [_table(each) for each in content.tables],
        "rules": {"title": words.RULES, "blocks": [_rule(block) for block in content.rules]},
        "attendance": _attendance(content, options),
    }


def _table(content: TableContent) -> dict[str, Any]:
    (page,) = table_pages(table_in_text(content)).pages
    # A table that a page holds goes whole to the next one rather than leave a row there alone.
    is_long = sum(page.heights) > HEIGHT * _LONG
    return {"title": content.title, "page": page_data(page), "is_long": is_long}


def _rule(block: RuleBlock) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "level": block.level,
        "marker": block.marker,
        "text": block.text,
        "runs": [{"text": run.text, "is_bold": run.is_bold} for run in block.runs],
    }


def _attendance(content: HandbookContent, options: PrintOptions) -> dict[str, Any] | None:
    return attendance_data(content.attendance, options)[1] if content.attendance else None
