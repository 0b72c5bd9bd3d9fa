"""Tables on a sheet: where each begins and ends, in which form it is, and the texts around it.

A table begins with its heading, which need not be the sheet's first row: above stand titles. It is
a list (a row a course, a session), or a 课程表 in grid form, with the days across or down.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.foreign.cells.grid import Grid, Range
from partyschool_cli.exchange.foreign.headings.columns import ORDINAL, Headings, columns_of, score
from partyschool_cli.exchange.foreign.headings.heading_finder import Form, Heading, HeadingFinder
from partyschool_cli.exchange.foreign.headings.heading_words import NOTE_LABELS
from partyschool_cli.exchange.foreign.reading import Column
from partyschool_cli.exchange.foreign.values.moments import MomentReader
from partyschool_cli.model.kind import Kind

# No heading is farther below the table before it, or below the sheet's first row.
_MOST_ROWS_ABOVE: Final = 500
# A year's sessions of a county are a tenth of it.
MAX_ROWS: Final = 20_000
_LABELLED: Final = re.compile(r"\S{2,8}\s*[:：].*", re.DOTALL)
_TRAINEES: Final = re.compile("学员|参训|报名|签到|花名册|通讯录|分组名单|学习小组|参会")
_TEACHERS: Final = re.compile("师资|教师|讲师|老师|专家|授课|主讲|宣讲")
_NOTE_LABEL: Final = "|".join(sorted(NOTE_LABELS, key=len, reverse=True))
_NOTE: Final = re.compile(rf"(?:{_NOTE_LABEL})(?::|[0-9]+[.、:])|[※★▲☆]|[0-9]{{1,2}}[.、](?![0-9])")


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
    above: tuple[int, ...] = ()
    below: tuple[int, ...] = ()

    @property
    def area(self) -> Range:
        """From the heading to the last row."""
        last = max((*self.rows, *self.heading_rows))
        return Range(self.heading_rows[0], self.left, last, self.right)


class BlockFinder:
    """Finds the tables of a sheet. `kind` is that of `--as`, None to guess."""

    def __init__(
        self, grid: Grid, reader: MomentReader, kind: Kind | None, mapping: Mapping[str, str]
    ) -> None:
        self._grid = grid
        self._reader = reader
        self._mapping = mapping
        self._headings = HeadingFinder(grid, reader, kind, mapping)

    def blocks(self) -> tuple[Block, ...]:
        """The tables from top to bottom."""
        grid = self._grid
        limits = grid.sheet.tables or (Range(0, 0, grid.height - 1, grid.width - 1),)
        found: list[Block] = []
        for limit in limits:
            found += self._within(limit)
        if not found and (heading := self._headings.last_resort()):
            rows, texts, _ = self._rows(heading, limits[0])
            found += self._segments(heading, rows, texts) if rows else ()
        return tuple(self._with_texts(found))

    def _within(self, limit: Range) -> Iterator[Block]:
        row = end = limit.top
        while row <= min(limit.bottom, end + _MOST_ROWS_ABOVE):
            heading = self._headings.at(row, limit)
            if heading is None:
                row += 1
                continue
            rows, texts, end = self._rows(heading, limit)
            yield from self._segments(heading, rows, texts)
            row = end

    # -- rows ----------------------------------------------------------------------------------

    def _rows(self, heading: Heading, limit: Range) -> tuple[list[int], list[int], int]:
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
            if self._is_repeated(row, heading) or self._is_numbered_only(row, heading):
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
                if len(rows) > MAX_ROWS:
                    raise _too_long(self._grid.sheet.name)
            row += 1
        end = (rows[-1] if rows else heading.rows[-1]) + 1
        return rows, texts, end

    def _is_repeated(self, row: int, heading: Heading) -> bool:
        """Whether the heading stands there again, as at the top of a printed page."""
        if len(heading.rows) != 1 or heading.form != "list":
            return False
        first = self._grid.texts[heading.rows[0]]
        own = self._grid.texts[row]
        return all(
            key_of(own[one]) == key_of(first[one]) for one in range(heading.left, heading.right + 1)
        )

    def _is_numbered_only(self, row: int, heading: Heading) -> bool:
        """Whether a row has its number, and is else still to be filled in."""
        ordinals = {one.index for one in heading.columns if one.field == ORDINAL}
        filled = list(self._grid.filled(row, heading.left, heading.right))
        texts = [self._grid.texts[row][one] for one in filled]
        return ordinals.issuperset(filled) and all(text.isdecimal() for text in texts)

    def _begins_another(self, row: int, limit: Range, heading: Heading, *, is_apart: bool) -> bool:
        if self._headings.of_list(row, limit, inside=heading.form == "list" and not is_apart):
            return True
        return is_apart and self._headings.of_grid(row, limit) is not None

    def _is_text(self, row: int, heading: Heading) -> bool:
        filled = list(self._grid.filled(row, heading.left, heading.right))
        texts = [self._grid.texts[row][column] for column in filled]
        if not texts:
            return True
        if all(_is_note(text) for text in texts) and len(texts) < max(2, len(heading.columns)):
            return True
        if len(filled) > 1:
            # Below a grid, a school and its week: the label in front says no time.
            skipped = heading.form != "list" and not self._reader.read(texts[0]).slots
            return all(_LABELLED.fullmatch(text) for text in texts[skipped:])
        only = self._grid.range_of(row, filled[0])
        if heading.form != "list":
            return not self._reader.read(texts[0]).slots and not self._reader.read(texts[0]).days
        width = heading.right - heading.left + 1
        if only.right - only.left + 1 >= max(2, (width + 1) // 2):
            return True
        return width > 2 and filled[0] == heading.left and not self._is_title(filled[0], heading)

    @staticmethod
    def _is_title(column: int, heading: Heading) -> bool:
        fields = {one.index: one.field for one in heading.columns}
        return fields.get(column) in ("title", "name")

    # -- blocks --------------------------------------------------------------------------------

    def _segments(self, heading: Heading, rows: list[int], texts: list[int]) -> Iterator[Block]:
        """The table, or the tables side by side under one heading row: 序号｜姓名｜序号｜姓名."""
        parts: Sequence[Heading] = ()
        if heading.form == "list":
            parts = self._headings.side_by_side(heading) or self._parts(heading)
        if len(parts) < 2:
            yield self._block(heading, tuple(rows), tuple(texts))
            return
        for part in parts:
            yield self._block(part, *(self._with_text(part, one) for one in (rows, texts)))

    def _with_text(self, part: Heading, rows: list[int]) -> tuple[int, ...]:
        texts = self._grid.texts
        return tuple(row for row in rows if any(texts[row][part.left : part.right + 1]))

    def _parts(self, heading: Heading) -> list[Heading]:
        """The heading cut where its first column stands again, if each part is a table's."""
        last = self._grid.texts[heading.rows[-1]]
        keys = [key_of(last[one]) for one in range(heading.left, heading.right + 1)]
        starts = [0, *(at for at, key in enumerate(keys) if at and key and key == keys[0])]
        words = Headings(heading.kind, self._mapping)
        parts = []
        for first, end in pairwise([*starts, len(keys)]):
            left, right = heading.left + first, heading.left + end - 1
            columns = columns_of(self._grid, heading.rows, left, right, words)
            if not score(heading.kind, columns):
                return []
            parts.append(replace(heading, left=left, right=right, columns=columns))
        return parts

    def _block(self, heading: Heading, rows: tuple[int, ...], texts: tuple[int, ...]) -> Block:
        return Block(
            self._grid,
            heading.form,
            heading.kind,
            heading.rows,
            heading.left,
            heading.right,
            heading.columns,
            rows,
            texts,
        )

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
            if not all(map(_is_note, texts)):
                return count
        return len(rows)


def _too_long(sheet: str) -> CommandLineError:
    message = f"工作表“{sheet}”里的表格超过 {MAX_ROWS // 10_000} 万行"
    return CommandLineError(message, "分成几个文件，分几次导入")


def is_roster(block: Block) -> bool:
    """Whether a table of people is one of trainees, by its sheet's name and what stands above."""
    if block.kind is not Kind.TEACHER:
        return False
    grid = block.grid
    above = (text for row in block.above for text in grid.texts[row])
    headings = (column.heading for column in block.columns)
    said = " ".join((grid.sheet.name, *above, *headings))
    return bool(_TRAINEES.search(said)) and not _TEACHERS.search(said)


def _is_note(text: str) -> bool:
    """Whether a text begins as lines below a table do: `注：…`, `制表单位：…`, `2．…`."""
    return _NOTE.match(key_of(text)) is not None
