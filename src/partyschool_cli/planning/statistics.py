"""What a catalog holds and plans in a year, counted. The rules of lint count with the same parts.

Only active courses, teachers, sites and classes are counted in hours and shares; what takes place
is a session that is not cancelled. A course with two deliveries, or for two audiences, counts in
both; a class likewise.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.coverage import townships
from partyschool_cli.catalog.site_library import sites_by_category
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.model.manifest import Obligation
from partyschool_cli.model.school import School
from partyschool_cli.model.vocabulary import SESSION_STATUSES, STATUSES
from partyschool_cli.planning.hours_by_group import (
    HoursOf,
    hours_by_audience,
    hours_by_delivery,
    hours_by_strand,
    hours_by_theme,
)
from partyschool_cli.planning.needs import NeedState, need_states
from partyschool_cli.planning.obligations import Duty, Obligations
from partyschool_cli.planning.planned_sessions import PlannedSession, planned_sessions
from partyschool_cli.planning.yearly_hours import YearlyHours, YearPlan
from partyschool_cli.timetable.timetable import Timetable, timetable_of


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
    timetable = timetable_of(catalog)
    belongs = _membership(catalog, school)
    courses = [c for c in catalog.courses.values() if c.status == "active" and belongs(c)]
    planned = list(planned_sessions(timetable, year))
    sessions = [one for one in planned if belongs(one[0].training_class)]
    yearly = YearlyHours(timetable)
    return Statistics(
        title=catalog.manifest.title,
        year=year,
        school=school,
        entities={kind: _statuses(catalog, kind, belongs) for kind in FILE_KINDS},
        sessions=_sessions(catalog, year, belongs),
        themes=hours_by_theme(catalog, courses, sessions),
        strands=hours_by_strand(courses, sessions),
        deliveries=hours_by_delivery(courses, sessions),
        audiences=hours_by_audience(catalog, courses, sessions),
        teachers=tuple(_teachers(catalog, belongs)),
        sites=tuple(_sites(catalog, belongs)),
        plans=tuple(yearly.plan(each, year) for each in townships(catalog) if belongs(each)),
        obligations=tuple(_obligations(timetable, year, belongs)),
        needs=tuple(need_states(timetable, year, _attended(catalog, planned, school, belongs))),
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
    catalog: Catalog,
    planned: Iterable[PlannedSession],
    school: School | None,
    belongs: _Belongs,
) -> Iterator[PlannedSession]:
    """The sessions that the people of a school go to: also those of the schools above."""
    above = {each.id for each in catalog.ancestors(school.id)} if school else set()
    for one, meeting in planned:
        if belongs(one.training_class) or one.training_class.school in above:
            yield one, meeting


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


def _teachers(catalog: Catalog, belongs: _Belongs) -> Iterator[CountOf]:
    found: Counter[str] = Counter(
        teacher.category
        for teacher in catalog.teachers.values()
        if teacher.status == "active" and teacher.category and belongs(teacher)
    )
    for name, title in catalog.manifest.teacher_categories.items():
        yield CountOf(name, title, found[name])


def _sites(catalog: Catalog, belongs: _Belongs) -> Iterator[CountOf]:
    titles = catalog.manifest.site_categories
    library = sites_by_category(titles, filter(belongs, catalog.sites.values()))
    for name, sites in library.items():
        yield CountOf(name, titles[name], len(sites))


def _obligations(timetable: Timetable, year: int, belongs: _Belongs) -> Iterator[ObligationState]:
    obligations = Obligations(timetable)
    for obligation in timetable.catalog.manifest.obligations:
        duties = obligations.duties(obligation)
        yield ObligationState(
            obligation,
            not obligations.bound(obligation),
            tuple(duty for duty in duties if duty.year == year and belongs(duty.teacher)),
        )
