"""Schools by themes: how many courses each school has in each theme, and where it has none.

Active courses count, as in the structure that it is made of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.catalog.structure import SchoolStructure, ThemeCourses, Total, total
from partyschool_cli.model.school import School

NOTHING = Total(0, 0)


class MatrixTheme(NamedTuple):
    """A column. Schools with other titles for one id have columns of their own."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What a school has in a theme: its own courses, and those of the schools above.

    `is_lacking`: it has the theme, and no course in it from anywhere.
    """

    own: Total = NOTHING
    above: Total = NOTHING
    is_lacking: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A school: a cell for each theme, its special courses, and all of its own courses."""

    school: School
    depth: int
    cells: tuple[MatrixCell, ...]
    special: Total
    total: Total


@dataclass(frozen=True, slots=True)
class ThemeMatrix:
    """The matrix, with the sums of its columns: of each theme, of special courses, of all."""

    themes: tuple[MatrixTheme, ...]
    rows: tuple[MatrixRow, ...]
    sums: tuple[Total, ...]
    special: Total
    total: Total


def theme_matrix(schools: Iterable[SchoolStructure]) -> ThemeMatrix:
    """The matrix of some schools, in their order."""
    listed = tuple(schools)
    themes = tuple(
        dict.fromkeys(MatrixTheme(one.id, one.title) for school in listed for one in school.themes)
    )
    rows = tuple(_row(school, themes) for school in listed)
    columns = zip(*(row.cells for row in rows), strict=True)
    return ThemeMatrix(
        themes,
        rows,
        tuple(_sum(cell.own for cell in column) for column in columns),
        _sum(row.special for row in rows),
        _sum(row.total for row in rows),
    )


def _row(school: SchoolStructure, themes: tuple[MatrixTheme, ...]) -> MatrixRow:
    by_theme = {MatrixTheme(one.id, one.title): _cell(one) for one in school.themes}
    return MatrixRow(
        school.school,
        school.depth,
        tuple(by_theme.get(theme, MatrixCell()) for theme in themes),
        total(school.special),
        total(school.own),
    )


def _cell(theme: ThemeCourses) -> MatrixCell:
    return MatrixCell(total(theme.own), total(theme.from_above), theme.is_empty)


def _sum(totals: Iterable[Total]) -> Total:
    listed = tuple(totals)
    return Total(sum(one.courses for one in listed), sum(one.hours for one in listed))
