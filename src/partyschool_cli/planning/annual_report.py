"""年度培训工作总结: all the numbers of a year, or of other days, and of the year before.

Drafts and what is retired are left out. Up to today things are done, after it they are planned.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.coverage import townships
from partyschool_cli.catalog.school_scope import schools_of
from partyschool_cli.model.course import Course
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.planning.needs import NeedState, need_states
from partyschool_cli.planning.obligation_parts import ObligationPart, obligation_parts
from partyschool_cli.planning.people_and_places import HeldAt, TaughtBy, held_at, taught_by
from partyschool_cli.planning.periods import Period, year_before
from partyschool_cli.planning.planned_sessions import attended, planned_sessions
from partyschool_cli.planning.training_facts import SessionFact, TrainingFacts, training_facts
from partyschool_cli.planning.training_numbers import (
    Numbers,
    NumbersOf,
    by_audience,
    by_month,
    by_school,
    by_strand,
    by_theme,
    by_type,
    total_numbers,
)
from partyschool_cli.planning.yearly_hours import MembersHours, YearlyHours
from partyschool_cli.timetable.timetable import Timetable, timetable_of


@dataclass(frozen=True, slots=True)
class GroupedNumbers:
    """The numbers of some days: all together, and by school, type and so on."""

    days: Period
    total: Numbers
    by_school: tuple[NumbersOf, ...]
    by_type: tuple[NumbersOf, ...]
    by_month: tuple[NumbersOf, ...]
    by_audience: tuple[NumbersOf, ...]
    by_theme: tuple[NumbersOf, ...]
    by_strand: tuple[NumbersOf, ...]


@dataclass(frozen=True, slots=True)
class TaughtCourses:
    """The active courses of the schools: taught already, still to be taught, and neither.

    A course counts as taught in whatever school's class it was.
    """

    done: tuple[Course, ...]
    planned: tuple[Course, ...]
    not_taught: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """Everything that the report tells. `school` is None for the whole catalog.

    `schools` are the ids of the schools that are meant by it.

    `previous` are the numbers of the same days a year earlier, None where the catalog has nothing
    of them. `changed` are the sessions that were moved or cancelled, the earlier first.
    """

    days: Period
    today: dt.date
    school: School | None
    with_below: bool
    schools: frozenset[str] | None
    numbers: GroupedNumbers
    previous: GroupedNumbers | None
    teachers: tuple[TaughtBy, ...]
    sites: tuple[HeldAt, ...]
    obligations: tuple[ObligationPart, ...]
    yearly_hours: tuple[MembersHours, ...]
    needs: tuple[NeedState, ...]
    courses: TaughtCourses
    changed: tuple[SessionFact, ...]


def in_use(schools: frozenset[str] | None, entities: Iterable[Teacher | Site]) -> int:
    """How many are in use, and belong to `schools`, ids; to any if None."""
    return sum(
        1
        for one in entities
        if one.status == "active" and (schools is None or one.school in schools)
    )


def annual_report(
    catalog: Catalog,
    days: Period,
    today: dt.date,
    school: School | None = None,
    *,
    with_below: bool = False,
) -> AnnualReport:
    """The report of a catalog on some days; of `school`, and those below it, if given."""
    schools = schools_of(catalog, school, with_below=with_below)
    timetable = timetable_of(catalog)
    facts = training_facts(catalog, days, today, schools)
    yearly = YearlyHours(timetable)
    visited = attended(catalog, planned_sessions(timetable, days), schools)
    return AnnualReport(
        days=days,
        today=today,
        school=school,
        with_below=with_below,
        schools=schools,
        numbers=_grouped(catalog, facts),
        previous=_previous(catalog, days, today, schools),
        teachers=taught_by(timetable, days, today, schools),
        sites=held_at(timetable, days, today, schools),
        obligations=tuple(obligation_parts(timetable, days, today, schools)),
        yearly_hours=tuple(
            yearly.on(each, days, today)
            for each in townships(catalog)
            if schools is None or each.id in schools
        ),
        needs=tuple(need_states(timetable, days, visited, today)),
        courses=_courses(timetable, days, today, schools),
        changed=_changed(facts),
    )


def _grouped(catalog: Catalog, facts: TrainingFacts) -> GroupedNumbers:
    return GroupedNumbers(
        facts.days,
        total_numbers(facts),
        by_school(catalog, facts),
        by_type(facts),
        by_month(facts),
        by_audience(catalog, facts),
        by_theme(catalog, facts),
        by_strand(facts),
    )


def _previous(
    catalog: Catalog, days: Period, today: dt.date, schools: frozenset[str] | None
) -> GroupedNumbers | None:
    before = year_before(days)
    if before is None:
        return None
    facts = training_facts(catalog, before, today, schools)
    return _grouped(catalog, facts) if facts.classes or facts.sessions else None


def _courses(
    timetable: Timetable, days: Period, today: dt.date, schools: frozenset[str] | None
) -> TaughtCourses:
    held = [one for one in planned_sessions(timetable, days) if one[1].course is not None]
    done = {one.session.course for one, meeting in held if meeting.date <= today}
    planned = {one.session.course for one, _ in held} - done
    offered = [
        course
        for course in timetable.catalog.courses.values()
        if course.status == "active" and (schools is None or course.school in schools)
    ]
    return TaughtCourses(
        tuple(course for course in offered if course.id in done),
        tuple(course for course in offered if course.id in planned),
        tuple(course for course in offered if course.id not in done | planned),
    )


def _changed(facts: TrainingFacts) -> tuple[SessionFact, ...]:
    changed = (fact for fact in facts.sessions if fact.is_moved or fact.is_cancelled)
    return tuple(sorted(changed, key=_order))


def _order(fact: SessionFact) -> tuple[dt.date, dt.time, str]:
    session = fact.one.session
    return session.date, session.start, fact.one.ref
