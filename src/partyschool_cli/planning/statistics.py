"""What a catalog holds, and plans on some days, counted.

The rules of lint count with the same parts. Only active courses, teachers, sites and classes are
counted in hours and shares; what takes place is a session that is not cancelled. A course with two
deliveries, or for two audiences, counts in both; a class likewise.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.coverage import townships
from partyschool_cli.catalog.school_scope import schools_of
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
from partyschool_cli.planning.periods import Period, periods_touched
from partyschool_cli.planning.planned_sessions import attended, planned_sessions
from partyschool_cli.planning.yearly_hours import MembersHours, YearlyHours
from partyschool_cli.timetable.timetable import Timetable, timetable_of


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many active teachers or sites are in one category."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class ObligationState:
    """One obligation: the duties of all whom it binds, in every period that the days touch.

    `is_vacant` is true where no active teacher of the catalog has the office. `due` counts all
    duties; only those that are not met are kept, so that a thousand catalogs' fit in memory.
    """

    obligation: Obligation
    is_vacant: bool
    due: int
    unmet: tuple[Duty, ...]

    @property
    def met(self) -> int:
        """How many duties are met."""
        return self.due - len(self.unmet)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that `pschool stats` tells of some days. `school` is None for the whole catalog.

    `entities` gives for each kind the number of each status; `sessions` those on the days.
    """

    title: str
    days: Period
    school: School | None
    entities: Mapping[Kind, Mapping[str, int]]
    sessions: Mapping[str, int]
    themes: tuple[HoursOf, ...]
    strands: tuple[HoursOf, ...]
    deliveries: tuple[HoursOf, ...]
    audiences: tuple[HoursOf, ...]
    teachers: tuple[CountOf, ...]
    sites: tuple[CountOf, ...]
    plans: tuple[MembersHours, ...]
    obligations: tuple[ObligationState, ...]
    needs: tuple[NeedState, ...]


def statistics(
    catalog: Catalog,
    days: Period,
    school: School | None = None,
    *,
    with_below: bool = False,
    today: dt.date = dt.date.max,
) -> Statistics:
    """The statistics of a catalog on some days; of `school`, and those below it, if given."""
    timetable = timetable_of(catalog)
    schools = schools_of(catalog, school, with_below=with_below)
    belongs = _membership(schools)
    courses = [c for c in catalog.courses.values() if c.status == "active" and belongs(c)]
    planned = list(planned_sessions(timetable, days))
    sessions = [one for one in planned if belongs(one[0].training_class)]
    yearly = YearlyHours(timetable)
    return Statistics(
        title=catalog.manifest.title,
        days=days,
        school=school,
        entities={kind: _statuses(catalog, kind, belongs) for kind in FILE_KINDS},
        sessions=_sessions(catalog, days, belongs),
        themes=hours_by_theme(catalog, courses, sessions),
        strands=hours_by_strand(courses, sessions),
        deliveries=hours_by_delivery(courses, sessions),
        audiences=hours_by_audience(catalog, courses, sessions),
        teachers=tuple(_teachers(catalog, belongs)),
        sites=tuple(_sites(catalog, belongs)),
        plans=tuple(yearly.on(each, days, today) for each in townships(catalog) if belongs(each)),
        obligations=tuple(_obligations(timetable, days, belongs)),
        needs=tuple(need_states(timetable, days, attended(catalog, planned, schools), today)),
    )


_Belongs = Callable[[Entity], bool]


def _membership(schools: frozenset[str] | None) -> _Belongs:
    """Tells whether an entity belongs to some schools; everything does to None."""
    if schools is None:
        return lambda _: True
    return lambda e: (e.id if isinstance(e, School) else getattr(e, "school", None)) in schools


def _statuses(catalog: Catalog, kind: Kind, belongs: _Belongs) -> Mapping[str, int]:
    found: Counter[str] = Counter(e.status for e in catalog.entities(kind).values() if belongs(e))
    return {status: found[status] for status in STATUSES}


def _sessions(catalog: Catalog, days: Period, belongs: _Belongs) -> Mapping[str, int]:
    found: Counter[str] = Counter(
        session.status
        for training_class, session, _ in catalog.sessions
        if session.date in days and training_class.status == "active" and belongs(training_class)
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


def _obligations(
    timetable: Timetable, days: Period, belongs: _Belongs
) -> Iterator[ObligationState]:
    obligations = Obligations(timetable)
    for obligation in timetable.catalog.manifest.obligations:
        touched = frozenset(periods_touched(days, obligation.per))
        duties = [
            duty
            for duty in obligations.duties(obligation)
            if duty.period in touched and belongs(duty.teacher)
        ]
        yield ObligationState(
            obligation,
            not obligations.bound(obligation),
            len(duties),
            tuple(duty for duty in duties if not duty.is_met),
        )
