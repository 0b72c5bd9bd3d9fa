"""Lays the tables of a report out: widths by need, numbers in columns of one width."""

from collections.abc import Sequence
from typing import Final

from partyschool_cli.export.layout.report_blocks import (
    PAD,
    SIZE,
    SUB_HEAD,
    WIDTH,
    HeadCell,
    ReportCell,
    TableLayout,
)
from partyschool_cli.export.report_content import (
    Cell,
    ReportColumn,
    ReportTable,
    Row,
    cell_text,
)
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import Breaker
from partyschool_cli.export.typesetting.column_widths import allot
from partyschool_cli.export.typesetting.texts import Extent, Text, broken, fixed, names
from partyschool_cli.export.typesetting.units import MM, lines_height

# With some slack: programs round widths, and set the edges of letters in their own ways.
_EM_PAD: Final = 2 * PAD / SIZE + 0.3
# Some fonts have wider digits, and some programs put space between them and 月.
_DATE_SLACK: Final = 1.1
# Numbers stand in columns no wider than this, however much room there is.
_WIDEST_NUMBER: Final = 19 * MM / SIZE
_BAR: Final = 58 * MM / SIZE
# A row and the remark below it have to fit a page.
_MOST_LINES: Final = 30
_STEP: Final = 0.1


def table_layouts(
    tables: Sequence[ReportTable], breaker: Breaker, pad: float
) -> tuple[TableLayout, ...]:
    """The layouts of tables of columns of the same kinds, which stand under each other.

    `pad` is what is above and below the text of a row, in points.
    """
    columns = tables[0].columns
    cells = [[_cells(columns, row, breaker) for row in _all_rows(table)] for table in tables]
    heads = [[_head(column) for column in table.columns] for table in tables]
    everything = [row for rows in cells for row in rows]
    widest = [max(column, key=_whole) for column in zip(*heads, strict=True)]
    widths = _widths(columns, widest, everything)
    return tuple(_layout(*each, widths, pad) for each in zip(tables, cells, heads, strict=True))


def _whole(text: Text) -> float:
    return text.whole


def _all_rows(table: ReportTable) -> tuple[Row, ...]:
    return table.rows if table.total is None else (*table.rows, table.total)


def _cells(columns: Sequence[ReportColumn], row: Row, breaker: Breaker) -> tuple[Text, ...]:
    return tuple(_text(column, value, breaker) for column, value in zip(columns, row, strict=True))


def _text(column: ReportColumn, value: Cell, breaker: Breaker) -> Text:
    text = cell_text(value)
    if column.kind == "text":
        return broken(text, breaker)
    if column.kind == "name" and text:
        return names((text,), breaker)
    return fixed(*text.split("\n"))


def _head(column: ReportColumn) -> Text:
    return fixed(column.title, scale=SUB_HEAD / SIZE if column.group else 1.0, is_sans=True)


def _widths(
    columns: Sequence[ReportColumn], heads: Sequence[Text], rows: Sequence[Sequence[Text]]
) -> tuple[float, ...]:
    """The widths in em."""
    room = WIDTH / SIZE
    given: dict[int, float] = {
        index: max(_BAR, heads[index].whole + _EM_PAD)
        for index, column in enumerate(columns)
        if column.kind == "bar"
    }
    for index, column in enumerate(columns):
        if column.kind == "date":
            given[index] = _need(index, heads, rows) + _DATE_SLACK
    given |= _number_widths(columns, heads, rows, room - sum(given.values()))
    least = [head.longest for head in heads]
    body: Sequence[Sequence[Extent]] = rows or [heads]
    titles = [index for index, column in enumerate(columns) if column.kind == "text"]
    heavy = titles[0] if titles else 0
    return allot(body, room, _EM_PAD, given, heavy=heavy, least=least)


def _need(index: int, heads: Sequence[Text], rows: Sequence[Sequence[Text]]) -> float:
    cells = (heads[index], *(row[index] for row in rows))
    return max(cell.whole for cell in cells) + _EM_PAD


def _number_widths(
    columns: Sequence[ReportColumn],
    heads: Sequence[Text],
    rows: Sequence[Sequence[Text]],
    room: float,
) -> dict[int, float]:
    """Columns of numbers are as wide as each other, as far as the texts leave room for that."""
    needs = {
        index: max(_need(index, heads, rows), _group_share(columns, column))
        for index, column in enumerate(columns)
        if column.kind == "number"
    }
    texts = [index for index, column in enumerate(columns) if column.kind in {"text", "name"}]
    room -= sum(_need(index, heads, rows) for index in texts)
    wide = _WIDEST_NUMBER
    while wide > 0 and sum(max(need, wide) for need in needs.values()) > room:
        wide -= _STEP
    return {index: max(need, wide) for index, need in needs.items()}


def _group_share(columns: Sequence[ReportColumn], column: ReportColumn) -> float:
    """What a heading above several columns needs of each."""
    if not column.group:
        return 0.0
    count = sum(each.group == column.group for each in columns)
    return (width(column.group, is_sans=True) + _EM_PAD) / count


def _layout(
    table: ReportTable,
    rows: Sequence[Sequence[Text]],
    heads: Sequence[Text],
    widths: Sequence[float],
    pad: float,
) -> TableLayout:
    lines = [
        [
            capped(cell.lines(wide - _EM_PAD), _MOST_LINES)
            for cell, wide in zip(row, widths, strict=True)
        ]
        for row in rows
    ]
    values = _all_rows(table)
    return TableLayout(
        kinds=tuple(column.kind for column in table.columns),
        widths=tuple(wide * SIZE for wide in widths),
        head=tuple(_head_cells(table, heads, widths)),
        head_heights=_head_heights(table, pad),
        rows=tuple(
            tuple(ReportCell(text, value) for text, value in zip(row, own, strict=True))
            for row, own in zip(lines, values, strict=True)
        ),
        heights=tuple(
            max(1.0, *(lines_height(len(text)) for text in row)) * SIZE + 2 * pad for row in lines
        ),
        has_total=table.total is not None,
    )


def capped(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """At most so many lines; `…` stands for the others."""
    return lines if len(lines) <= most else (*lines[: most - 1], f"{lines[most - 1][:-1]}…")


def _head_heights(table: ReportTable, pad: float) -> tuple[float, ...]:
    first = SIZE + 2 * pad
    return (first, SUB_HEAD + 2 * pad) if table.has_groups else (first,)


def _head_cells(
    table: ReportTable, heads: Sequence[Text], widths: Sequence[float]
) -> list[HeadCell]:
    found: list[HeadCell] = []
    depth = 2 if table.has_groups else 1
    for index, column in enumerate(table.columns):
        lines = heads[index].lines(widths[index])
        if not column.group:
            found.append(HeadCell(0, index, lines, rows=depth))
            continue
        before = table.columns[index - 1].group if index else ""
        if column.group != before:
            count = sum(1 for each in table.columns[index:] if each.group == column.group)
            found.append(HeadCell(0, index, (column.group,), columns=count))
        found.append(HeadCell(1, index, lines))
    return found
