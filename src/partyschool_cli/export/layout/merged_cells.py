"""Cells of a page: those of one column with the same key below each other are one."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from partyschool_cli.export.layout.page_layout import Align, PlacedCell, TextBlock
from partyschool_cli.export.layout.pagination import Row


def heading_cells(titles: Sequence[str], size: float, row: int = 0) -> tuple[PlacedCell, ...]:
    """A row of names of columns."""
    return tuple(heading_cell((title,), size, row, column) for column, title in enumerate(titles))


def heading_cell(
    lines: tuple[str, ...], size: float, row: int, column: int, *, columns: int = 1
) -> PlacedCell:
    """The name of a column or of a row."""
    block = TextBlock(lines, size, "heading")
    return PlacedCell(row, column, ((block,),), columns=columns, fill="head", is_header=True)


def merged(rows: Sequence[Row], aligns: Sequence[Align], first: int = 1) -> Iterator[PlacedCell]:
    """The cells of rows from the row `first` of the page on, by columns."""
    for column, align in enumerate(aligns):
        keys = [_key(row, column, number) for number, row in enumerate(rows)]
        start = 0
        for _, run in groupby(keys):
            count = sum(1 for _ in run)
            entries = rows[start].cells[column].entries
            yield PlacedCell(first + start, column, entries, rows=count, align=align)
            start += count


def _key(row: Row, column: int, number: int) -> object:
    """What a cell has in common with those that it is one with; its number where it is alone."""
    key = row.cells[column].key
    return ("alone", number) if key is None else ("same", key)
