"""What a catalog holds and plans in a year, counted. The rules of lint count with the same parts.

Only active courses, teachers, sites and classes are counted in hours and shares; what takes place
is a session that is not cancelled. A course with two deliveries, or for two audiences, counts in
both; a class likewise.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.coverage import townships
from partyschool_cli.catalog.site_library import sites_by_category
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.model.manifest import Obligation
from partyschool_cli.model.school import School
from partyschool_cli.model.vocabulary import (
    COURSE_KINDS,
    DELIVERIES,
    SESSION_STATUSES,
    STATUSES,
    STRANDS,
)
from partyschool_cli.planning.needs import NeedState, need_states
from partyschool_cli.planning.obligations import Duty, Obligations
from partyschool_cli.planning.yearly_hours import YearlyHours, YearPlan
from partyschool_cli.timetable.meetings import PlacedSession
from partyschool_cli.timetable.timetable import Timetable

SPECIAL = "special"
UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class HoursOf:
    """One theme, strand, delivery or audience: how many active courses, their contact hours
    together, and the hours that the year's sessions plan.

    Special courses are the theme `special`; a session that does not say its delivery, of a course
    with several, has the delivery `unsaid`.
    """

    id: str
    title: str
    courses: int
    contact_hours: float
    planned_hours: float


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many active teachers or sites are in one category."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class ObligationState:
    """One obligation in the year: the duties of all whom it binds.

    `is_vacant` is true where no active teacher of the catalog has the office.
    """

    obligation: Obligation
    is_vacant: bool
    duties: tuple[Duty, ...]

    @property
    def unmet(self) -> tuple[Duty, ...]:
        """The duties that are not met."""
        return tuple(duty for duty in self.duties if not duty.is_met)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that `pschool stats` tells. `school` is None for the whole catalog.

    `entities` gives for each kind the number of each status; `sessions` those of the year.
    """

    title: str
    year: int
    school: School | None
    entities: Mapping[Kind, Mapping[str, int]]
    sessions: Mapping[str, int]
    themes: tuple[HoursOf, ...]
    strands: tuple[HoursOf, ...]
    deliveries: tuple[HoursOf, ...]
    audiences: tuple[HoursOf, ...]
    teachers: tuple[CountOf, ...]
    sites: tuple[CountOf, ...]
    plans: tuple[YearPlan, ...]
    obligations: tuple[ObligationState, ...]
    needs: tuple[NeedState, ...]


def statistics(catalog: Catalog, year: int, school: School | None = None) -> Statistics:
    """The statistics of a catalog in a year; of `school` and the schools below it, if given."""
    timetable = Timetable(catalog)
    belongs = _membership(catalog, school)
    courses = [c for c in catalog.courses.values() if c.status == "active" and belongs(c)]
    sessions = [p for p in _planned(timetable, year) if belongs(p.training_class)]
    manifest, yearly = catalog.manifest, YearlyHours(timetable)
    return Statistics(
        title=manifest.title,
        year=year,
        school=school,
        entities={kind: _statuses(catalog, kind, belongs) for kind in FILE_KINDS},
        sessions=_sessions(catalog, year, belongs),
        themes=_hours(_theme_titles(catalog, courses, sessions), courses, sessions, _THEME),
        strands=_hours(STRANDS, courses, sessions, _STRAND),
        deliveries=_hours({**DELIVERIES, UNSAID: "未注明"}, courses, sessions, _DELIVERY),
        audiences=_hours(manifest.audiences, courses, sessions, _AUDIENCE),
        teachers=tuple(_teachers(catalog, belongs)),
        sites=tuple(_sites(catalog, belongs)),
        plans=tuple(yearly.plan(each, year) for each in townships(catalog) if belongs(each)),
        obligations=tuple(_obligations(timetable, year, belongs)),
        needs=tuple(need_states(timetable, year, _attended(timetable, year, school, belongs))),
    )


_Belongs = Callable[[Entity], bool]


def _membership(catalog: Catalog, school: School | None) -> _Belongs:
    """Tells whether an entity belongs to a school or one below it; everything does to None."""
    if school is None:
        return lambda _: True
    below = {
        name
        for name in catalog.schools
        if any(above.id == school.id for above in catalog.ancestors(name))
    }
    return lambda e: (e.id if isinstance(e, School) else getattr(e, "school", None)) in below


def _attended(
    timetable: Timetable, year: int, school: School | None, belongs: _Belongs
) -> Iterator[PlacedSession]:
    """The year's sessions that the people of a school go to: also those of the schools above."""
    above = {each.id for each in timetable.catalog.ancestors(school.id)} if school else set()
    for placed in _planned(timetable, year):
        if belongs(placed.training_class) or placed.training_class.school in above:
            yield placed


