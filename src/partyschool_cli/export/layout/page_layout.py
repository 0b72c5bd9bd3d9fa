"""A timetable as it stands on its pages: numbers and lines, which drawers only draw.

All forms (list, grid, turned, month, weeks) are tables of cells, so a drawer knows one of them.
Lengths are points on A4; A3 is the same, `A3_SCALE` times as large.
"""

from dataclasses import dataclass
from typing import Final, Literal

Font = Literal["body", "heading", "note"]
Fill = Literal["none", "head", "off"]
Align = Literal["center", "left", "right"]

A3_SCALE: Final = 2**0.5


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of one size and look; a line is as high as its size, with 0.35 of it to the next.

    `is_boxed`: a mark in a small box (调课), on a line of its own. `what` says what the text is,
    such as `title`, `teachers`, `site`, `note`, `time`.
    """

    lines: tuple[str, ...]
    size: float
    font: Font = "body"
    is_faint: bool = False
    is_struck: bool = False
    is_boxed: bool = False
    what: str = ""


Entry = tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a table from (`row`, `column`) on, over `rows` and `columns`.

    `entries` are stacked, with a dotted line between. `is_header` cells name a column, or a row.
    """

    row: int
    column: int
    entries: tuple[Entry, ...]
    rows: int = 1
    columns: int = 1
    fill: Fill = "none"
    align: Align = "center"
    is_header: bool = False

    @property
    def text(self) -> str:
        """All of its lines."""
        blocks = (block for entry in self.entries for block in entry)
        return "\n".join(line for block in blocks for line in block.lines)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a table: the title, and a line with something at its left and right.

    Where both do not fit a line, `right` stands below `left`. `is_long`: a title that fills a page
    stands on pages of its own, before the first table.
    """

    title_lines: tuple[str, ...]
    title_size: float
    left: tuple[str, ...]
    right: tuple[str, ...]
    size: float
    is_one_line: bool
    height: float
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class FootItem:
    """A remark below a table: its name (注：) stands before the first of its lines."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below a table: remarks, who signs, and the line of the code with its QR beside.

    `qr` is the side of the QR, 0 where there is none. `is_long`: remarks that fill a page stand on
    pages of their own, after the last table.
    """

    items: tuple[FootItem, ...]
    signed: tuple[FootItem, ...]
    size: float
    qr: float
    height: float
    signs_on_one_line: bool = True
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class TablePage:
    """A table on its page. The first `head_rows` of its rows are its head.

    `bookmark` is what the page is called in a PDF's list of contents; empty where a page before it
    has the same. `size` is the size of its text, `pad` what is left and right of text in a cell,
    `gap` what is above and below the line between two entries of a cell. A strong line is drawn
    above each of the rows `rules`.
    """

    head: Head
    foot: Foot | None
    bookmark: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    head_rows: int
    cells: tuple[PlacedCell, ...]
    size: float
    pad: float
    gap: float = 0.0
    rules: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TimetableLayout:
    """The pages of a timetable; `running` is its title, for the foot of several pages.

    `margins` are left and right, top, bottom.
    """

    title: str
    is_landscape: bool
    margins: tuple[float, float, float]
    pages: tuple[TablePage, ...]
