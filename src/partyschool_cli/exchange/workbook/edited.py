"""The rows of an edited workbook: which sheets and columns are whose, and what was not read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from partyschool_cli.exchange.foreign.cells.folding import key_of
from partyschool_cli.exchange.workbook.base_sheet import Base, read_base
from partyschool_cli.exchange.workbook.cell_values import Cell, cell_text
from partyschool_cli.exchange.workbook.layout import (
    BASE_SHEET,
    ID,
    OWN_SHEETS,
    headings_of,
    sheet_title,
)
from partyschool_cli.model.kind import Kind

# Headings may have been moved down by what was written above them.
_HEADING_ROWS: Final = 20
_LETTERS: Final = 26


class SheetCells(Protocol):
    """A sheet of a file as it was read: its rows from A1 on, and which of them are hidden."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def rows(self) -> Sequence[Sequence[Cell]]:
        """All rows."""

    @property
    def hidden_rows(self) -> Collection[int]:
        """The rows that are hidden or filtered out, from 0."""


class Place(NamedTuple):
    """A row of a sheet, or a cell of it: `课程!B3`."""

    sheet: str
    row: int
    column: int | None = None

    @property
    def cell(self) -> str:
        """`B3`; `3:3` for a whole row."""
        if self.column is None:
            return f"{self.row + 1}:{self.row + 1}"
        return f"{_letters(self.column)}{self.row + 1}"

    def __str__(self) -> str:
        """What a message calls it."""
        if self.column is None:
            return f"{self.sheet}第 {self.row + 1} 行"
        return f"{self.sheet} {self.cell}"


def _letters(column: int) -> str:
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row that has something in it. `said_id` is what 编号 says, `cells` what its fields say."""

    place: Place
    said_id: str
    cells: Mapping[str, Cell]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class EditedSheet:
    """A sheet of a kind: the columns of its fields by name, 编号 as `id`, and its rows."""

    kind: Kind
    name: str
    columns: Mapping[str, int]
    rows: Sequence[EditedRow]
    unknown: Sequence[str] = ()

    def place(self, row: EditedRow, field: str) -> Place:
        """Where a field of a row stands; the row where there is no such column."""
        return row.place._replace(column=self.columns.get(field))


@dataclass(frozen=True, slots=True)
class EditedWorkbook:
    """An edited workbook: its base, its sheets by kind, and lines on what was not read."""

    base: Base
    sheets: Mapping[Kind, EditedSheet]
    told: Sequence[str] = ()


def read_edited(sheets: Iterable[SheetCells]) -> EditedWorkbook | None:
    """The edited workbook in the sheets of a file; None if it is none of pschool's.

    Raises CommandLineError for a base that is damaged.
    """
    by_name = {sheet.name: sheet for sheet in sheets}
    hidden = by_name.get(BASE_SHEET)
    if hidden is None:
        return None
    base = read_base(hidden.rows)
    found: dict[Kind, EditedSheet] = {}
    told: list[str] = []
    kinds = {key_of(sheet_title(kind)): kind for kind in Kind}
    for name, sheet in by_name.items():
        kind = kinds.get(key_of(name))
        if name in OWN_SHEETS or not any(any(map(cell_text, row)) for row in sheet.rows):
            continue
        if kind is None or kind not in base.columns:
            told.append(f"没有读表“{name}”：它不是导出时就有的表")
            continue
        edited = _sheet(kind, sheet)
        if edited is None:
            told.append(f"没有读表“{name}”：里面没有“编号”这一列的标题")
        else:
            found[kind] = edited
            told += _told(edited)
    return EditedWorkbook(base, found, tuple(told))


def _told(sheet: EditedSheet) -> list[str]:
    told = []
    if sheet.unknown:
        told.append(f"表“{sheet.name}”里没有读的列：{'、'.join(sheet.unknown)}")
    if hidden := sum(row.is_hidden for row in sheet.rows):
        told.append(f"表“{sheet.name}”里有 {hidden} 行隐藏着或被筛掉了，也算在内")
    return told


def _sheet(kind: Kind, sheet: SheetCells) -> EditedSheet | None:
    headings = headings_of(kind)
    found = (
        (top, names)
        for top, row in enumerate(sheet.rows[:_HEADING_ROWS])
        if ID in (names := [headings.get(key_of(cell_text(cell))) for cell in row])
    )
    top, names = next(found, (-1, []))
    if top < 0:
        return None
    row = sheet.rows[top]
    columns: dict[str, int] = {}
    unknown: list[str] = []
    for column, name in enumerate(names):
        text = cell_text(row[column])
        if name is not None and name not in columns:
            columns[name] = column
        elif text:
            unknown.append(" ".join(text.split()))
    rows = _rows(sheet, top + 1, columns)
    return EditedSheet(kind, sheet.name, columns, tuple(rows), tuple(unknown))


def _rows(sheet: SheetCells, first: int, columns: Mapping[str, int]) -> Iterable[EditedRow]:
    for at, row in enumerate(sheet.rows[first:], start=first):
        cells = {name: _cell(row, column) for name, column in columns.items()}
        said_id = cell_text(cells.pop(ID))
        if said_id or any(cell_text(cell) for cell in cells.values()):
            yield EditedRow(Place(sheet.name, at), said_id, cells, at in sheet.hidden_rows)


def _cell(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None
