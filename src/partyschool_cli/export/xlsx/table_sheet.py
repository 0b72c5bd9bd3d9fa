"""A table in Excel: a sheet for print, and flat rows for filtering."""

from itertools import chain
from typing import Final

from partyschool_cli.export.table_content import (
    TableColumn,
    TableContent,
    count_line,
    group_line,
    is_wide,
)
from partyschool_cli.export.timetable_content import printed_line
from partyschool_cli.export.xlsx.book import CELL, HEAD, LEFT, Book, Cell, CellStyle, Page
from partyschool_cli.export.xlsx.flat_sheet import FlatColumn, write_flat
from partyschool_cli.export.xlsx.heading import write_below_title, write_title
from partyschool_cli.markup.text_size import MM_A_POINT, shares, text_width

_GROUP: Final[CellStyle] = {**LEFT, "font_name": "黑体", "bg_color": "#FAFAFA"}
_MIN_ROW_HEIGHT: Final = 8.5
_SHEET: Final = "名册"


def write_table(book: Book, content: TableContent) -> None:
    """The sheets 名册 and 明细."""
    weights = [column.weight for column in content.columns]
    page = book.page(_SHEET, landscape=is_wide(content))
    letter = CELL["font_size"] * book.scale / 2 * MM_A_POINT
    needs = [text_width(column.title) * letter + 3 for column in content.columns]
    page.set_columns(shares(needs, weights, page.width))
    write_title(page, content.title)
    write_below_title(page, count_line(content), printed_line(book.options.printed))
    head = page.next_row(_MIN_ROW_HEIGHT)
    for index, column in enumerate(content.columns):
        page.write(head, index, column.title, HEAD)
    for group in content.groups:
        if group.title:
            page.line(group_line(group), _GROUP, padding=3)
        for values in group.rows:
            _write_row(page, content.columns, values)
    page.finish(head=(head, head))
    _write_flat(book, content)


def _write_row(page: Page, columns: tuple[TableColumn, ...], values: tuple[str, ...]) -> None:
    high = (
        page.height_of(value, page.span_width(index, index), CELL["font_size"])
        for index, value in enumerate(values)
    )
    row = page.next_row(max(_MIN_ROW_HEIGHT, max(high) + 2))
    for index, (column, value) in enumerate(zip(columns, values, strict=True)):
        page.write(row, index, _value(column, value), CELL if column.weight < 10 else LEFT)


def _value(column: TableColumn, text: str) -> Cell:
    return float(text) if column.is_number and text.isdecimal() and text.isascii() else text


def _write_flat(book: Book, content: TableContent) -> None:
    has_groups = any(group.title for group in content.groups)
    records = list(
        chain.from_iterable(
            ((group.title, values) for values in group.rows) for group in content.groups
        )
    )
    columns = [_flat_column(index, column) for index, column in enumerate(content.columns)]
    if has_groups:
        columns.insert(0, FlatColumn("分组", 40, lambda record: record[0]))
    write_flat(book, "明细", columns, records)


def _flat_column(index: int, column: TableColumn) -> FlatColumn:
    width = max(18.0, 5.0 * column.weight)
    return FlatColumn(column.title, width, lambda record: _value(column, record[1][index]))
