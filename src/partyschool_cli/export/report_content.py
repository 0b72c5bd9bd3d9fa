"""Content of a report in numbers: figures, then parts of charts, tables and remarks.

`data` is the same for programs. Numbers stay numbers: spreadsheets need them, and the other formats
print them by `number_text`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

# `name` is of people or a place, and is not broken; `bar` shows a number by its length.
ColumnKind = Literal["text", "name", "date", "number", "bar"]

DONE: Final = "已上"
PLANNED: Final = "计划"
BEFORE: Final = "上年"


@dataclass(frozen=True, slots=True)
class Bar:
    """A number shown by the length of a bar that is full at `maximum`.

    `mark` is a number to compare with, such as the 32 hours of a year; `label` says how it does.
    """

    value: float
    maximum: float
    mark: float | None = None
    label: str = ""


Cell = str | float | Bar | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column. `group` is a heading above it that it shares with its neighbours."""

    title: str
    kind: ColumnKind = "text"
    group: str = ""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table. Above it stand its `title`, what it asks (`rule`), and what was done (`sums`).

    `total` is a last row that sums up the others. `notes` are printed below.
    """

    columns: tuple[ReportColumn, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    title: str = ""
    rule: str = ""
    sums: str = ""
    notes: tuple[str, ...] = ()

    @property
    def has_groups(self) -> bool:
        """Whether columns have shared headings above them."""
        return any(column.group for column in self.columns)


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar: what is done, what is planned on top of it, and what it was a year before."""

    label: str
    done: float
    planned: float
    previous: float | None = None

    @property
    def total(self) -> float:
        """The length of the whole bar."""
        return self.done + self.planned


@dataclass(frozen=True, slots=True)
class BarChart:
    """A chart of upright bars. `unit` is what the numbers count; `title` says what it shows."""

    title: str
    unit: str
    bars: tuple[ChartBar, ...]

    @property
    def has_planned(self) -> bool:
        """Whether anything is still planned."""
        return any(bar.planned for bar in self.bars)

    @property
    def has_previous(self) -> bool:
        """Whether there is a year before."""
        return any(bar.previous for bar in self.bars)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What numbers each bar has: done, and planned and the year before where there are any."""
        planned = (PLANNED,) if self.has_planned else ()
        return (DONE, *planned, *((BEFORE,) if self.has_previous else ()))

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings of a table of its numbers."""
        return ("时间", *(kind + self.unit for kind in self.kinds))

    def numbers(self, bar: ChartBar) -> tuple[float, ...]:
        """The numbers of one of its bars, of each kind."""
        own = {DONE: bar.done, PLANNED: bar.planned, BEFORE: bar.previous or 0.0}
        return tuple(own[kind] for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in large type, with its name above it and remarks below."""

    name: str
    number: float
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part under a heading."""

    title: str
    blocks: tuple[BarChart | ReportTable, ...]


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report. `words` are the catalog's own, which lines do not break.

    `is_empty` of a school without any training.
    """

    title: str
    subtitle: str
    figures: tuple[Figure, ...]
    parts: tuple[ReportPart, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    is_empty: bool = False


_ORDINALS: Final = "一二三四五六七八九十"


def heading(number: int, part: ReportPart) -> str:
    """`一、分月学时`, of the part with that number, from 1."""
    tens, ones = divmod(number, 10)
    words = ("" if tens < 2 else _ORDINALS[tens - 1]) + ("十" if tens else "")
    return f"{words}{_ORDINALS[ones - 1] if ones else ''}、{part.title}"


def number_text(value: float) -> str:
    """`1,305`, `2.5`."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def cell_text(value: Cell) -> str:
    """What a cell says in words; of a bar, its label."""
    if value is None:
        return ""
    if isinstance(value, Bar):
        return value.label
    return value if isinstance(value, str) else number_text(value)
