"""The 4+N of all schools as a picture: schools by themes, a mark for each number of courses.

It has the numbers of `tree --matrix`. Units are those of its SVG, 360 wide: a phone's and a side
column's width at once, in which no text is smaller than 14.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final
from urllib.parse import urlencode

from partyschool_cli.catalog.structure import SchoolStructure, Total
from partyschool_cli.catalog.theme_matrix import MatrixRow, ThemeMatrix, theme_matrix
from partyschool_cli.export.web.published import Named, page_path
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School

WIDTH: Final = 360
ROW: Final = 34
_LABEL: Final = 98
_TOP: Final = 132
# A mark's link is at least as wide as it is high.
_MOST_COLUMNS: Final = (WIDTH - _LABEL) // ROW
# More rows are a list, not a picture.
_MOST_ROWS: Final = 40
# The radius of a mark: that of none, growth with the root of its number, and the most there is.
_SMALLEST: Final = 7.0
_GROWTH: Final = 3.3
_LARGEST: Final = 16.5
_LETTERS: Final = 3  # in a line of a heading
_LABEL_LETTERS: Final = 7
_INDENT: Final = 12
SPECIAL: Final = "特色课"


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of courses, as a circle of radius `r` at `x`, or a square for special ones."""

    x: float
    r: float
    count: int
    address: str
    label: str
    is_special: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A theme, or the special courses: the lines of its heading, and its sums."""

    left: float
    width: float
    lines: tuple[str, ...]
    total: Total
    address: str
    label: str

    @property
    def middle(self) -> float:
        """Its middle from the left."""
        return round(self.left + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A school at `top`: its short name, indented by `left` if another is above it."""

    top: float
    left: float
    name: str
    label: str
    path: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A school in the table that says the same: the number in each column, 0 for none."""

    school: Named
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StructurePicture:
    """The picture, and the same as a table. No `rows` where it would be too wide to read.

    `themes` is the number of themes, with the course columns' last one being the special courses.
    `is_cut`: the table has schools that the picture has no room for.
    """

    height: float
    themes: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    table: tuple[TableRow, ...]
    heads: tuple[str, ...]
    is_cut: bool

    @property
    def edge(self) -> float:
        """Where the themes end and the special courses begin."""
        return self.columns[-1].left if self.columns else float(WIDTH)


def structure_picture(structures: Iterable[SchoolStructure]) -> StructurePicture:
    """The picture of some schools, in their order."""
    matrix = theme_matrix(structures)
    heads = (*(theme.title for theme in matrix.themes), SPECIAL)
    table = tuple(
        TableRow(
            Named(row.school.title, page_path(Kind.SCHOOL, row.school.id), row.school.status),
            tuple(sums.courses for sums in _sums(row)),
        )
        for row in matrix.rows
    )
    if len(heads) > _MOST_COLUMNS or not matrix.rows:
        return StructurePicture(0, len(heads) - 1, (), (), table, heads, is_cut=False)
    columns = tuple(_columns(matrix, heads))
    shown = _shown(matrix.rows)
    largest = max((count for row in shown for count, _ in _sums(row)), default=0)
    rows = tuple(_row(row, at, columns, matrix, largest=largest) for at, row in enumerate(shown))
    height = _TOP + ROW * len(rows) + 6
    is_cut = len(rows) < len(table)
    return StructurePicture(height, len(heads) - 1, columns, rows, table, heads, is_cut)


def _sums(row: MatrixRow) -> tuple[Total, ...]:
    return (*(cell.own for cell in row.cells), row.special)


def _columns(matrix: ThemeMatrix, heads: tuple[str, ...]) -> Iterator[Column]:
    width = (WIDTH - _LABEL) / len(heads)
    sums = (*matrix.sums, matrix.special)
    for at, (head, sum_) in enumerate(zip(heads, sums, strict=True)):
        yield Column(
            round(_LABEL + at * width, 1),
            round(width, 1),
            _heading(head),
            sum_,
            _courses(matrix, at),
            f"{head}，{sum_.courses}门，{sum_.hours:g}学时",
        )


def _courses(matrix: ThemeMatrix, at: int, school: str | None = None) -> str:
    """Where the courses of a column are listed, of all schools or one."""
    is_theme = at < len(matrix.themes)
    query = {"theme": matrix.themes[at].id} if is_theme else {"kind": "special"}
    if school is not None:
        query["school"] = school
    return f"courses.html?{urlencode(query)}"


def _heading(title: str) -> tuple[str, ...]:
    """A title on two lines: `政治`, `理论`; one of three characters or less on the second."""
    if len(title) <= _LETTERS:
        return ("", title)
    half = min((len(title) + 1) // 2, _LETTERS)
    rest = title[half:]
    return (title[:half], rest if len(rest) <= _LETTERS else f"{rest[: _LETTERS - 1]}…")


def _shown(rows: tuple[MatrixRow, ...]) -> tuple[MatrixRow, ...]:
    """The schools that there is room for: those deep below others give way first."""
    for deepest in sorted({row.depth for row in rows}, reverse=True):
        shown = tuple(row for row in rows if row.depth <= deepest)
        if len(shown) <= _MOST_ROWS:
            return shown
    return rows[:_MOST_ROWS]


def _row(
    row: MatrixRow, at: int, columns: tuple[Column, ...], matrix: ThemeMatrix, *, largest: int
) -> Row:
    top = _TOP + ROW * at
    is_below = row.depth > 0 and row.school.tier == "village"
    name = short_name(row.school)
    room = _LABEL_LETTERS - is_below
    shown = name if len(name) <= room else f"{name[: room - 1]}…"
    return Row(
        top,
        _INDENT if is_below else 0,
        shown,
        f"{shown}，{row.school.title}",
        page_path(Kind.SCHOOL, row.school.id),
        tuple(_marks(row, columns, matrix, largest)),
    )


def _marks(
    row: MatrixRow, columns: tuple[Column, ...], matrix: ThemeMatrix, largest: int
) -> Iterator[Mark]:
    """The marks of a row, from y = 0 at its top."""
    growth = min(_GROWTH, (_LARGEST - _SMALLEST) / sqrt(max(largest, 1)))
    titles = (*(theme.title for theme in matrix.themes), SPECIAL)
    for at, (column, sums) in enumerate(zip(columns, _sums(row), strict=True)):
        if sums.courses:
            yield Mark(
                column.middle,
                round(_SMALLEST + growth * sqrt(sums.courses), 1),
                sums.courses,
                _courses(matrix, at, row.school.id),
                f"{row.school.title}，{titles[at]}{sums.courses}门",
                is_special=at == len(matrix.themes),
            )


def short_name(school: School) -> str:
    """What a school is called in a picture: `short`, else its title without what all have."""
    if school.short:
        return school.short
    title = school.title.removeprefix("中共")
    if title.endswith("农民夜校"):
        return f"{title.removesuffix('农民夜校')}夜校" if title != "农民夜校" else title
    if school.tier == "county":
        return title
    return title.removesuffix("学校").removesuffix("党校") or title
