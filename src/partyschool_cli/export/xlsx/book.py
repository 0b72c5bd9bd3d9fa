"""A workbook made for paper: sheets laid out in millimetres, text that is only text.

XlsxWriter guesses what a value is unless it is told: nothing here lets it guess, so that no text
becomes a formula, a link or a number.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from math import ceil
from types import TracebackType
from typing import Any, Final, Self

from partyschool_cli.export.bidi import enclosed
from partyschool_cli.export.print_options import Paper, PrintOptions
from partyschool_cli.export.text_size import MM_A_POINT, line_count
from partyschool_cli.export.xlsx.cells import CELL_LIMIT, ROW_LIMIT, fitting, text_units
from partyschool_cli.markup.clean_text import clean

# Letters of a sheet, in points, and how high a line is for its size: fonts that stand in for those
# of Office need as much.
LINE_HEIGHT: Final = 1.42
_MARGIN: Final = 12.7
_FOOT_MARGIN: Final = 16.0
_PADDING: Final = 2.4  # of a cell, left and right together
_PAPERS: Final[dict[Paper, tuple[int, tuple[int, int]]]] = {
    "a4": (9, (210, 297)),
    "a3": (8, (297, 420)),
}
_CREATED: Final = dt.datetime(1980, 1, 1)  # noqa: DTZ001  # what XlsxWriter dates the zip's files
_PIXELS_A_MM: Final = 96 / 25.4
_PAGE_NUMBERS: Final = '&C&"宋体,Regular"&9第 &P 页　共 &N 页'
_LONGEST_TITLE: Final = 255
_FIRST_DATE: Final = dt.date(1900, 3, 1)  # Excel's calendar is off by a day before

Look = dict[str, Any]
CELL: Final[Look] = {
    "font_name": "宋体",
    "font_size": 10.5,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
}
LEFT: Final[Look] = {**CELL, "align": "left"}
HEAD: Final[Look] = {**CELL, "font_name": "黑体", "bg_color": "#F2F2F2"}
PLAIN: Final[Look] = {**CELL, "border": 0, "align": "left"}
TITLE: Final[Look] = {**PLAIN, "font_size": 22, "bold": True, "align": "center"}
_OFFICIAL_FONTS: Final = {"宋体": "仿宋"}
_OFFICIAL_TITLE: Final[Look] = {"font_name": "方正小标宋简体", "bold": False}

Cell = str | float | dt.date | dt.time


class Book:
    """A workbook in memory; `data` holds its bytes once the `with` is over.

    `warnings` are lines of Chinese about what the paper cannot show whole.
    """

    def __init__(self, title: str, options: PrintOptions) -> None:
        import xlsxwriter

        self._buffer = io.BytesIO()
        self._workbook: Any = xlsxwriter.Workbook(self._buffer, {"in_memory": True})
        self._workbook.set_properties({"created": _CREATED, "title": clean(title)[:_LONGEST_TITLE]})
        self._looks: dict[tuple[tuple[str, Any], ...], Any] = {}
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

    def look(self, look: Look) -> Any:
        """XlsxWriter's format for `look`: one for each that there is."""
        if self.options.style == "official":
            fonts = _OFFICIAL_FONTS.get(look["font_name"], look["font_name"])
            extra = _OFFICIAL_TITLE if look["font_size"] >= TITLE["font_size"] else {}
            look = {**look, "font_name": fonts, **extra}
        key = tuple(sorted(look.items()))
        if key not in self._looks:
            sized = {**look, "font_size": round(look["font_size"] * self.scale * 2) / 2}
            self._looks[key] = self._workbook.add_format(sized)
        return self._looks[key]

    def page(self, name: str, *, landscape: bool) -> "Page":
        """A further sheet, to be printed."""
        return Page(self, self._workbook.add_worksheet(name), name, landscape=landscape)


