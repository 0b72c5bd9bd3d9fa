"""Meetings: what takes place once, when, where and by whom. 合班 is one meeting of several classes.

Source: the lint rules, PS401: “same course, teachers, site, start and end in two classes”.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.model.contact_hours import contact_hours, minutes_of
from partyschool_cli.model.course import Course
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.training_class import Session
from partyschool_cli.timetable.groups import headcount
from partyschool_cli.wording.dates import time_text


class Slot(NamedTuple):
    """When, where and by whom. What ends at 10:00 leaves 10:00 free.

    `start` and `end` are minutes since midnight; `site` and `teachers` are ids, no teacher twice.
    """

    date: dt.date
    start: int
    end: int
    site: str | None = None
    teachers: tuple[str, ...] = ()

    @property
    def span(self) -> str:
        """When, as records have it: `2026-10-12T08:30/10:00`."""
        return f"{self.date}T{time_text(self.start)}/{time_text(self.end)}"


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """What takes place once: one session, or the sessions of several classes taught together.

    `sessions` are in order of class, one a class. `course` is the sound course that they name,
    retired or not; None for an activity or an unknown course. `hours` are its contact hours, once
    for all classes; 0 for an activity.
    """

    sessions: tuple[ClassSession, ...]
    slot: Slot
    course: Course | None
    hours: float

    @property
    def first(self) -> ClassSession:
        """The session of the first class."""
        return self.sessions[0]

    @property
    def date(self) -> dt.date:
        """The day."""
        return self.slot.date

    @property
    def start(self) -> int:
        """Minutes since midnight."""
        return self.slot.start

    @property
    def end(self) -> int:
        """Minutes since midnight."""
        return self.slot.end

    @property
    def site(self) -> str | None:
        """Id of the site."""
        return self.slot.site

    @property
    def course_id(self) -> str | None:
        """Id of the course, known or not; None for an activity."""
        return self.sessions[0].session.course

    @property
    def classes(self) -> tuple[str, ...]:
        """Ids of the classes."""
        return tuple([one.training_class.id for one in self.sessions])

    @property
    def order(self) -> tuple[dt.date, int, str, int]:
        """What sorts meetings by time; those that start together by class and place in its file."""
        slot, first = self.slot, self.sessions[0]
        return (slot.date, slot.start, first.training_class.id, first.position)

    def session_of(self, training_class: str) -> ClassSession:
        """The session of one of its classes. Raises KeyError for any other."""
        for one in self.sessions:
            if one.training_class.id == training_class:
                return one
        raise KeyError(training_class)


def slot_of(session: Session) -> Slot:
    """The slot that a session is written for."""
    teachers = session.teachers
    if len(teachers) > 1:
        teachers = tuple(dict.fromkeys(teachers))
    start, end = minutes_of(session.start), minutes_of(session.end)
    return Slot(session.date, start, end, session.site, teachers)


def hours_at(slot: Slot, meeting: Meeting, manifest: Manifest) -> float:
    """The contact hours that `meeting` would have at `slot`."""
    if slot is meeting.slot or not meeting.hours:
        return meeting.hours
    start, end = (dt.time(*divmod(minutes, 60)) for minutes in slot[1:3])
    return contact_hours(start, end, manifest)


def delivery_of(session: Session, course: Course | None) -> str | None:
    """How a session is delivered: as it says, else as its course where that has one way only."""
    if session.delivery is None and course is not None and len(course.delivery) == 1:
        return course.delivery[0]
    return session.delivery


def takes_place(one: ClassSession) -> bool:
    """Whether a session is not cancelled, nor its class retired."""
    return one.session.status != "cancelled" and one.training_class.status != "retired"


def trainees(meetings: Iterable[Meeting]) -> int:
    """How many take part; a class that is in two meetings at once is there once.

    A draft class that does not say its size counts nothing.
    """
    return headcount(session for meeting in meetings for session in meeting.sessions)


def meetings_of(catalog: Catalog, sessions: Iterable[ClassSession]) -> tuple[Meeting, ...]:
    """The meetings that `sessions` are, in order of time, whatever their status.

    Two classes are taught together where course or activity, teachers (in any order), site, day,
    start and end are the same, and there is a site or a teacher. Two sessions of one class never
    are.
    """
    alike: dict[tuple[object, ...], list[ClassSession]] = {}
    for one in sessions:
        at = one.session
        # Without site and teacher, nothing says that they meet.
        alone = None if at.site or at.teachers else one.training_class.id
        what = (at.date, at.start, at.end, at.course, at.activity, at.site, alone)
        alike.setdefault(what, []).append(one)

    # A term has few distinct times of day, and the catalog many sessions.
    @cache
    def hours(start: dt.time, end: dt.time) -> float:
        return contact_hours(start, end, catalog.manifest)

    found = []
    for group in alike.values():
        # Nearly every session is alone; only the others are worth the closer look.
        for together in (group,) if len(group) == 1 else _apart(group):
            session = together[0].session
            course = catalog.courses.get(session.course) if session.course else None
            taught = hours(session.start, session.end) if session.course else 0.0
            found.append(Meeting(tuple(together), slot_of(session), course, taught))
    found.sort(key=lambda meeting: meeting.order)
    return tuple(found)


def _apart(alike: list[ClassSession]) -> Iterator[list[ClassSession]]:
    """Sessions that only teachers and classes may tell apart, by meeting."""
    together: dict[tuple[object, ...], list[ClassSession]] = {}
    repeats: dict[tuple[object, ...], int] = {}
    for one in sorted(alike, key=lambda one: (one.training_class.id, one.position)):
        teachers = frozenset(one.session.teachers)
        own = (one.training_class.id, teachers)
        repeats[own] = repeats.get(own, -1) + 1
        together.setdefault((teachers, repeats[own]), []).append(one)
    yield from together.values()
