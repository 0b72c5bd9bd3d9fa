"""What a column says of when, by what its cells look like, where its heading does not tell.

日程 merged over a column of dates and one of times; a column of times without a heading.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from partyschool_cli.exchange.foreign.cells.grid import Grid, Range
from partyschool_cli.exchange.foreign.reading import Column
from partyschool_cli.exchange.foreign.values.cell_moments import cell_moments
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments

_ROWS_LOOKED_AT: Final = 40
_WHEN: Final = ("date", "time")


class WhenColumns:
    """Decides which columns of a 课程表 are dates, week days, parts of the day and times."""

    def __init__(self, grid: Grid, reader: MomentReader) -> None:
        self._grid = grid
        self._reader = reader

    def columns(
        self, rows: Sequence[int], columns: Sequence[Column], limit: Range
    ) -> tuple[Column, ...]:
        """The columns, with those that one heading covers, or none, by their cells."""
        taken = {one.field for one in columns}
        found = list(columns)
        for position, column in enumerate(columns):
            if column.field is None and self._is_open(rows, columns, position):
                name = self._looks_like(column.index, rows[-1] + 1, limit)
                if name is not None and name not in taken:
                    taken.add(name)
                    found[position] = replace(column, field=name, guessed=True)
        return tuple(self._first(rows, found, limit, taken))

    def _first(
        self, rows: Sequence[int], columns: Sequence[Column], limit: Range, taken: set[str | None]
    ) -> Iterator[Column]:
        """The columns; where a heading covers several, the first too is what its cells are."""
        for column in columns:
            one = self._grid.range_of(rows[-1], column.index)
            name = None
            if column.field in _WHEN and one.right > column.index == one.left:
                name = self._looks_like(column.index, rows[-1] + 1, limit)
            if name is None or (name in taken and name != column.field):
                yield column
            else:
                yield replace(column, field=name, guessed=name != column.field)

    def _is_open(self, rows: Sequence[int], columns: Sequence[Column], position: int) -> bool:
        """Whether a column has no heading of its own, or shares that of one of when."""
        column = columns[position]
        if not column.heading:
            return True
        one = self._grid.range_of(rows[-1], column.index)
        first = next((other for other in columns if other.index == one.left), column)
        return first is not column and first.field in _WHEN

    def _looks_like(self, column: int, top: int, limit: Range) -> str | None:
        """The field of most cells of a column, if nearly all of them say when."""
        bottom = min(limit.bottom, self._grid.height - 1, top + _ROWS_LOOKED_AT)
        values = [
            self._grid.values[row][column]
            for row in range(top, bottom + 1)
            if self._grid.texts[row][column]
        ]
        kinds = Counter(_kind(cell_moments(value, self._reader)) for value in values)
        if kinds["time"]:
            kinds["time"] += kinds.pop("day_part", 0)
        if not values:
            return None
        name, count = kinds.most_common(1)[0]
        return name if 2 * count > len(values) else None


def _kind(said: Moments) -> str | None:
    if said.rest or said.is_empty:
        return None
    if said.days:
        return "date"
    if said.weekdays:
        return "weekday"
    return "time" if any(slot.time for slot in said.slots) else "day_part"
