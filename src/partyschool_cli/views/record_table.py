"""`list` for a terminal: a table, and the line below it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.export.records.columns import RecordColumn
from partyschool_cli.export.records.main_columns import FLAGSHIP
from partyschool_cli.export.records.record_format import RecordListing
from partyschool_cli.model.kind import Kind
from partyschool_cli.terminal.table import Column, Table, layout_table
from partyschool_cli.wording.measure_words import counted, measured

Layout = Mapping[str, Any]


def _name_style(text: str) -> str:
    return "flag" if FLAGSHIP in text else "plain"


_TEXT: Final[Layout] = {"priority": 3, "wrap": True, "min_width": 12}
# Columns that were chosen by name.
_ASKED: Final[Layout] = {"priority": 9, "wrap": True, "min_width": 10}

# By the column's key; columns with the lowest priority are dropped first.
_LAYOUTS: Final[Mapping[str, Layout]] = {
    "id": {"priority": 9, "style": "id"},
    "title": {"priority": 9, "wrap": True, "min_width": 24, "style": _name_style},
    "name": {"priority": 9, "wrap": True, "min_width": 14},
    "date": {"priority": 9},
    "start": {"priority": 9},
    "course": {"priority": 9, "wrap": True, "min_width": 16},
    "was": {"priority": 8},
    "from": {"priority": 8},
    "weekday": {"priority": 7},
    "contact_hours": {"priority": 7, "align": "right"},
    "size": {"priority": 6, "align": "right"},
    "capacity": {"priority": 6, "align": "right"},
    "sessions": {"priority": 5, "align": "right"},
    "order": {"priority": 2, "align": "right"},
    "tier": {"priority": 8},
    "category": {"priority": 7},
    "venue": {"priority": 7},
    "type": {"priority": 4},
    "school": {"priority": 6},
    "theme": {"priority": 5},
    "teachers": {"priority": 4, "wrap": True, "min_width": 18},
    "delivery": {"priority": 3, "wrap": True, "min_width": 14},
    "audience": {"priority": 2, "wrap": True, "min_width": 22},
    "site": {"priority": 3, "wrap": True, "min_width": 16},
    "parent": {"priority": 7},
    "topics": {"priority": 4, "wrap": True, "min_width": 16},
    "class": {"priority": 1, "wrap": True, "min_width": 30},
}


def record_table(listing: RecordListing, width: int | None, *, asked: bool) -> Table:
    """The table of a listing at `width` columns; `asked`: its columns were chosen by name."""
    columns = [_column(column, asked=asked) for column in listing.columns]
    rows = [[column.text(record) for column in listing.columns] for record in listing.records]
    return layout_table(columns, rows, width)


def _column(column: RecordColumn, *, asked: bool) -> Column:
    if not asked:
        return Column(column.key, column.title, **_LAYOUTS.get(column.key, _TEXT))
    if column.type == "number":
        return Column(column.key, column.title, priority=9, align="right")
    if column.key == "id":
        return Column(column.key, column.title, **_LAYOUTS["id"])
    return Column(column.key, column.title, **_ASKED)


def counted_records(kind: Kind, records: Sequence[Record]) -> str:
    """`91 门课程，其中草稿 3 门`: what is printed counts drafts apart, as `stats` does."""
    drafts = sum(record.get("status") == "draft" for record in records)
    text = counted(len(records), kind)
    return f"{text}，其中草稿 {measured(drafts, kind)}" if drafts else text


def table_footer(
    kind: Kind, shown: int, found: Sequence[Record], hidden: tuple[Column, ...]
) -> str:
    """`共 88 门课程，显示前 5 门；窗口较窄，没有显示：授课方式、对象`."""
    text = f"共 {counted_records(kind, found)}"
    if shown < len(found):
        text += f"，显示前 {measured(shown, kind)}" if shown else "，一个也没有显示"
    if hidden:
        text += f"；窗口较窄，没有显示：{'、'.join(column.title for column in hidden)}"
    return text