class Page:
    """A sheet that is one page wide. Rows are written from above; `row` is the next one.

    `width` and `height` are what the paper has between its margins, in millimetres.
    """

    def __init__(self, book: Book, worksheet: Any, name: str, *, landscape: bool) -> None:
        self.book = book
        self.sheet = worksheet
        self.name = name
        self.row = 0
        number, size = _PAPERS[book.options.paper]
        width, height = reversed(size) if landscape else size
        self.width = width - 2 * _MARGIN
        self.height = height - _MARGIN - _FOOT_MARGIN
        self._columns: tuple[float, ...] = ()
        self._breaks: list[int] = []
        if landscape:
            worksheet.set_landscape()
        worksheet.set_paper(number)
        inch = 25.4
        worksheet.set_margins(_MARGIN / inch, _MARGIN / inch, _MARGIN / inch, _FOOT_MARGIN / inch)
        worksheet.set_footer(_PAGE_NUMBERS, {"margin": 8 / inch})
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
        """Begins a row of `height` millimetres; gives its number."""
        points = height / MM_A_POINT
        if points > ROW_LIMIT:
            points = ROW_LIMIT
            self.book.warnings.append(
                f"“{self.name}”表第 {self.row + 1} 行太高，Excel 里显示不全，文字都还在单元格里"
            )
        self.sheet.set_row(self.row, points)
        self.row += 1
        return self.row - 1

    def break_page(self) -> None:
        """The next row begins a page."""
        self._breaks.append(self.row)

    def finish(self, *, head: tuple[int, int] | None = None) -> None:
        """Sets what is printed; the rows of `head` are repeated on every page."""
        self.sheet.print_area(0, 0, max(0, self.row - 1), max(0, self.last))
        if head:
            self.sheet.repeat_rows(*head)
        if self._breaks:
            self.sheet.set_h_pagebreaks(self._breaks)

    def height_of(self, text: str, width: float, size: float) -> float:
        """How high `text` is in a cell of `width`; all in millimetres but for the size."""
        points = size * self.book.scale
        columns = (width - _PADDING) / MM_A_POINT / points * 2
        return line_count(text, columns) * points * LINE_HEIGHT * MM_A_POINT

    def span_width(self, first: int, last: int) -> float:
        """The width of columns together."""
        return sum(self._columns[first : last + 1])

    def line(self, text: str, look: Look, *, padding: float = 1.5) -> None:
        """A text across the page, on as many rows as Excel's highest row makes needful."""
        high = self.height_of(text, self.span_width(0, self.last), look["font_size"]) + padding
        count = ceil(high / MM_A_POINT / ROW_LIMIT)
        rows = [self.next_row(high / count) for _ in range(count)]
        self.merge((rows[0], 0), (rows[-1], self.last), text, look)

    def write(self, row: int, column: int, value: Cell, look: Look) -> None:
        """A text, a number, a date or a time in a cell."""
        form = self.book.look(look)
        if isinstance(value, dt.date) and value < _FIRST_DATE:
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
        kept = fitting(text)
        if kept != text:
            self.book.warnings.append(
                f"“{self.name}”表第 {row + 1} 行的文字超过 Excel 单元格的 {CELL_LIMIT} 字，截短了"
            )
        return kept

    def merge(self, first: tuple[int, int], last: tuple[int, int], text: str, look: Look) -> None:
        """A text in the cells from `first` to `last`, both (row, column)."""
        if first != last:
            # Given the text, XlsxWriter would guess what it is.
            self.sheet.merge_range(*first, *last, "", self.book.look(look))
        self.write(*first, text, look)

    def write_rich(
        self, row: int, column: int, pieces: Iterable[tuple[str, Look]], look: Look
    ) -> None:
        """Pieces of text in looks of their own, in one cell."""
        shown = [(enclosed(clean(text)), piece) for text, piece in pieces if text]
        whole = "".join(text for text, _ in shown)
        # Excel takes no cell of one piece for rich text, and limits it like any other.
        if len(shown) < 2 or text_units(whole) > CELL_LIMIT:
            only = {**look, **shown[0][1]} if len(shown) == 1 else look
            self.write(row, column, whole, only)
            return
        fragments: list[Any] = []
        for text, piece in shown:
            fragments += [self.book.look({**look, **piece}), text]
        self.sheet.write_rich_string(row, column, *fragments, self.book.look(look))
