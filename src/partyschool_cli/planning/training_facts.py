"""What took place, or is to, in a range of days: the active classes and their sessions.

A class belongs to its first day, a session to its own date. Drafts and what is retired are left
out. Up to today things are done, after it they are planned.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.model.contact_hours import contact_hours
from partyschool_cli.model.course import Course
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.planning.periods import Period
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.wording.marks import UNDECIDED, with_group


@dataclass(frozen=True, slots=True)
class SessionFact:
    """A session of an active class. `course` is None for an activity or an unknown course.

    `hours` are those that it adds to its class: none if it is cancelled, or another group's stand
    for it.
    """

    one: ClassSession
    course: Course | None
    hours: float
    is_done: bool

    @property
    def title(self) -> str:
        """The title of its course, or the course's id if it is not known, or the activity."""
        session = self.one.session
        what = self.course.title if self.course else session.course or session.activity
        return with_group(what or UNDECIDED, session.group)

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.one.session.status == "cancelled"

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time than was planned."""
        return self.one.session.status == "moved"


@dataclass(frozen=True)
class TrainingFacts:
    """The classes of `schools` that begin in `days`, and their sessions on them, by `today`.

    `schools` are ids, None for all.
    """

    days: Period
    today: dt.date
    schools: frozenset[str] | None
    classes: tuple[TrainingClass, ...]
    sessions: tuple[SessionFact, ...]

    def is_done(self, date: dt.date) -> bool:
        """Whether a day is over, today among them."""
        return date <= self.today

    @cached_property
    def courses_of(self) -> Mapping[str, tuple[Course, ...]]:
        """For each class, the courses of its sessions that take place."""
        found: dict[str, dict[str, Course]] = {}
        for fact in self.sessions:
            if fact.course is not None and not fact.is_cancelled:
                own = found.setdefault(fact.one.training_class.id, {})
                own[fact.course.id] = fact.course
        return {name: tuple(courses.values()) for name, courses in found.items()}


def training_facts(
    catalog: Catalog, days: Period, today: dt.date, schools: frozenset[str] | None = None
) -> TrainingFacts:
    """The facts of the classes of `schools`, ids; of all schools if None."""
    active = {
        own.id: own
        for own in catalog.classes.values()
        if own.status == "active" and (schools is None or own.school in schools)
    }
    held = (
        one
        for one in catalog.sessions
        if one.training_class.id in active and one.session.date in days
    )
    return TrainingFacts(
        days,
        today,
        schools,
        tuple(own for own in active.values() if own.from_ in days),
        tuple(_session_facts(catalog, held, today)),
    )


def _session_facts(
    catalog: Catalog, held: Iterable[ClassSession], today: dt.date
) -> Iterable[SessionFact]:
    for one in held:
        session = one.session
        counts = session.course is not None and session.status != "cancelled"
        hours = 0.0
        if counts and counts_for_class(one):
            hours = contact_hours(session.start, session.end, catalog.manifest)
        course = catalog.courses.get(session.course) if session.course else None
        yield SessionFact(one, course, hours, session.date <= today)
