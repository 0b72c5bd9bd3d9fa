"""Which rows stand on which page: pages about equally full, days together, high rows cut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from partyschool_cli.export.layout.page_layout import Entry, TextBlock
from partyschool_cli.export.typesetting.units import LEADING

# What it costs to part the rows of a day, in (a share of a page)².
_PARTED: Final = 0.05


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell of one row. Cells of one column with the same `key` that follow each other are one."""

    entries: tuple[Entry, ...]
    key: object = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row on some page; `group` is what should stay together, such as a day."""

    cells: tuple[RowCell, ...]
    height: float
    group: object = None


def paginate(rows: Sequence[Row], rooms: tuple[float, float, float]) -> tuple[tuple[Row, ...], ...]:
    """Rows on as few pages as there can be, all about equally full.

    `rooms` are the heights for rows on the first page, on others, and what the last one has less.
    """
    first, other, less = rooms
    smallest = min(first, other) - less
    cut = [part for row in rows for part in _cut(row, max(smallest, other / 3))]
    count = 1
    while (found := _balanced(cut, count, rooms)) is None:
        count += 1
    return found


def _balanced(
    rows: Sequence[Row], count: int, rooms: tuple[float, float, float]
) -> tuple[tuple[Row, ...], ...] | None:
    """The rows on `count` pages, or None where they do not fit."""
    first, other, less = rooms
    share = sum(row.height for row in rows) / max(1.0, first + (count - 1) * other - less)
    # The best way to set the first n rows on so many pages: its cost, and the last page's start.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for page in range(1, count + 1):
        room = (first if page == 1 else other) - (less if page == count else 0.0)
        ends: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            used = 0.0
            for end in range(start + 1, len(rows) + 1):
                used += rows[end - 1].height
                if used > room + 1e-6:
                    break
                here = cost + (used / room - share) ** 2 + _parting(rows, end)
                if end not in ends or here < ends[end][0]:
                    ends[end] = here, start
        best.append(ends)
    if len(rows) not in best[-1]:
        return None
    pages, end = [], len(rows)
    for ends in reversed(best[1:]):
        start = ends[end][1]
        pages.append(tuple(rows[start:end]))
        end = start
    return tuple(pages[::-1])


def _parting(rows: Sequence[Row], end: int) -> float:
    """What a new page after that many rows costs, where they are of one group."""
    is_parted = end < len(rows) and rows[end].group == rows[end - 1].group
    return _PARTED if is_parted and rows[end].group is not None else 0.0


def _cut(row: Row, room: float) -> list[Row]:
    """The row, or parts of it no higher than `room`, where no page holds it."""
    if row.height <= room:
        return [row]
    cells, rest = [], []
    around = row.height - max(map(_cell_height, row.cells))
    for cell in row.cells:
        head, tail = _split(cell.entries, room - around)
        cells.append(replace(cell, entries=head, key=None))
        rest.append(replace(cell, entries=tail, key=None))
    if rest == [replace(cell, key=None) for cell in row.cells]:
        return [row]
    height = around + max(map(_cell_height, rest))
    return [replace(row, cells=tuple(cells), height=room), *_cut(Row(tuple(rest), height), room)]


def _cell_height(cell: RowCell) -> float:
    return sum(map(entry_height, cell.entries))


def entry_height(entry: Entry) -> float:
    """The height of blocks below each other, with leading between."""
    return sum(len(block.lines) * block.size * (1 + LEADING) for block in entry)


def _split(entries: tuple[Entry, ...], room: float) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The lines that fit `room`, and the others."""
    before: list[Entry] = []
    after: list[Entry] = []
    for entry in entries:
        upper: list[TextBlock] = []
        lower: list[TextBlock] = []
        for block in entry:
            fits = max(0, int(room / (block.size * (1 + LEADING)))) if not lower else 0
            room -= len(block.lines[:fits]) * block.size * (1 + LEADING)
            _add(upper, block, block.lines[:fits])
            _add(lower, block, block.lines[fits:])
        before += [tuple(upper)] if upper else []
        after += [tuple(lower)] if lower else []
    return tuple(before), tuple(after)


def _add(blocks: list[TextBlock], block: TextBlock, lines: tuple[str, ...]) -> None:
    if lines:
        blocks.append(replace(block, lines=lines))
