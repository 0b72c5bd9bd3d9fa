"""The heading of a table: rows of known words, or a grid's row of days or of parts of the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.cells.grid import Grid, Range
from partyschool_cli.exchange.foreign.headings.columns import (
    KINDS,
    Headings,
    columns_of,
    is_word,
    score,
)
from partyschool_cli.exchange.foreign.headings.when_columns import WhenColumns
from partyschool_cli.exchange.foreign.reading import Column
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments
from partyschool_cli.model.kind import Kind

Form = Literal["list", "days-across", "days-down"]

_MOST_ROWS: Final = 3
# Of a day's heading, besides the day: 国庆节.
_LONGEST_REST: Final = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a table begins, its form, and of a list its kind and columns."""

    form: Form
    kind: Kind
    rows: tuple[int, ...]
    left: int
    right: int
    columns: tuple[Column, ...] = ()


class HeadingFinder:
    """Finds headings on a sheet. `kind` is that of `--as`, None to guess; `mapping` of `--map`."""

    def __init__(
        self, grid: Grid, reader: MomentReader, kind: Kind | None, mapping: Mapping[str, str]
    ) -> None:
        self._grid = grid
        self._reader = reader
        self._kinds = KINDS if kind is None else (kind,)
        self._mapping = mapping
        self._when = WhenColumns(grid, reader)
        self._mapped = {key_of(heading) for heading in mapping}

    def at(self, row: int, limit: Range, *, inside: bool = False) -> Heading | None:
        """The heading that begins at a row, if one does. Inside of a table all cells have to be
        heading words.
        """
        if row in self._grid.blank_rows:
            return None
        return self.of_list(row, limit, inside=inside) or (
            None if inside else self.of_grid(row, limit)
        )

    def of_list(self, row: int, limit: Range, *, inside: bool) -> Heading | None:
        """The heading of a list that begins at a row: two or more known words."""
        filled = list(self._grid.filled(row, limit.left, limit.right))
        if inside and filled and not self._is_word(row, filled[0]):
            return None
        known = sum(1 for column in filled if self._is_word(row, column))
        mapped = self._mapped and any(self._is_mapped(row, column) for column in filled)
        if not mapped and (
            known < 2 or 2 * known < len(filled) or (inside and known < len(filled))
        ):
            return None
        return self._best(self._heading_rows(row, limit), limit)

    def side_by_side(self, heading: Heading) -> tuple[Heading, ...]:
        """The headings of tables with an empty column between, of one kind or of several.

        None where there is but one, or a part is no table's.
        """
        columns = range(heading.left, heading.right + 1)
        empty = [
            one for one in columns if not any(self._grid.texts[row][one] for row in heading.rows)
        ]
        bounds = pairwise([heading.left - 1, *empty, heading.right + 1])
        limits = [
            Range(heading.rows[0], first + 1, heading.rows[-1], last - 1)
            for first, last in bounds
            if last - first > 1
        ]
        found = [self._best(heading.rows, limit) for limit in limits]
        return tuple(one for one in found if one) if len(found) > 1 and all(found) else ()

    def last_resort(self) -> Heading | None:
        """The heading of a table of one column; or, with `--map` of letters, the first row."""
        limit = Range(0, 0, self._grid.height - 1, self._grid.width - 1)
        for row in range(self._grid.height):
            filled = list(self._grid.filled(row))
            is_one = len(filled) == 1 and is_word(self._grid.texts[row][filled[0]])
            if (is_one or (self._mapped and len(filled) > 1)) and (
                found := self._best((row,), limit)
            ):
                return found
        return None

    def _best(self, rows: tuple[int, ...], limit: Range) -> Heading | None:
        """The heading as of the kind of table that its columns suit best."""
        left, right = self._extent(rows, limit)
        best: Heading | None = None
        best_score = 0
        for kind in self._kinds:
            columns = columns_of(self._grid, rows, left, right, Headings(kind, self._mapping))
            if kind is Kind.SESSION:
                columns = self._when.columns(rows, columns, limit)
            own = score(kind, columns)
            if own > best_score:
                best, best_score = Heading("list", kind, rows, left, right, columns), own
        return best

    def _is_word(self, row: int, column: int) -> bool:
        return is_word(self._grid.texts[row][column]) or self._is_mapped(row, column)

    def _is_mapped(self, row: int, column: int) -> bool:
        return key_of(self._grid.texts[row][column]) in self._mapped

    def _heading_rows(self, row: int, limit: Range) -> tuple[int, ...]:
        """The row, and those below it that say more of its columns."""
        rows = [row]
        while len(rows) < _MOST_ROWS and rows[-1] < limit.bottom:
            below = rows[-1] + 1
            own = [
                column
                for column in self._grid.filled(below, limit.left, limit.right)
                if self._grid.anchor(below, column)[0] > rows[-1]
            ]
            is_repeated = all(
                key_of(self._grid.texts[below][one]) == key_of(self._grid.texts[rows[-1]][one])
                for one in own
            )
            if own and is_repeated:
                break
            continues = all(self._continues(row, below, column) for column in own)
            if own and not continues and not self._is_spanned(row, below, limit):
                break
            if not own and below not in self._spanned(rows[-1], limit):
                break
            rows.append(below)
        return tuple(rows)

    def _spanned(self, row: int, limit: Range) -> frozenset[int]:
        ends = [
            self._grid.range_of(row, one).bottom
            for one in self._grid.filled(row, limit.left, limit.right)
        ]
        return frozenset(range(row + 1, max(ends, default=row) + 1))

    def _is_spanned(self, row: int, below: int, limit: Range) -> bool:
        """Whether most headings are merged down over a row: it divides up the others."""
        filled = list(self._grid.filled(row, limit.left, limit.right))
        spanned = [one for one in filled if self._grid.range_of(row, one).bottom >= below]
        return len(spanned) >= 2 and 2 * len(spanned) >= len(filled)

    def _continues(self, row: int, below: int, column: int) -> bool:
        text, above = self._grid.texts[below][column], self._grid.texts[row][column]
        return is_word(text) or is_word(f"{above}{text}")

    def _extent(self, rows: tuple[int, ...], limit: Range) -> tuple[int, int]:
        """The columns that have a heading, and those beside them that have none, but cells."""
        columns = [
            column
            for row in rows
            for column in range(limit.left, limit.right + 1)
            if self._grid.texts[row][column]
        ]
        left, right = min(columns), max(columns)
        below = self._rows_below(rows[-1] + 1, limit)
        while left > limit.left and any(self._grid.texts[row][left - 1] for row in below):
            left -= 1
        while right < limit.right and any(self._grid.texts[row][right + 1] for row in below):
            right += 1
        return left, right

    def _rows_below(self, row: int, limit: Range) -> range:
        """The rows up to the next empty one."""
        end = row
        while end <= min(limit.bottom, self._grid.height - 1) and end not in self._grid.blank_rows:
            end += 1
        return range(row, end)

    def of_grid(self, row: int, limit: Range) -> Heading | None:
        """The heading of a grid that begins at a row: days, or parts of the day, side by side."""
        if not {Kind.SESSION}.intersection(self._kinds):
            return None
        filled = list(self._grid.filled(row, limit.left, limit.right))
        said = {column: self._reader.read(self._grid.texts[row][column]) for column in filled}
        days = [one for one in filled if said[one].days and _is_day(said[one])]
        weekdays = [one for one in filled if said[one].weekdays and _is_day(said[one])]
        slots = [
            one for one in filled if said[one].slots and not said[one].rest and not said[one].days
        ]
        others = [one for one in filled if one not in (*days, *weekdays, *slots)]
        across = days if len(days) >= len(weekdays) else weekdays
        is_across = len(across) >= 2 or (len(across) == 1 and len(others) == len(filled) - 1 == 1)
        if is_across and not slots and across[0] > limit.left:
            rows = self._day_rows(row, limit, across[0])
            if self._has_labels(rows[-1] + 1, limit, across[0]):
                left = self._left(range(row, min(row + 4, limit.bottom) + 1), limit, across[0])
                return Heading("days-across", Kind.SESSION, rows, left, self._right(row, limit))
        if len(slots) >= 2 and self._has_days(row + 1, limit, slots[0]):
            rows = (row, row + 1) if self._is_sub_heading(row + 1, slots[0], limit) else (row,)
            return Heading("days-down", Kind.SESSION, rows, filled[0], self._right(row, limit))
        return None

    def _left(self, rows: range, limit: Range, first: int) -> int:
        """The first column with a label of some rows, before the first day."""
        columns = range(limit.left, first)
        return next(
            (one for one in columns if any(self._grid.texts[row][one] for row in rows)), first - 1
        )

    def _right(self, row: int, limit: Range) -> int:
        return max(one for one in range(limit.left, limit.right + 1) if self._grid.texts[row][one])

    def _day_rows(self, row: int, limit: Range, first: int) -> tuple[int, ...]:
        """A heading of days, and a second one with the week days, or the dates, below it."""
        below = row + 1
        if below > limit.bottom:
            return (row,)
        own = [
            one
            for one in self._grid.filled(below, first, limit.right)
            if self._grid.anchor(below, one)[0] == below
        ]
        said = [self._reader.read(self._grid.texts[below][one]) for one in own]
        is_days = all(map(_is_day, said))
        return (row, below) if len(own) >= 1 and is_days else (row,)

    def _has_labels(self, row: int, limit: Range, first: int) -> bool:
        """Whether the next row has a time or a part of the day in front."""
        return any(one.slots for one in self._in_front(row, limit, first))

    def _has_days(self, row: int, limit: Range, first: int) -> bool:
        """Whether the next row, or the one below a second heading, has a day in front."""
        rows = (row, row + 1)
        return any(_is_day(one) for below in rows for one in self._in_front(below, limit, first))

    def _in_front(self, row: int, limit: Range, first: int) -> list[Moments]:
        """What the cells before a column say of when, in the next row with a text."""
        while row <= limit.bottom and row in self._grid.blank_rows:
            row += 1
        if row > limit.bottom:
            return []
        texts = [self._grid.texts[row][one] for one in range(limit.left, first)]
        return [self._reader.read(text) for text in texts if text]

    def _is_sub_heading(self, row: int, first: int, limit: Range) -> bool:
        """Whether a row below parts of the day says more of them: 内容, 授课人, or their times."""
        if row > limit.bottom:
            return False
        texts = [self._grid.texts[row][one] for one in self._grid.filled(row, first, limit.right)]
        said = [self._reader.read(text) for text in texts]
        is_times = all(one.slots and not one.rest and not one.days for one in said)
        return bool(texts) and (is_times or all(map(is_word, texts)))


def _is_day(said: Moments) -> bool:
    """Whether a cell is the heading of one day: 星期一, 10月12日（国庆节）."""
    is_one = len(said.days) <= 1 and all(one.first == one.last for one in said.days)
    return (
        is_one
        and bool(said.days or said.weekdays)
        and not said.slots
        and len(said.rest) <= _LONGEST_REST
    )
