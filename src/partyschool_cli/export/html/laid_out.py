"""Laid-out tables as rows of cells, as HTML has them."""

from collections.abc import Iterator
from dataclasses import dataclass

from partyschool_cli.export.layout.page_layout import PlacedCell, TablePage, TimetableLayout


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table: its caption, the number of its columns, and its rows; the first are its head."""

    caption: str
    columns: int
    size: float
    head: tuple[tuple[PlacedCell, ...], ...]
    body: tuple[tuple[PlacedCell, ...], ...]


def laid_tables(layout: TimetableLayout) -> tuple[LaidTable, ...]:
    """The tables of all pages."""
    return tuple(_table(page, layout.title) for page in layout.pages)


def _table(page: TablePage, title: str) -> LaidTable:
    rows = tuple(_rows(page))
    caption = page.bookmark if page.bookmark != title else ""
    head = page.head_rows
    return LaidTable(caption, len(page.widths), page.size, rows[:head], rows[head:])


def _rows(page: TablePage) -> Iterator[tuple[PlacedCell, ...]]:
    for row in range(len(page.heights)):
        cells = (cell for cell in page.cells if cell.row == row)
        yield tuple(sorted(cells, key=lambda cell: cell.column))
