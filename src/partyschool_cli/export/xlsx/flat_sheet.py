"""A second sheet for filtering and counting: one row a record, true numbers, dates and times."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli.export.xlsx.book import HEAD, LEFT, Book, Cell, Look

_DATE: Final[Look] = {**LEFT, "align": "center", "num_format": "yyyy-mm-dd"}
_TIME: Final[Look] = {**LEFT, "align": "center", "num_format": "hh:mm"}
_NUMBER: Final[Look] = {**LEFT, "align": "center"}


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column: its heading, its width in millimetres, and what it says of a record."""

    title: str
    width: float
    value: Callable[[Any], Cell]


def write_flat(
    book: Book, name: str, columns: Sequence[FlatColumn], records: Iterable[object]
) -> None:
    """The sheet `name`, with a heading that stays in view and filters."""
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
            page.write(row, index, value, _look(value))
    page.sheet.freeze_panes(1, 0)
    page.sheet.autofilter(0, 0, max(0, page.row - 1), page.last)
    page.finish(head=(head, head))


def _look(value: Cell) -> Look:
    if isinstance(value, dt.date):
        return _DATE
    if isinstance(value, dt.time):
        return _TIME
    return LEFT if isinstance(value, str) else _NUMBER
