"""What stands on the pages of a report. Lengths are points on A4; drawers only draw them."""

from dataclasses import dataclass
from typing import Final

from partyschool_cli.export.report_content import Bar, BarChart, Cell, ColumnKind
from partyschool_cli.export.typesetting.units import MM, lines_height

WIDTH: Final = 180 * MM
"""Of the text area, on upright A4."""
HEIGHT: Final = (297 - 14 - 18) * MM
SIZE: Final = 10.0
"""Of the text in tables and above them."""
SMALL: Final = 8.5
"""Of remarks."""
SUB_HEAD: Final = 9.0
"""Of the second row of a table's head."""
PAD: Final = 1.3 * MM
"""Left and right of text in a cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part. `above` is left free above it, but at the top of a page."""

    text: str
    above: float = 5 * MM
    size: float = 13.0
    below: float = 2 * MM

    @property
    def height(self) -> float:
        """Its height without what is above."""
        return self.size + self.below


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table: its title and what it asks on the left, the sums on the right.

    Where both do not fit a line, the sums stand on one of their own.
    """

    title: tuple[str, ...]
    rule: str
    sums: str
    is_one_line: bool
    above: float
    below: float = 1.5 * MM

    @property
    def height(self) -> float:
        """Its height without what is above."""
        return lines_height(len(self.title) + (not self.is_one_line)) * SIZE + self.below


@dataclass(frozen=True, slots=True)
class ReportCell:
    """A cell: its value, and the lines that say it."""

    lines: tuple[str, ...]
    value: Cell = None

    @property
    def bar(self) -> Bar | None:
        """The value, if it is shown by a bar."""
        return self.value if isinstance(self.value, Bar) else None


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of a table's head from (`row`, `column`) on, over `rows` and `columns`."""

    row: int
    column: int
    lines: tuple[str, ...]
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table: the widths of its columns, the lines of its cells, and the heights of its rows.

    `head_heights` are those of the one or two rows of its head; `total` is whether the last row
    sums up the others.
    """

    kinds: tuple[ColumnKind, ...]
    widths: tuple[float, ...]
    head: tuple[HeadCell, ...]
    head_heights: tuple[float, ...]
    rows: tuple[tuple[ReportCell, ...], ...]
    heights: tuple[float, ...]
    has_total: bool


@dataclass(frozen=True, slots=True)
class TablePiece:
    """The rows of a table from `first` to before `last`, under its head."""

    table: TableLayout
    first: int
    last: int
    above: float = 0.0

    @property
    def height(self) -> float:
        """Its height without what is above."""
        return sum(self.table.head_heights) + sum(self.table.heights[self.first : self.last])


@dataclass(frozen=True, slots=True)
class Remark:
    """Small lines below a table: those of its `notes`."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    above: float = 1.5 * MM

    @property
    def height(self) -> float:
        """Its height without what is above."""
        return lines_height(len(self.lines)) * SMALL


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar of a chart: its left edge and width, and its heights above the axis.

    `planned` stands on top of `done`; `previous` is the height of a mark, None without one.
    """

    left: float
    width: float
    done: float
    planned: float
    previous: float | None
    number: str
    label: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """A chart: the axis is `axis` below its top; labels and legend are below the axis.

    `slot` is the width that each bar has with what is left and right of it.
    """

    source: BarChart
    slot: float
    bars: tuple[PlacedBar, ...]
    axis: float
    legend: tuple[str, ...]
    unit: str
    height: float
    width: float = WIDTH
    above: float = 0.0

    @property
    def title(self) -> str:
        """What it shows."""
        return self.source.title

    @property
    def described(self) -> str:
        """What it shows, in words, for those who cannot see it."""
        bars = "，".join(f"{''.join(bar.label)} {bar.number}" for bar in self.bars)
        return f"{self.title}：{bars}"


@dataclass(frozen=True, slots=True)
class FigureBox:
    """A number in large type."""

    name: str
    number: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Top:
    """What stands above the first part: the title, the days, the figures."""

    title: tuple[str, ...]
    title_size: float
    subtitle: tuple[str, ...]
    figures: tuple[FigureBox, ...]
    figure_size: float
    height: float
    above: float = 0.0


Block = Top | Heading | Caption | TablePiece | Remark | ChartLayout


@dataclass(frozen=True, slots=True)
class ReportLayout:
    """The pages of a report."""

    title: str
    pages: tuple[tuple[Block, ...], ...]
