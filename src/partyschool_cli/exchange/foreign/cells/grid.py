"""Cells, ranges of them, and sheets: what every kind of file is made into first."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import isfinite
from typing import Final, NamedTuple

# Durations, errors and the like are texts.
CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time

_LETTERS: Final = 26
# What stands for the value of a formula that no program has calculated.
UNCALCULATED: Final = "#CALC!"
# What Excel and LibreOffice show for a formula that has no value.
_NO_VALUE: Final = re.compile(
    r"#(?:N/A|NA|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:[0-9]{3}"
)


class Range(NamedTuple):
    """Cells from the first to the last row and column, both included, from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """`B3:H20`; `B3` for a single cell."""
        first = cell_name(self.top, self.left)
        last = cell_name(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def has(self, row: int, column: int) -> bool:
        """Whether a cell is in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def column_letter(index: int) -> str:
    """`A` of 0, `AB` of 27."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """`B3` of row 2, column 1."""
    return f"{column_letter(column)}{row + 1}"


def why_no_value(text: str) -> str:
    """What is wrong with a cell that shows a formula without a value, `#N/A`; empty for others."""
    if not text.startswith(("#", "Err:")) or _NO_VALUE.fullmatch(text) is None:
        return ""
    if text == UNCALCULATED:
        return "公式还没有算出值：用 Excel 打开保存一次，或写上值"
    return "公式算不出值，请写上值"


def text_of(value: CellValue) -> str:
    """A cell's value as it would be read aloud: `2026-10-12`, `08:30`, `4`, stripped."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}" if value.time() != dt.time() else _date_text(value)
    if isinstance(value, dt.date):
        return _date_text(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)


def _date_text(day: dt.date) -> str:
    # `%Y` has no zeros in front on every system.
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def _number_text(value: float) -> str:
    # A phone number typed as a number has all its digits.
    return str(int(value)) if isfinite(value) and value.is_integer() else f"{value:.15g}"


@dataclass(frozen=True)
class Sheet:
    """A sheet as it is in the file: `rows` from its first cell on, all of one length.

    `merges` are ranges that show the value of their first cell. `tables` are the extents of its
    tables where the file says so (Word); else they are to be found.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    tables: tuple[Range, ...] = ()

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def name_of(self, row: int, column: int) -> str:
        """What a cell is called in a message: `B3`; in Word `表1第3行第2列`."""
        for number, table in enumerate(self.tables, 1):
            if table.top <= row <= table.bottom:
                return f"表{number}第{row - table.top + 1}行第{column - table.left + 1}列"
        return f"第{row + 1}段" if self.tables else cell_name(row, column)

    def name_of_range(self, cells: Range) -> str:
        """What a range is called: `B3:H20`; in Word `表1`."""
        for number, table in enumerate(self.tables, 1):
            if table.top <= cells.top <= table.bottom:
                return f"表{number}"
        return cells.name


@dataclass(frozen=True)
class Sheets:
    """The sheets of a file, in its order."""

    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Grid:
    """A sheet with the value of each merged range in all of its cells."""

    sheet: Sheet
    texts: tuple[tuple[str, ...], ...] = field(repr=False)
    values: tuple[tuple[CellValue, ...], ...] = field(repr=False)
    # The range that a cell is of, for cells of merged ranges.
    ranges: Mapping[tuple[int, int], Range] = field(repr=False)

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.texts)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.texts[0]) if self.texts else 0

    def range_of(self, row: int, column: int) -> Range:
        """The merged range that a cell is of, else the cell alone."""
        return self.ranges.get((row, column)) or Range(row, column, row, column)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The first cell of the range that a cell is of."""
        one = self.ranges.get((row, column))
        return (one.top, one.left) if one else (row, column)

    def filled(self, row: int, left: int = 0, right: int | None = None) -> Iterator[int]:
        """The columns of a row that have a text; a range that is merged across counts once."""
        last = self.width - 1 if right is None else right
        texts = self.texts[row]
        for column in range(left, last + 1):
            if texts[column]:
                one = self.ranges.get((row, column))
                if one is None or column == max(one.left, left):
                    yield column

    @cached_property
    def blank_rows(self) -> frozenset[int]:
        """The rows without any text."""
        return frozenset(row for row, texts in enumerate(self.texts) if not any(texts))


def grid_of(sheet: Sheet) -> Grid:
    """A sheet with its merged ranges filled; one that overlaps an earlier one is passed over."""
    values = [list(row) for row in sheet.rows]
    ranges: dict[tuple[int, int], Range] = {}
    # Ranges of a sound sheet do not overlap: together they are no larger than the sheet.
    room = sheet.height * sheet.width
    for merge in sheet.merges:
        bottom, right = min(merge.bottom, sheet.height - 1), min(merge.right, sheet.width - 1)
        one = Range(merge.top, merge.left, bottom, right)
        area = (bottom - merge.top + 1) * (right - merge.left + 1)
        if bottom < merge.top or right < merge.left or not 2 <= area <= room:
            continue
        room -= area
        cells = [
            (row, column)
            for row in range(one.top, bottom + 1)
            for column in range(one.left, right + 1)
        ]
        if any(cell in ranges for cell in cells):
            continue
        value = values[one.top][one.left]
        for row, column in cells:
            values[row][column] = value
            ranges[row, column] = one
    texts = tuple(tuple(text_of(value) for value in row) for row in values)
    return Grid(sheet, texts, tuple(map(tuple, values)), ranges)
