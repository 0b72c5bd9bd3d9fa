"""Laid-out tables in Excel: the lines, widths and heights that they were given.

A page has a sheet of its own; pages that go on with a table stand below it, and have its title and
its head repeated when they are printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Final

from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.layout.page_layout import (
    A3_SCALE,
    Entry,
    Fill,
    Head,
    PlacedCell,
    TablePage,
    TextBlock,
    TimetableLayout,
)
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.typesetting.squeezed import squeezed
from partyschool_cli.export.typesetting.units import LEADING, MM
from partyschool_cli.export.xlsx.book import CELL, PLAIN, TITLE, Book, CellStyle, Margins, Page
from partyschool_cli.export.xlsx.page_foot import write_page_foot
from partyschool_cli.markup.cell_limits import ROW_LIMIT

_FILLS: Final[Mapping[Fill, str]] = {"head": "#F2F2F2", "off": "#E4E4E4"}
_FONTS: Final = {"body": "宋体", "heading": "黑体", "note": "楷体"}
_FAINT: Final = "#595959"
_STRUCK: Final = "#7F7F7F"
_MARK: Final = "#C00000"
_LINE: Final = 1 + LEADING
# What Excel leaves free left and right of the text of a cell, in points.
_BESIDE: Final = 2 * MM
_SPARE: Final = 2.5
_SMALLEST: Final = 8.0


def write_pages(book: Book, name: str, layout: TimetableLayout, options: PrintOptions) -> None:
    """Adds the sheets of one part of a document: `name`, and `name2` where that is there."""
    scale = A3_SCALE if book.options.paper == "a3" else 1.0
    side, top, bottom = (length / MM * scale for length in layout.margins)
    # A little more room than the page was laid out for: rows are rounded to pixels.
    margins = Margins(side, top - _SPARE, bottom - _SPARE)
    for pages in _groups(layout.pages):
        own = book.free_name(name)
        page = book.page(own, landscape=layout.is_landscape, margins=margins)
        _Sheet(page, layout.title, options.code).write(pages)


def _groups(pages: Sequence[TablePage]) -> Iterator[list[TablePage]]:
    """The pages of each sheet: one, with those that go on with its table."""
    group: list[TablePage] = []
    for page in pages:
        goes_on = group and not page.bookmark and page.widths == group[0].widths
        if group and not goes_on:
            yield group
            group = []
        group.append(page)
    if group:
        yield group


class _Sheet:
    """Writes one sheet."""

    def __init__(self, page: Page, title: str, code: PrintedCode | None) -> None:
        self._page = page
        self._title = title
        self._code = code
        self._scale = self._type = 1.0

    def write(self, pages: Sequence[TablePage]) -> None:
        first, *_ = pages
        own = self._page
        # The area of Excel's page is a little wider than what was laid out.
        whole = sum(first.widths) / MM
        own.set_columns([each / MM * own.width / whole for each in first.widths])
        self._scale = own.width / whole
        # A book enlarges all type on A3 itself.
        self._type = self._scale / own.book.scale
        self._head(first.head)
        names = self._table_rows(first.heights[: first.head_rows], 1.0)
        top = first.head.height + sum(first.heights[: first.head_rows])
        self._cells(first, names, range(first.head_rows))
        for number, page in enumerate(pages):
            if number:
                own.break_page()
            heights = page.heights[page.head_rows :]
            # The whole head is repeated, also where a smaller one was laid out.
            room = own.height * MM / self._scale - top - (page.foot.height if page.foot else 0.0)
            factor = min(1.0, room / sum(heights)) if number else 1.0
            rows = self._table_rows(heights, factor)
            body = range(page.head_rows, len(page.heights))
            self._cells(page, [*names, *rows], body)
            if page.foot:
                write_page_foot(own, page.foot, self._code, self._scale)
        repeated = None
        if names:
            # A title that fills a page is not repeated.
            repeated = (names[0][0] if first.head.is_long else 0, names[-1][-1])
        own.finish(head=repeated, pages=None if first.head.is_long else len(pages))

    def _head(self, head: Head) -> None:
        own = self._page
        lines, size = head.title_lines or (self._title,), head.title_size
        style: CellStyle = {**TITLE, "font_size": size * self._type}
        if own.book.options.title_color:
            style["font_color"] = own.book.options.title_color
        (rows,) = self._table_rows((len(lines) * size * _LINE + 4,), 1.0)
        own.merge((rows[0], 0), (rows[-1], own.last), "\n".join(lines), style)
        left, right = "\n".join(head.left), "\n".join(head.right)
        # Unwrapped, they stand over the empty cells beside them.
        plain: CellStyle = {**PLAIN, "font_size": head.size * self._type}
        if head.is_one_line and own.last > 1:
            line: CellStyle = {**plain, "text_wrap": False}
            row = self._row(head.size * _LINE + 3)
            own.write(row, 0, left, line)
            own.write(row, own.last, right, {**line, "align": "right"})
            return
        for text in (
            ("　　".join(filter(None, (left, right))),) if head.is_one_line else (left, right)
        ):
            if not text:
                continue
            row = self._row((text.count("\n") + 1) * head.size * _LINE + 2)
            own.merge((row, 0), (row, own.last), text, plain)

    def _table_rows(self, heights: Sequence[float], factor: float) -> list[list[int]]:
        """Starts the rows of a table; each of them is several of Excel's where it is too high."""
        rows = []
        for height in heights:
            points = height * factor
            count = ceil(points * self._scale / ROW_LIMIT)
            rows.append([self._row(points / count) for _ in range(max(1, count))])
        return rows

    def _row(self, points: float) -> int:
        return self._page.next_row(points / MM * self._scale)

    def _cells(self, page: TablePage, rows: Sequence[Sequence[int]], shown: range) -> None:
        """Writes the cells that begin in the rows `shown`, and borders where there are none."""
        last = len(page.heights) - 1
        empty = {(row, column) for row in shown for column in range(len(page.widths))}
        for each in page.cells:
            if each.row not in shown:
                continue
            bottom = min(each.row + each.rows - 1, shown[-1])
            right = each.column + each.columns - 1
            covered = range(each.row, bottom + 1), range(each.column, right + 1)
            empty -= {(row, column) for row in covered[0] for column in covered[1]}
            style = self._style(page, each, bottom == last, right == len(page.widths) - 1)
            place = (rows[each.row][0], each.column), (rows[bottom][-1], right)
            self._cell(page, each, place, style)
        for row, column in empty:
            self._page.merge((rows[row][0], column), (rows[row][-1], column), "", CELL)

    def _cell(
        self,
        page: TablePage,
        own: PlacedCell,
        place: tuple[tuple[int, int], tuple[int, int]],
        style: CellStyle,
    ) -> None:
        first, last = place
        self._page.merge(first, last, "", style)
        wide = sum(page.widths[own.column : own.column + own.columns])
        pieces = list(_pieces(own.entries, page.gap, wide - _BESIDE, self._type))
        self._page.write_rich(*first, pieces, style)

    def _style(
        self, page: TablePage, own: PlacedCell, is_bottom: bool, is_right: bool
    ) -> CellStyle:
        """The look of a cell: a strong line stands round the table, and between its parts."""
        style: CellStyle = {**CELL, "font_size": page.size * self._type, "align": own.align}
        if own.fill != "none":
            style["bg_color"] = _FILLS[own.fill]
        is_top = own.row == 0 or own.row in page.rules
        for side, is_strong in (
            ("top", is_top),
            ("left", own.column == 0),
            ("bottom", is_bottom or own.row + own.rows in page.rules),
            ("right", is_right),
        ):
            if is_strong:
                style[side] = 2
        return style


def _pieces(
    entries: Sequence[Entry], gap: float, room: float, scale: float
) -> Iterator[tuple[str, CellStyle]]:
    """The texts of a cell with their looks, a line each; an empty line between sessions."""
    for number, entry in enumerate(entries):
        if number:
            yield "\n\n", {"font_size": max(4.0, round(2 * gap * scale) / 2)}
        for index, block in enumerate(entry):
            text = "\n".join(block.lines)
            if block.is_boxed:
                text = f"［{text}］"
            yield ("\n" if index else "") + text, _look(block, room, scale)


def _look(block: TextBlock, room: float, scale: float) -> CellStyle:
    # Excel cannot make type narrower, only smaller.
    size = block.size * squeezed(block.lines, room / block.size) / 100
    size = max(size, min(block.size, _SMALLEST))
    style: CellStyle = {"font_name": _FONTS[block.font], "font_size": size * scale}
    if block.is_boxed:
        style["font_color"] = _MARK
    elif block.is_struck:
        style |= {"font_strikeout": True, "font_color": _STRUCK}
    elif block.is_faint:
        style["font_color"] = _FAINT
    return style
