"""The result of a query on the lake: a listing in every format, and a table for a terminal."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Final

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.export.records.columns import RecordColumn
from partyschool_cli.export.records.record_format import RecordListing
from partyschool_cli.export.records.value_text import SEPARATOR, plain_text
from partyschool_cli.many.sql.request import ResultColumn
from partyschool_cli.terminal.table import Column, Table, layout_table

_TITLE: Final = "查询结果"
_NUMBERS: Final = (
    "DOUBLE",
    "FLOAT",
    "DECIMAL",
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
)
_MIN_WIDTH: Final = 10
_MOST_NAMED: Final = 5


def result_listing(
    columns: Sequence[ResultColumn], rows: Iterable[Sequence[Any]], *, for_people: bool
) -> RecordListing:
    """Rows as records; of columns of one name, later ones get a number: `id`, `id_2`."""
    keys = _unique([column.name for column in columns])
    shown = tuple(
        RecordColumn(key, key, _type_of(column), partial(_text, key=key))
        for key, column in zip(keys, columns, strict=True)
    )
    records = (dict(zip(keys, row, strict=True)) for row in rows)
    return RecordListing(
        _TITLE, records if not isinstance(rows, list) else [*records], shown, for_people
    )


def result_table(listing: RecordListing, width: int | None) -> Table:
    """The table of a result; where the window is narrow, columns at the right are left out."""
    columns = [
        Column(
            column.key,
            column.title,
            priority=-index,
            align="right" if column.type == "number" else "left",
            wrap=column.type != "number",
            min_width=None if column.type == "number" else _MIN_WIDTH,
        )
        for index, column in enumerate(listing.columns)
    ]
    rows = [[column.text(record) for column in listing.columns] for record in listing.records]
    return layout_table(columns, rows, width)


def _unique(names: Sequence[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        key, number = name, 1
        while key in found:
            number += 1
            key = f"{name}_{number}"
        found.append(key)
    return found


def _type_of(column: ResultColumn) -> str:
    if column.type.endswith("]"):
        return "text"
    if column.type.removeprefix("U").startswith(_NUMBERS):  # those without a sign too
        return "number"
    return "date" if column.type == "DATE" else "text"


def _text(record: Record, key: str) -> str:
    return "" if (value := record[key]) is None else _cell(value)


def _cell(value: Any) -> str:
    """A value, or one in another: its keys mean nothing, other than those of a field's groups."""
    match value:
        case None:
            return "—"
        case float():
            # What adding up makes of tenths is not for people: 0.30000000000000004.
            return f"{value:.12g}"
        case list():
            is_nested = any(isinstance(item, dict) for item in value)
            return ("；" if is_nested else SEPARATOR).join(map(_cell, value))
        case dict():
            return "；".join(f"{key}：{_cell(item)}" for key, item in value.items())
    return plain_text(value)


def footer(count: int, shown: int, hidden: Sequence[Column]) -> str:
    """`共 120 行，只显示前 100 行；窗口较窄，没有显示：title`."""
    text = f"共 {count} 行"
    if shown < count:
        text += f"，只显示前 {shown} 行，全部的用 -o 结果.xlsx 或 -o 结果.csv"
    if hidden:
        named = "、".join(column.title for column in hidden[:_MOST_NAMED])
        more = f"等 {len(hidden)} 列" if len(hidden) > _MOST_NAMED else ""
        text += f"；窗口较窄，没有显示：{named}{more}"
    return text
