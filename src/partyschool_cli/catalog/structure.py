"""The 4+N structure of a catalog: each school's themes with their courses, and its special courses.

A theme course of a school above counts where the school has a theme of the same id; a special
course never does. Only active courses count in totals: a draft is shown and counts nothing.
Source: the catalog format, `school.themes`, `course.school` and “Status”.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.model.course import Course
from partyschool_cli.model.school import School


class Total(NamedTuple):
    """Number of active courses, and the sum of their contact hours (学时)."""

    courses: int
    hours: float


def total(courses: Iterable[Course]) -> Total:
    """The total of the active ones among `courses`."""
    hours = [course.contact_hours or 0.0 for course in courses if course.status == "active"]
    return Total(len(hours), sum(hours))


@dataclass(frozen=True, slots=True)
class InheritedCourses:
    """The courses that a school inherits in one theme from one school above it."""

    school: School
    courses: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class ThemeCourses:
    """One theme of a school: its own courses, and those from above, the nearest school first."""

    id: str
    title: str
    own: tuple[Course, ...]
    inherited: tuple[InheritedCourses, ...]

    @property
    def from_above(self) -> tuple[Course, ...]:
        """The courses of all schools above."""
        return tuple(course for group in self.inherited for course in group.courses)

    @property
    def courses(self) -> tuple[Course, ...]:
        """The school's own courses, then those from above."""
        return self.own + self.from_above

    @property
    def is_empty(self) -> bool:
        """Whether no active course, own or from above, is in the theme."""
        return total(self.courses).courses == 0


@dataclass(frozen=True, slots=True)
class SchoolStructure:
    """One school's 4+N. `above` are the schools whose theme courses count for it, nearest first.

    `unsorted` are drafts that do not say yet whether they are theme or special courses, or of which
    theme. `depth` is its depth in the tree of schools, 0 for a school shown alone.
    """

    school: School
    above: tuple[School, ...]
    themes: tuple[ThemeCourses, ...]
    special: tuple[Course, ...]
    unsorted: tuple[Course, ...]
    depth: int

    @property
    def own(self) -> tuple[Course, ...]:
        """The school's own courses: by theme, then the special ones, then the unsorted."""
        by_theme = tuple(course for theme in self.themes for course in theme.own)
        return by_theme + self.special + self.unsorted

    @property
    def from_above(self) -> tuple[Course, ...]:
        """The theme courses that it inherits from the schools above."""
        return tuple(course for theme in self.themes for course in theme.from_above)

    @property
    def hours(self) -> float:
        """The contact hours of its own active courses and of those from above together."""
        return total(self.own + self.from_above).hours


@dataclass(frozen=True, slots=True)
class CatalogStructure:
    """Every school, each followed by those below it; `stray` courses name none of them."""

    schools: tuple[SchoolStructure, ...]
    stray: tuple[Course, ...]


def catalog_structure(catalog: Catalog, *, with_retired: bool = False) -> CatalogStructure:
    """The structure of all schools; one whose parent is unknown, or is below it, is a root."""
    schools = {
        name: school
        for name, school in catalog.schools.items()
        if with_retired or school.status != "retired"
    }
    offered = _courses_by_school(catalog, with_retired)
    outline = tuple(
        _structure(catalog, school, schools, offered, depth)
        for school, depth in _outline(catalog, schools)
    )
    stray = (course for name, held in offered.items() if name not in schools for course in held)
    return CatalogStructure(outline, tuple(stray))


def school_structure(
    catalog: Catalog, school: School, *, with_retired: bool = False
) -> SchoolStructure:
    """The structure of one school, retired or not."""
    known = {
        above.id: above
        for above in catalog.ancestors(school.id)
        if with_retired or above.status != "retired"
    }
    offered = _courses_by_school(catalog, with_retired)
    return _structure(catalog, school, known, offered, depth=0)


def _courses_by_school(catalog: Catalog, with_retired: bool) -> Mapping[str | None, list[Course]]:
    offered: dict[str | None, list[Course]] = {}
    for course in catalog.courses.values():
        if with_retired or course.status != "retired":
            offered.setdefault(course.school, []).append(course)
    return offered


def _outline(catalog: Catalog, schools: Mapping[str, School]) -> Iterator[tuple[School, int]]:
    """Each school once with its depth, depth first, children in the catalog's order."""
    children: dict[str | None, list[School]] = {}
    for school in schools.values():
        children.setdefault(_parent_shown(catalog, school, schools), []).append(school)
    roots = sorted(children.pop(None, ()), key=lambda school: school.tier != "county")
    placed: set[str] = set()
    # Schools that no root leads to form cycles, each shown from its first school.
    for start in (*roots, *schools.values()):
        waiting = [(start, 0)]
        while waiting:
            school, depth = waiting.pop()
            if school.id not in placed:
                placed.add(school.id)
                yield school, depth
                below = children.get(school.id, ())
                waiting += [(child, depth + 1) for child in reversed(below)]


def _parent_shown(catalog: Catalog, school: School, schools: Mapping[str, School]) -> str | None:
    """The nearest school above that is among `schools`; retired ones are skipped."""
    above = (found.id for found in catalog.ancestors(school.id) if found.id != school.id)
    return next((name for name in above if name in schools), None)


def _structure(
    catalog: Catalog,
    school: School,
    schools: Mapping[str, School],
    offered: Mapping[str | None, list[Course]],
    depth: int,
) -> SchoolStructure:
    above = tuple(
        found
        for found in catalog.ancestors(school.id)
        if found.id != school.id and found.id in schools
    )
    own = offered.get(school.id, [])
    themes = []
    for theme, title in catalog.themes_of(school.id).items():
        held = ((found, _in_theme(offered.get(found.id, ()), theme)) for found in above)
        inherited = tuple(InheritedCourses(found, courses) for found, courses in held if courses)
        themes.append(ThemeCourses(theme, title, _in_theme(own, theme), inherited))
    special = tuple(course for course in own if course.kind == "special")
    unsorted = tuple(course for course in own if _is_unsorted(course))
    return SchoolStructure(school, above, tuple(themes), special, unsorted, depth)


def _is_unsorted(course: Course) -> bool:
    return course.theme is None and course.kind != "special"


def _in_theme(courses: Iterable[Course], theme: str) -> tuple[Course, ...]:
    return tuple(course for course in courses if course.theme == theme)
