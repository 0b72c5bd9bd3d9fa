"""Rows of a printed table on its pages: pages about equally full, headings with their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from partyschool_cli.export.typesetting.units import LEADING, lines_height

# Halvings that find how full the pages need to be.
_STEPS: Final = 12
# A row that takes more than this share of a page goes on on the next one.
_CUT: Final = 0.5

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row, as high as it is printed; a heading (`is_group`) is one cell across the table.

    `index` is the row's number in the content, from 0, for a heading that of the row below it.
    `goes_on`: a heading that is said again on a new page, or a row with what the page before had
    no room for.
    """

    cells: tuple[Lines, ...]
    height: float
    index: int
    is_group: bool = False
    goes_on: bool = False


def paginated(
    rows: Sequence[TableRow], first: float, other: float, size: float
) -> tuple[tuple[TableRow, ...], ...]:
    """Rows on as few pages as there can be, with room for rows `first` on the first page.

    All pages are about equally full, and no heading stands last on one. Where a group goes on, its
    heading is said again. Without rows there is one page. `size` is that of the type.
    """
    cut = [part for row in rows for part in _cut(row, min(first, other) * _CUT, size)]
    best = tuple(_filled(cut, first, other)) or ((),)
    low, high = 0.0, 1.0
    for _ in range(_STEPS if len(best) > 1 else 0):
        middle = (low + high) / 2
        tried = tuple(_filled(cut, first * middle, other * middle))
        if len(tried) == len(best):
            best, high = tried, middle
        else:
            low = middle
    return best


def _filled(rows: Sequence[TableRow], first: float, other: float) -> Iterator[tuple[TableRow, ...]]:
    """Pages, each as full as can be."""
    page: list[TableRow] = []
    used, room = 0.0, first
    heading: TableRow | None = None
    for number, row in enumerate(rows):
        # A heading stays with the row below it.
        needed = row.height + (rows[number + 1].height if row.is_group else 0.0)
        if page and used + needed > room:
            yield tuple(page)
            page, used, room = [], 0.0, other
            if heading is not None and not row.is_group:
                page = [replace(heading, index=row.index, goes_on=True)]
                used = heading.height
        if row.is_group:
            heading = row
        page.append(row)
        used += row.height
    if page:
        yield tuple(page)


def _cut(row: TableRow, room: float, size: float) -> Iterator[TableRow]:
    """The row, or parts of it no higher than `room` where it is higher."""
    most = max(map(len, row.cells))
    around = row.height - lines_height(most) * size
    fit = max(1, int((room - around) / size / (1 + LEADING)))
    if row.height <= room or most <= fit:
        yield row
        return
    for start in range(0, most, fit):
        cells = tuple(lines[start : start + fit] for lines in row.cells)
        high = lines_height(max(map(len, cells))) * size + around
        yield replace(row, cells=cells, height=high, goes_on=start > 0)