def _planned(timetable: Timetable, year: int) -> Iterator[PlacedSession]:
    """The sessions of active classes that take place in a year."""
    for placed in timetable.sessions:
        if placed.date.year == year and placed.training_class.status == "active":
            yield placed


def _statuses(catalog: Catalog, kind: Kind, belongs: _Belongs) -> Mapping[str, int]:
    found: Counter[str] = Counter(e.status for e in catalog.entities(kind).values() if belongs(e))
    return {status: found[status] for status in STATUSES}


def _sessions(catalog: Catalog, year: int, belongs: _Belongs) -> Mapping[str, int]:
    found: Counter[str] = Counter(
        session.status
        for training_class, session, _ in catalog.sessions
        if session.date.year == year
        and training_class.status == "active"
        and belongs(training_class)
    )
    return {status: found[status] for status in SESSION_STATUSES}


class _Grouping(NamedTuple):
    """Which groups a course belongs to, and which a session."""

    of_course: Callable[[Course], Iterable[str]]
    of_session: Callable[[PlacedSession], Iterable[str]]


def _hours(
    titles: Mapping[str, str],
    courses: Iterable[Course],
    sessions: Iterable[PlacedSession],
    grouping: _Grouping,
) -> tuple[HoursOf, ...]:
    counts: Counter[str] = Counter()
    hours = dict.fromkeys(titles, 0.0)
    planned = dict.fromkeys(titles, 0.0)
    for course in courses:
        for name in dict.fromkeys(grouping.of_course(course)):
            counts[name] += 1
            hours[name] += course.contact_hours
    for placed in sessions:
        if placed.session.course is not None:
            for name in dict.fromkeys(grouping.of_session(placed)):
                planned[name] += placed.hours
    return tuple(
        HoursOf(name, title, counts[name], hours[name], planned[name])
        for name, title in titles.items()
        if name != UNSAID or planned[name]
    )


def _theme_titles(
    catalog: Catalog, courses: Iterable[Course], sessions: Iterable[PlacedSession]
) -> Mapping[str, str]:
    """The manifest's themes, then those that schools have of their own, then `special`."""
    titles = dict(catalog.manifest.themes)
    for course in (*courses, *(placed.course for placed in sessions)):
        if course is not None and course.theme is not None:
            titles.setdefault(course.theme, catalog.theme_title(course) or course.theme)
    return {**titles, SPECIAL: COURSE_KINDS["special"]}


def _themes(course: Course) -> tuple[str]:
    return (course.theme or SPECIAL,)


def _session_themes(placed: PlacedSession) -> tuple[str, ...]:
    return _themes(placed.course) if placed.course else ()


def _session_strands(placed: PlacedSession) -> tuple[str, ...]:
    return (placed.course.strand,) if placed.course else ()


def _session_deliveries(placed: PlacedSession) -> tuple[str, ...]:
    said = placed.session.delivery
    if said is None and placed.course is not None and len(placed.course.delivery) == 1:
        said = placed.course.delivery[0]
    return (said or UNSAID,)


_THEME = _Grouping(_themes, _session_themes)
_STRAND = _Grouping(lambda course: (course.strand,), _session_strands)
_DELIVERY = _Grouping(lambda course: course.delivery, _session_deliveries)
_AUDIENCE = _Grouping(lambda course: course.audience, lambda placed: placed.training_class.audience)


def _teachers(catalog: Catalog, belongs: _Belongs) -> Iterator[CountOf]:
    found: Counter[str] = Counter(
        teacher.category
        for teacher in catalog.teachers.values()
        if teacher.status == "active" and belongs(teacher)
    )
    for name, title in catalog.manifest.teacher_categories.items():
        yield CountOf(name, title, found[name])


def _sites(catalog: Catalog, belongs: _Belongs) -> Iterator[CountOf]:
    titles = catalog.manifest.site_categories
    library = sites_by_category(titles, filter(belongs, catalog.sites.values()))
    for name, held in library.items():
        yield CountOf(name, titles[name], len(held))


def _obligations(timetable: Timetable, year: int, belongs: _Belongs) -> Iterator[ObligationState]:
    obligations = Obligations(timetable)
    for obligation in timetable.catalog.manifest.obligations:
        duties = obligations.duties(obligation)
        yield ObligationState(
            obligation,
            not obligations.bound(obligation),
            tuple(duty for duty in duties if duty.year == year and belongs(duty.teacher)),
        )
