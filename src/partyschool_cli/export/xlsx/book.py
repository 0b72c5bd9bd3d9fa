"""A workbook for print, laid out in millimetres.

Every cell is written by its type: XlsxWriter's `write` would guess, and turn text into formulas,
links or numbers.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from math import ceil
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from partyschool_cli.export.bidi import enclosed
from partyschool_cli.export.print_options import Paper, PrintOptions
from partyschool_cli.markup.cell_limits import (
    CELL_LIMIT,
    CREATED,
    FIRST_DATE,
    ROW_LIMIT,
    text_units,
    truncated,
)
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.text_size import MM_A_POINT, line_count

# Relative to the font size: as much as substitutes of Office's fonts need.
LINE_HEIGHT: Final = 1.42
_PADDING: Final = 2.4  # of a cell, left and right together
_PAPERS: Final[dict[Paper, tuple[int, tuple[int, int]]]] = {
    "a4": (9, (210, 297)),
    "a3": (8, (297, 420)),
}
_PIXEL: Final = 0.75  # points
_PIXELS_A_MM: Final = 96 / 25.4
_PAGE_NUMBER: Final = '&C&"宋体,Regular"&9第 &P 页'
_NUMBER_MARGIN: Final = 8.0
_MAX_TITLE: Final = 255

# Excel's unit of widths is a figure of this font. Those that stand in for it elsewhere are as wide,
# so that columns are, too; those for Calibri are a third wider.
_DEFAULT_FONT: Final = {"font_name": "Verdana", "font_size": 8}

CellStyle = dict[str, Any]
CELL: Final[CellStyle] = {
    "font_name": "宋体",
    "font_size": 10.5,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
}
LEFT: Final[CellStyle] = {**CELL, "align": "left"}
HEAD: Final[CellStyle] = {**CELL, "font_name": "黑体", "bg_color": "#F2F2F2"}
PLAIN: Final[CellStyle] = {**CELL, "border": 0, "align": "left"}
TITLE: Final[CellStyle] = {**PLAIN, "font_size": 22, "bold": True, "align": "center"}
_OFFICIAL_FONTS: Final = {"宋体": "仿宋"}
_OFFICIAL_TITLE: Final[CellStyle] = {"font_name": "方正小标宋简体", "bold": False}

Cell = str | float | dt.date | dt.time


class Margins(NamedTuple):
    """The margins of a page in millimetres."""

    side: float
    top: float
    bottom: float


_MARGINS: Final = Margins(12.7, 12.7, 16.0)


class Book:
    """A context manager that makes a workbook in memory; `data` are its bytes afterwards.

    `warnings` are lines of Chinese about text that Excel cannot show or hold in full.
    """

    def __init__(self, title: str, options: PrintOptions) -> None:
        import xlsxwriter

        self._buffer = io.BytesIO()
        # A copy, since XlsxWriter notes in it what the next workbook would be made from.
        font = dict(_DEFAULT_FONT)
        self._workbook: Any = xlsxwriter.Workbook(
            self._buffer, {"in_memory": True, "default_format_properties": font}
        )
        self._workbook.set_properties({"created": CREATED, "title": clean(title)[:_MAX_TITLE]})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.options = options
        self.warnings: list[str] = []
        # A3 is read from further away.
        self.scale = 1.3 if options.paper == "a3" else 1.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._workbook.close()

    @property
    def data(self) -> bytes:
        """The file."""
        return self._buffer.getvalue()

    def format_for(self, style: CellStyle) -> Any:
        """XlsxWriter's format for a cell style; equal styles share one."""
        if self.options.style == "official":
            fonts = _OFFICIAL_FONTS.get(style["font_name"], style["font_name"])
            extra = _OFFICIAL_TITLE if style["font_size"] >= TITLE["font_size"] else {}
            style = {**style, "font_name": fonts, **extra}
        key = tuple(sorted(style.items()))
        if key not in self._formats:
            sized = {**style, "font_size": round(style["font_size"] * self.scale * 2) / 2}
            self._formats[key] = self._workbook.add_format(sized)
        return self._formats[key]

    def chart(self, kind: str, subtype: str | None = None) -> Any:
        """A chart of XlsxWriter, to be inserted into a sheet."""
        return self._workbook.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})

    def free_name(self, name: str) -> str:
        """`name`, or `name2` where there is such a sheet."""
        taken = {sheet.name for sheet in self._workbook.worksheets()}
        numbered = (f"{name}{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (name, *numbered) if one not in taken)

    def page(self, name: str, *, landscape: bool, margins: "Margins | None" = None) -> "Page":
        """Adds a sheet."""
        worksheet = self._workbook.add_worksheet(name)
        return Page(self, worksheet, name, landscape=landscape, margins=margins or _MARGINS)


class Page:
    """A sheet that is one page wide, written row by row; `row` is the next one.

    `width` and `height` are the page's area between its margins, in millimetres; `used` is the
    height of its rows so far.
    """

    def __init__(
        self, book: Book, worksheet: Any, name: str, *, landscape: bool, margins: Margins
    ) -> None:
        self.book = book
        self.sheet = worksheet
        self.name = name
        self.row = 0
        self.used = 0.0
        number, size = _PAPERS[book.options.paper]
        width, height = reversed(size) if landscape else size
        self.width = width - 2 * margins.side
        self.height = height - margins.top - margins.bottom
        self._columns: tuple[float, ...] = ()
        self._breaks: list[int] = []
        if landscape:
            worksheet.set_landscape()
        worksheet.set_paper(number)
        inch = 25.4
        side, top, bottom = (margin / inch for margin in margins)
        worksheet.set_margins(side, side, top, bottom)
        # Each sheet counts its own pages, also where the whole workbook is printed.
        worksheet.set_start_page(1)
        worksheet.center_horizontally()
        worksheet.fit_to_pages(1, 0)

    def set_columns(self, widths: Sequence[float]) -> None:
        """Column widths, in millimetres."""
        self._columns = tuple(widths)
        for index, width in enumerate(widths):
            self.sheet.set_column_pixels(index, index, round(width * _PIXELS_A_MM))

    @property
    def last(self) -> int:
        """The last column."""
        return len(self._columns) - 1

    def next_row(self, height: float) -> int:
        """Starts a row of `height` millimetres; gives its number."""
        # Excel has whole pixels, and would round up what is to fit a page.
        points = max(1, int(height / MM_A_POINT / _PIXEL)) * _PIXEL
        if points > ROW_LIMIT:
            points = ROW_LIMIT
            self.book.warnings.append(
                f"“{self.name}”表第 {self.row + 1} 行太高，Excel 里显示不全，文字都还在单元格里"
            )
        self.sheet.set_row(self.row, points)
        self.used += points * MM_A_POINT
        self.row += 1
        return self.row - 1

    def break_page(self) -> None:
        """The next row begins a page."""
        self._breaks.append(self.row)

    def finish(self, *, head: tuple[int, int] | None = None, pages: int | None = None) -> None:
        """Sets the print area and the page numbers; the rows of `head` repeat on every page.

        `pages` is how many pages there are, where that is known: a single one has no number,
        and is made to fit where fonts are larger.
        Excel itself knows only how many the whole workbook has.
        """
        if pages == 1:
            self.sheet.fit_to_pages(1, 1)
        else:
            total = f"　共 {pages} 页" if pages else ""
            self.sheet.set_footer(_PAGE_NUMBER + total, {"margin": _NUMBER_MARGIN / 25.4})
        self.sheet.print_area(0, 0, max(0, self.row - 1), max(0, self.last))
        if head:
            self.sheet.repeat_rows(*head)
        if self._breaks:
            self.sheet.set_h_pagebreaks(self._breaks)

    def height_of(self, text: str, width: float, size: float) -> float:
        """The height of `text` in a cell of `width`, in millimetres; `size` is in points."""
        points = size * self.book.scale
        columns = (width - _PADDING) / MM_A_POINT / points * 2
        return line_count(text, columns) * points * LINE_HEIGHT * MM_A_POINT

    def span_width(self, first: int, last: int) -> float:
        """The total width of columns."""
        return sum(self._columns[first : last + 1])

    def line(self, text: str, style: CellStyle, *, padding: float = 1.5) -> None:
        """A text across the page, on as many rows as Excel's maximum row height requires."""
        high = self.height_of(text, self.span_width(0, self.last), style["font_size"]) + padding
        count = ceil(high / MM_A_POINT / ROW_LIMIT)
        rows = [self.next_row(high / count) for _ in range(count)]
        self.merge((rows[0], 0), (rows[-1], self.last), text, style)

    def write(self, row: int, column: int, value: Cell, style: CellStyle) -> None:
        """A text, a number, a date or a time in a cell."""
        form = self.book.format_for(style)
        if isinstance(value, dt.date) and value < FIRST_DATE:
            value = value.isoformat()
        if isinstance(value, str):
            self._write_text(row, column, value, form)
        elif isinstance(value, dt.date | dt.time):
            self.sheet.write_datetime(row, column, value, form)
        else:
            self.sheet.write_number(row, column, value, form)

    def _write_text(self, row: int, column: int, text: str, form: Any) -> None:
        text = self._fitting(enclosed(clean(text)), row)
        if text:
            self.sheet.write_string(row, column, text, form)
        else:
            self.sheet.write_blank(row, column, None, form)

    def _fitting(self, text: str, row: int) -> str:
        kept = truncated(text)
        if kept != text:
            self.book.warnings.append(
                f"“{self.name}”表第 {row + 1} 行的文字超过 Excel 单元格的 {CELL_LIMIT} 字，截短了"
            )
        return kept

    def merge(
        self, first: tuple[int, int], last: tuple[int, int], text: str, style: CellStyle
    ) -> None:
        """A text in the cells from `first` to `last`, both (row, column)."""
        if first != last:
            # merge_range would guess the type of a text.
            self.sheet.merge_range(*first, *last, "", self.book.format_for(style))
        self.write(*first, text, style)

    def write_rich(
        self, row: int, column: int, pieces: Iterable[tuple[str, CellStyle]], style: CellStyle
    ) -> None:
        """Pieces of text with their own styles, in one cell."""
        shown = [(enclosed(clean(text)), piece) for text, piece in pieces if text]
        whole = "".join(text for text, _ in shown)
        # Excel takes no rich text of one piece, and limits its length like any other.
        if len(shown) < 2 or text_units(whole) > CELL_LIMIT:
            only = {**style, **shown[0][1]} if len(shown) == 1 else style
            self.write(row, column, whole, only)
            return
        fragments: list[Any] = []
        for text, piece in shown:
            fragments += [self.book.format_for({**style, **piece}), text]
        self.sheet.write_rich_string(row, column, *fragments, self.book.format_for(style))
