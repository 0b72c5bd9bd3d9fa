"""A printed table in Excel, such as a register, and its rows flat for filtering."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, groupby
from typing import Final

from partyschool_cli.export.layout.table_layout import TableLayout, table_layout
from partyschool_cli.export.layout.table_rows import TableRow
from partyschool_cli.export.table_content import (
    TableColumn,
    TableContent,
    count_line,
)
from partyschool_cli.export.timetable_content import printed_line
from partyschool_cli.export.typesetting.units import MM
from partyschool_cli.export.xlsx.book import CELL, HEAD, LEFT, Book, Cell, CellStyle
from partyschool_cli.export.xlsx.flat_sheet import FlatColumn, write_flat
from partyschool_cli.export.xlsx.heading import write_below_title, write_title
from partyschool_cli.markup.text_size import text_width

_GROUP: Final[CellStyle] = {**LEFT, "font_name": "黑体", "bg_color": "#FAFAFA"}
_SHEET: Final = "名册"
_FLAT: Final = "明细"
# Of the flat sheet's columns, in millimetres: their widths, a letter, and what is around text.
_NARROWEST, _WIDEST, _LETTER, _AROUND = 14.0, 70.0, 1.9, 4.0


def write_table(
    book: Book, content: TableContent, name: str = _SHEET, flat: str | None = _FLAT
) -> None:
    """The sheets 名册 and 明细, or such by other names; no flat one where that is None."""
    layout = table_layout(content, printed_line(book.options.printed))
    _Sheet(book, content, layout, name).write()
    if flat is not None:
        _write_flat(book, content, flat)


class _Sheet:
    def __init__(self, book: Book, content: TableContent, layout: TableLayout, name: str) -> None:
        self._content, self._layout = content, layout
        self._page = book.page(name, landscape=layout.is_landscape)
        # As wide as the page; the book enlarges type for A3 by itself.
        self._scale = self._page.width * MM / sum(layout.widths)
        self._size = int(layout.size * min(1.0, self._scale / book.scale) * 2) / 2

    def write(self) -> None:
        """Writes the sheet."""
        page, layout = self._page, self._layout
        page.set_columns([wide * self._scale / MM for wide in layout.widths])
        write_title(page, layout.title)
        write_below_title(page, count_line(self._content), printed_line(page.book.options.printed))
        head = page.next_row(self._height(layout.column_height))
        style = {**HEAD, "font_size": self._size}
        for index, lines in enumerate(layout.columns):
            page.write(head, index, "\n".join(lines), style)
        for row in _joined(chain.from_iterable(layout.pages)):
            (self._write_group if row.is_group else self._write_row)(row)
        page.finish(head=(head, head), pages=len(layout.pages))
        # On as many pages as it was laid out for: Excel makes it a little smaller where need be.
        page.sheet.fit_to_pages(1, len(layout.pages))

    def _write_group(self, row: TableRow) -> None:
        at = self._page.next_row(self._height(row.height))
        style = {**_GROUP, "font_size": self._size}
        self._page.merge((at, 0), (at, self._page.last), "".join(row.cells[0]), style)

    def _write_row(self, row: TableRow) -> None:
        at = self._page.next_row(self._height(row.height))
        cells = zip(self._content.columns, row.cells, self._layout.centred, strict=True)
        for index, (column, lines, is_centred) in enumerate(cells):
            style = {**(CELL if is_centred else LEFT), "font_size": self._size}
            self._page.write(at, index, _value(column, "\n".join(lines)), style)

    def _height(self, high: float) -> float:
        return high * self._scale / MM


def _joined(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows without pages: each once, with all of its lines."""
    for _, parts in groupby(
        (row for row in rows if not (row.is_group and row.goes_on)),
        key=lambda row: (row.index, row.is_group),
    ):
        first, *others = parts
        yield replace(
            first,
            cells=tuple(
                tuple(chain.from_iterable(cell))
                for cell in zip(first.cells, *(o.cells for o in others), strict=True)
            ),
            height=first.height + sum(other.height for other in others),
        )


def _value(column: TableColumn, text: str) -> Cell:
    return float(text) if column.is_number and text.isdecimal() and text.isascii() else text


def _write_flat(book: Book, content: TableContent, name: str) -> None:
    records = [(group.title, *row) for group in content.groups for row in group.rows]
    titles = (content.group_name, *(column.title for column in content.columns))
    columns = [_flat_column(index, title, records) for index, title in enumerate(titles)]
    for index, column in enumerate(content.columns, 1):
        columns[index] = replace(columns[index], value=partial(_cell, column, index))
    has_groups = any(group.title for group in content.groups)
    write_flat(book, name, columns if has_groups else columns[1:], records)


def _flat_column(index: int, title: str, records: Sequence[tuple[str, ...]]) -> FlatColumn:
    """A column of the flat sheet, as wide as its texts but for long ones."""
    widest = max([text_width(title) + 3, *(text_width(record[index]) for record in records)])
    width = min(max(_NARROWEST, widest * _LETTER + _AROUND), _WIDEST)
    return FlatColumn(title, width, lambda record: record[index])


def _cell(column: TableColumn, index: int, record: tuple[str, ...]) -> Cell:
    return _value(column, record[index])
