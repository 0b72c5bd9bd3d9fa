"""A sheet for filtering and calculation: a row per record, typed cells, no merged ones."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli.export.xlsx.book import HEAD, LEFT, Book, Cell, CellStyle

_DATE: Final[CellStyle] = {**LEFT, "align": "center", "num_format": "yyyy-mm-dd"}
_TIME: Final[CellStyle] = {**LEFT, "align": "center", "num_format": "hh:mm"}
_NUMBER: Final[CellStyle] = {**LEFT, "align": "center"}


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column: its heading, width in millimetres, and value of a record."""

    title: str
    width: float
    value: Callable[[Any], Cell]


def write_flat(
    book: Book, name: str, columns: Sequence[FlatColumn], records: Iterable[object]
) -> None:
    """Adds the sheet `name`, with a frozen heading and filters."""
    page = book.page(name, landscape=True)
    page.set_columns([column.width for column in columns])
    head = page.next_row(9)
    for index, column in enumerate(columns):
        page.write(head, index, column.title, HEAD)
    for record in records:
        values = [column.value(record) for column in columns]
        high = (
            page.height_of(value, column.width, LEFT["font_size"])
            for value, column in zip(values, columns, strict=True)
            if isinstance(value, str)
        )
        row = page.next_row(max(high, default=4.0) + 1.5)
        for index, value in enumerate(values):
            page.write(row, index, value, _style(value))
    page.sheet.freeze_panes(1, 0)
    page.sheet.autofilter(0, 0, max(0, page.row - 1), page.last)
    page.finish(head=(head, head))


def _style(value: Cell) -> CellStyle:
    if isinstance(value, dt.date):
        return _DATE
    if isinstance(value, dt.time):
        return _TIME
    return LEFT if isinstance(value, str) else _NUMBER
