"""Tables on a sheet: where each begins and ends, in which form it is, and the texts around it.

A table begins with its heading, which need not be the sheet's first row: above stand titles. It is
a list (a row a course, a session), or a 课程表 in grid form, with the days across or down.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from partyschool_cli.exchange.foreign.cells import Grid, Range
from partyschool_cli.exchange.foreign.folding import key_of
from partyschool_cli.exchange.foreign.heading_words import NOTE_LABELS
from partyschool_cli.exchange.foreign.headings import KINDS, Headings, columns_of, is_word, score
from partyschool_cli.exchange.foreign.reading import Column
from partyschool_cli.exchange.foreign.values.moments import MomentReader
from partyschool_cli.model.kind import Kind

Form = Literal["list", "days-across", "days-down"]

_MOST_HEADING_ROWS: Final = 3
_LABELLED: Final = re.compile(r"\S{2,8}\s*[:：].*", re.DOTALL)
_NOTE: Final = re.compile(
    rf"(?:{'|'.join(sorted(NOTE_LABELS, key=len, reverse=True))})(?::|[0-9]+[.、:])|[※★▲☆]|[0-9]{{1,2}}[.、](?![0-9])"
)


@dataclass(frozen=True)
class Block:
    """A table: its heading rows, rows and columns; `texts` are rows of one text between its rows.

    `above` and `below` are rows of texts around it. `kind` and `columns` are those of a list.
    """

    grid: Grid
    form: Form
    kind: Kind
    heading_rows: tuple[int, ...]
    left: int
    right: int
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    texts: tuple[int, ...]
    above: tuple[int, ...]
    below: tuple[int, ...]

    @property
    def area(self) -> Range:
        """From the heading to the last row."""
        last = max((*self.rows, *self.heading_rows))
        return Range(self.heading_rows[0], self.left, last, self.right)


@dataclass(frozen=True)
class _Heading:
    form: Form
    kind: Kind
    rows: tuple[int, ...]
    left: int
    right: int
    columns: tuple[Column, ...] = ()


class BlockFinder:
    """Finds the tables of a sheet. `kind` is that of `--as`, None to guess; `mapping` of `--map`."""

    def __init__(
        self, grid: Grid, reader: MomentReader, kind: Kind | None, mapping: Mapping[str, str]
    ) -> None:
        self._grid = grid
        self._reader = reader
        self._kinds = KINDS if kind is None else (kind,)
        self._mapping = mapping
        self._mapped = {key_of(heading) for heading in mapping}

    def blocks(self) -> tuple[Block, ...]:
        """The tables from top to bottom."""
        grid = self._grid
        limits = grid.sheet.tables or (Range(0, 0, grid.height - 1, grid.width - 1),)
        found: list[Block] = []
        for limit in limits:
            found += self._within(limit)
        if not found:
            found += self._single_columns()
        return tuple(self._with_texts(found))

    def _within(self, limit: Range) -> Iterator[Block]:
        row = limit.top
        while row <= limit.bottom:
            heading = self._heading(row, limit)
            if heading is None:
                row += 1
                continue
            rows, texts, end = self._rows(heading, limit)
            yield from self._segments(heading, rows, texts)
            row = end

    # -- headings ------------------------------------------------------------------------------

    def _heading(self, row: int, limit: Range, *, inside: bool = False) -> _Heading | None:
        """The heading that begins at a row, if one does. Inside of a table all cells have to be
        heading words.
        """
        if row in self._grid.blank_rows:
            return None
        return self._list_heading(row, limit, inside=inside) or (
            None if inside else self._grid_heading(row, limit)
        )

    def _list_heading(self, row: int, limit: Range, *, inside: bool) -> _Heading | None:
        filled = list(self._grid.filled(row, limit.left, limit.right))
        known = sum(1 for column in filled if self._is_word(row, column))
        mapped = self._mapped and any(self._is_mapped(row, column) for column in filled)
        if not mapped and (
            known < 2 or 2 * known < len(filled) or (inside and known < len(filled))
        ):
            return None
        rows = self._heading_rows(row, limit)
        left, right = self._extent(rows, limit)
        best: _Heading | None = None
        best_score = 0
        for kind in self._kinds:
            columns = columns_of(self._grid, rows, left, right, Headings(kind, self._mapping))
            own = score(kind, columns)
            if own > best_score:
                best, best_score = _Heading("list", kind, rows, left, right, columns), own
        return best

    def _is_word(self, row: int, column: int) -> bool:
        return is_word(self._grid.texts[row][column]) or self._is_mapped(row, column)

    def _is_mapped(self, row: int, column: int) -> bool:
        return key_of(self._grid.texts[row][column]) in self._mapped

    def _heading_rows(self, row: int, limit: Range) -> tuple[int, ...]:
        """The row, and those below it that say more of its columns."""
        rows = [row]
        while len(rows) < _MOST_HEADING_ROWS and rows[-1] < limit.bottom:
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
            if own and not all(self._continues(row, below, column) for column in own):
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

    def _continues(self, row: int, below: int, column: int) -> bool:
        text, above = self._grid.texts[below][column], self._grid.texts[row][column]
        return is_word(text) or is_word(f"{above}{text}")

    def _extent(self, rows: tuple[int, ...], limit: Range) -> tuple[int, int]:
        columns = [
            column
            for row in rows
            for column in range(limit.left, limit.right + 1)
            if self._grid.texts[row][column]
        ]
        return min(columns), max(columns)

    def _grid_heading(self, row: int, limit: Range) -> _Heading | None:
        if not {Kind.SESSION}.intersection(self._kinds):
            return None
        filled = list(self._grid.filled(row, limit.left, limit.right))
        said = {column: self._reader.read(self._grid.texts[row][column]) for column in filled}
        days = [one for one in filled if said[one].days and not said[one].slots]
        weekdays = [one for one in filled if said[one].weekdays and not said[one].slots]
        slots = [
            one for one in filled if said[one].slots and not said[one].rest and not said[one].days
        ]
        others = [one for one in filled if one not in (*days, *weekdays, *slots)]
        across = days if len(days) >= len(weekdays) else weekdays
        is_across = len(across) >= 2 or (len(across) == 1 and len(others) == len(filled) - 1 == 1)
        if is_across and not slots and across[0] > limit.left:
            rows = self._day_rows(row, limit)
            if self._has_labels(rows[-1] + 1, limit, across[0]):
                left = min(filled[0], across[0] - 1)
                return _Heading("days-across", Kind.SESSION, rows, left, self._right(row, limit))
        if len(slots) >= 2 and self._has_days(row + 1, limit, slots[0]):
            rows = (row,)
            if self._is_sub_heading(row + 1, slots[0], limit):
                rows = (row, row + 1)
            return _Heading("days-down", Kind.SESSION, rows, filled[0], self._right(row, limit))
        return None

    def _right(self, row: int, limit: Range) -> int:
        return max(one for one in range(limit.left, limit.right + 1) if self._grid.texts[row][one])

    def _day_rows(self, row: int, limit: Range) -> tuple[int, ...]:
        """A heading of days, and a second one with the week days, or the dates, below it."""
        below = row + 1
        if below > limit.bottom:
            return (row,)
        own = [
            one
            for one in self._grid.filled(below, limit.left, limit.right)
            if self._grid.anchor(below, one)[0] == below
        ]
        said = [self._reader.read(self._grid.texts[below][one]) for one in own]
        is_days = all((one.days or one.weekdays) and not one.slots for one in said)
        return (row, below) if len(own) >= 1 and is_days else (row,)

    def _has_labels(self, row: int, limit: Range, first: int) -> bool:
        """Whether a row, or the next one with a text, has a time or a part of the day in front."""
        for below in range(row, min(row + 3, limit.bottom + 1)):
            texts = [self._grid.texts[below][one] for one in range(limit.left, first)]
            if any(self._reader.read(text).slots for text in texts if text):
                return True
        return False

    def _has_days(self, row: int, limit: Range, first: int) -> bool:
        for below in range(row, min(row + 3, limit.bottom + 1)):
            texts = [self._grid.texts[below][one] for one in range(limit.left, first)]
            said = [self._reader.read(text) for text in texts if text]
            if any((one.days or one.weekdays) and not one.slots for one in said):
                return True
        return False

    def _is_sub_heading(self, row: int, first: int, limit: Range) -> bool:
        filled = [one for one in self._grid.filled(row, first, limit.right)]
        return bool(filled) and all(is_word(self._grid.texts[row][one]) for one in filled)

    # -- rows ----------------------------------------------------------------------------------

    def _rows(self, heading: _Heading, limit: Range) -> tuple[list[int], list[int], int]:
        """The rows of a table, the rows of text between them, and the row after the last."""
        rows: list[int] = []
        texts: list[int] = []
        held: list[int] = []
        row = heading.rows[-1] + 1
        is_apart = False
        while row <= limit.bottom:
            if row in self._grid.blank_rows:
                is_apart = True
                row += 1
                continue
            if self._is_repeated(row, heading):
                row += 1
                continue
            if self._begins_another(row, limit, heading, is_apart=is_apart or bool(held)):
                break
            if self._is_text(row, heading):
                held.append(row)
            else:
                texts += held
                held = []
                rows.append(row)
                is_apart = False
            row += 1
        end = (rows[-1] if rows else heading.rows[-1]) + 1
        return rows, texts, end

    def _is_repeated(self, row: int, heading: _Heading) -> bool:
        """Whether the heading stands there again, as at the top of a printed page."""
        if len(heading.rows) != 1 or heading.form != "list":
            return False
        first = self._grid.texts[heading.rows[0]]
        own = self._grid.texts[row]
        return all(
            key_of(own[one]) == key_of(first[one]) for one in range(heading.left, heading.right + 1)
        )

    def _begins_another(self, row: int, limit: Range, heading: _Heading, *, is_apart: bool) -> bool:
        if self._list_heading(row, limit, inside=heading.form == "list" and not is_apart):
            return True
        return is_apart and self._grid_heading(row, limit) is not None

    def _is_text(self, row: int, heading: _Heading) -> bool:
        filled = list(self._grid.filled(row, heading.left, heading.right))
        texts = [self._grid.texts[row][column] for column in filled]
        if not texts:
            return True
        if all(is_note(text) for text in texts) and len(texts) < max(2, len(heading.columns)):
            return True
        if len(filled) > 1:
            return len(texts) > 1 and all(_LABELLED.fullmatch(text) for text in texts)
        only = self._grid.range_of(row, filled[0])
        if heading.form != "list":
            return not self._reader.read(texts[0]).slots and not self._reader.read(texts[0]).days
        width = heading.right - heading.left + 1
        if only.right - only.left + 1 >= max(2, (width + 1) // 2):
            return True
        return width > 2 and filled[0] == heading.left and not self._is_title(filled[0], heading)

    @staticmethod
    def _is_title(column: int, heading: _Heading) -> bool:
        fields = {one.index: one.field for one in heading.columns}
        return fields.get(column) in ("title", "name")

    # -- blocks --------------------------------------------------------------------------------

    def _segments(self, heading: _Heading, rows: list[int], texts: list[int]) -> Iterator[Block]:
        """The table, or the tables side by side under one heading row: 序号｜姓名｜序号｜姓名."""
        if heading.form != "list":
            yield self._block(heading, heading.columns, heading.left, heading.right, rows, texts)
            return
        parts = self._parts(heading)
        for number, (left, right) in enumerate(parts):
            columns = heading.columns
            if len(parts) > 1:
                words = Headings(heading.kind, self._mapping)
                columns = columns_of(self._grid, heading.rows, left, right, words)
            kept = [row for row in rows if any(self._grid.texts[row][left : right + 1])]
            yield self._block(heading, columns, left, right, kept, [] if number else texts)

    def _parts(self, heading: _Heading) -> list[tuple[int, int]]:
        keys = [
            key_of(self._grid.texts[heading.rows[-1]][one])
            for one in range(heading.left, heading.right + 1)
        ]
        starts = [0, *(at for at, key in enumerate(keys) if at and key and key == keys[0])]
        bounds = [*starts, len(keys)]
        parts = [
            (heading.left + first, heading.left + last - 1)
            for first, last in zip(bounds, bounds[1:], strict=False)
        ]
        words = Headings(heading.kind, self._mapping)
        fit = all(
            score(heading.kind, columns_of(self._grid, heading.rows, left, right, words))
            for left, right in parts
        )
        return parts if fit else [(heading.left, heading.right)]

    def _block(
        self,
        heading: _Heading,
        columns: tuple[Column, ...],
        left: int,
        right: int,
        rows: list[int],
        texts: list[int],
    ) -> Block:
        return Block(
            self._grid, heading.form, heading.kind, heading.rows, left, right, columns,
            tuple(rows), tuple(texts), (), (),
        )  # fmt: skip

    def _single_columns(self) -> Iterator[Block]:
        """A table of one column, headed with what its kind needs."""
        for row in range(self._grid.height):
            filled = list(self._grid.filled(row))
            if len(filled) != 1 or not is_word(self._grid.texts[row][filled[0]]):
                continue
            column = filled[0]
            for kind in self._kinds:
                words = Headings(kind, self._mapping)
                columns = columns_of(self._grid, (row,), column, column, words)
                if score(kind, columns):
                    heading = _Heading("list", kind, (row,), column, column, columns)
                    limit = Range(0, 0, self._grid.height - 1, self._grid.width - 1)
                    rows, texts, _ = self._rows(heading, limit)
                    if rows:
                        yield self._block(heading, columns, column, column, rows, texts)
                        return

    def _with_texts(self, blocks: list[Block]) -> Iterator[Block]:
        """The blocks with the rows above and below: those between two tables are below the first
        as far as notes go, and above the second.
        """
        inside = {
            row for block in blocks for row in (*block.heading_rows, *block.rows, *block.texts)
        }
        for block in blocks:
            top, bottom = block.area.top, block.area.bottom
            before = max((one.area.bottom for one in blocks if one.area.bottom < top), default=-1)
            after = min(
                (one.area.top for one in blocks if one.area.top > bottom), default=self._grid.height
            )
            above = [row for row in range(before + 1, top) if self._is_around(row, inside)]
            below = [row for row in range(bottom + 1, after) if self._is_around(row, inside)]
            if before >= 0:
                above = above[self._notes(above) :]
            if after < self._grid.height:
                below = below[: self._notes(below)]
            yield replace(block, above=tuple(above), below=tuple(below))

    def _is_around(self, row: int, inside: set[int]) -> bool:
        return row not in inside and row not in self._grid.blank_rows

    def _notes(self, rows: list[int]) -> int:
        """How many rows, from the first one, are notes of the table above them."""
        for count, row in enumerate(rows):
            texts = [self._grid.texts[row][one] for one in self._grid.filled(row)]
            if not all(map(is_note, texts)):
                return count
        return len(rows)


def is_note(text: str) -> bool:
    """Whether a text begins as lines below a table do: `注：…`, `制表单位：…`, `2．…`."""
    return _NOTE.match(key_of(text)) is not None
