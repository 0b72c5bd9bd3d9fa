"""The pages of a printed table as cells, for the drawer of all laid-out tables."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export.layout.heading import BELOW_HEAD
from partyschool_cli.export.layout.merged_cells import heading_cell
from partyschool_cli.export.layout.page_layout import (
    Font,
    Head,
    PlacedCell,
    TablePage,
    TextBlock,
    TimetableLayout,
)
from partyschool_cli.export.layout.table_layout import PAD, TableLayout
from partyschool_cli.export.layout.table_rows import Lines, TableRow

GOES_ON: Final = "（续）"
"""What is said after the heading of a group that began on the page before."""


def table_pages(layout: TableLayout) -> TimetableLayout:
    """The laid-out pages of a table."""
    return TimetableLayout(
        title=layout.title,
        is_landscape=layout.is_landscape,
        margins=layout.frame.margins,
        pages=tuple(_page(layout, number) for number in range(len(layout.pages))),
    )


def _page(layout: TableLayout, number: int) -> TablePage:
    rows = layout.pages[number]
    return TablePage(
        head=layout.head if number == 0 else _no_head(layout.size),
        foot=None,
        bookmark=layout.title if number == 0 else "",
        widths=layout.widths,
        heights=(layout.column_height, *(row.height for row in rows)),
        head_rows=1,
        cells=(*_headings(layout), *_cells(layout, rows)),
        size=layout.size,
        pad=PAD,
    )


def _no_head(size: float) -> Head:
    return Head((), size, (), (), size, is_one_line=True, height=BELOW_HEAD)


def _headings(layout: TableLayout) -> Iterator[PlacedCell]:
    for column, lines in enumerate(layout.columns):
        yield heading_cell(lines, layout.size, 0, column)


def _cells(layout: TableLayout, rows: tuple[TableRow, ...]) -> Iterator[PlacedCell]:
    for number, row in enumerate(rows, 1):
        if row.is_group:
            yield PlacedCell(
                number,
                0,
                _entries(group_lines(row), layout.size, "heading"),
                columns=len(layout.widths),
                fill="head",
                align="left",
                is_header=True,
            )
            continue
        for column, (lines, is_centred) in enumerate(zip(row.cells, layout.centred, strict=True)):
            entries = _entries(lines, layout.size, "body")
            yield PlacedCell(number, column, entries, align="center" if is_centred else "left")


def group_lines(row: TableRow) -> Lines:
    """The lines of a group's heading; where the group goes on, they say so."""
    (lines,) = row.cells
    return (*lines[:-1], lines[-1] + GOES_ON) if row.goes_on else lines


def _entries(lines: Lines, size: float, font: Font) -> tuple[tuple[TextBlock, ...], ...]:
    return ((TextBlock(lines, size, font),),) if lines else ()
