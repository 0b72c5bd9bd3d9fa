"""The tables that `pschool sql` may query, and what their columns mean."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.export.records.columns import RecordColumn
from partyschool_cli.export.records.record_format import RecordListing
from partyschool_cli.many.lake.column import Column as LakeColumn
from partyschool_cli.many.lake.column import ColumnType
from partyschool_cli.many.lake.schemas import tables
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.table import Column, layout_table

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_TYPES: Final[dict[ColumnType, str]] = {
    "text": "文字",
    "date": "日期",
    "time": "时刻",
    "hours": "数",
    "count": "整数",
    "flag": "是否",
    "texts": "多个文字",
}
_PRIVATE: Final = "pschool lake --private 才有"
_COLUMNS: Final = (
    ("table", "表"),
    ("column", "列"),
    ("type", "类型"),
    ("title", "名称"),
    ("meaning", "意思"),
)


def tables_listing(*, for_people: bool) -> RecordListing:
    """A record for each column of each table."""
    columns = tuple(
        RecordColumn(key, title, "text", partial(_text, key=key)) for key, title in _COLUMNS
    )
    records = [
        {
            "table": table.name,
            "column": column.name,
            "type": _TYPES[column.type] if for_people else column.type,
            "title": column.title,
            "meaning": _meaning(column),
        }
        for table in tables()
        for column in table.columns
    ]
    return RecordListing("可查的表和列", records, columns, for_people)


def tables_lines(width: int | None) -> "Iterator[Line]":
    """A heading and a table for each table, and an example."""
    for table in tables():
        yield (Styled(table.name, "id"), Styled(f"　{table.title}", "heading"))
        columns = [
            Column("column", "列", style="id"),
            Column("type", "类型"),
            Column("title", "名称", wrap=True, min_width=12),
            Column("meaning", "意思", wrap=True, min_width=16, max_lines=12),
        ]
        rows = [
            [column.name, _TYPES[column.type], column.title, _meaning(column)]
            for column in table.columns
        ]
        yield from layout_table(columns, rows, width).lines
        yield ()
    yield (
        Styled(
            '例：pschool sql "SELECT title, contact_hours FROM courses ORDER BY title"', "muted"
        ),
    )


def _meaning(column: LakeColumn) -> str:
    return "；".join(filter(None, (column.meaning, _PRIVATE if column.is_private else "")))


def _text(record: Record, key: str) -> str:
    return str(record[key])
