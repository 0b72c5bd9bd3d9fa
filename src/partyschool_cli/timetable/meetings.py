"""Sessions placed in time, and the meetings that they are: 合班 is one meeting of several classes.

Source: the lint rules, PS401: “same course, teachers, site, start and end in two classes”.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.model.contact_hours import contact_hours, minutes_of
from partyschool_cli.model.course import Course
from partyschool_cli.model.training_class import Session, TrainingClass


@dataclass(frozen=True, slots=True, eq=False)
class PlacedSession:
    """A session of a class that takes place.

    `start` and `end` are minutes since midnight; `index` is its place in the class's file. `course`
    is the sound course that it names, retired or not; None for an activity or an unknown course.
    `hours` are its contact hours, 0 for an activity.
    """

    training_class: TrainingClass
    session: Session
    index: int
    course: Course | None
    start: int
    end: int
    hours: float

    @property
    def date(self) -> dt.date:
        """The day."""
        return self.session.date

    @property
    def ref(self) -> str:
        """`class-id/s01`."""
        return f"{self.training_class.id}/{self.session.id}"

    @property
    def order(self) -> tuple[dt.date, int, str, int]:
        """What sorts sessions by time; those that start together by class and place in the file."""
        return (self.session.date, self.start, self.training_class.id, self.index)


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """What takes place once: one session, or the sessions of several classes taught together.

    `sessions` are in order of class, one a class. `start` and `end` are minutes since midnight.
    `teachers` are the ids in the first session's order, none twice.
    """

    sessions: tuple[PlacedSession, ...]
    date: dt.date
    start: int
    end: int
    teachers: tuple[str, ...]

    @property
    def first(self) -> PlacedSession:
        """The session of the first class."""
        return self.sessions[0]

    @property
    def site(self) -> str | None:
        """Id of the site."""
        return self.first.session.site

    @property
    def course(self) -> Course | None:
        """The course, as a session has it."""
        return self.first.course

    @property
    def hours(self) -> float:
        """Contact hours, once for all classes."""
        return self.first.hours

    @property
    def classes(self) -> tuple[str, ...]:
        """Ids of the classes."""
        return tuple(session.training_class.id for session in self.sessions)

    def session_of(self, training_class: str) -> PlacedSession:
        """The session of one of its classes. Raises KeyError for any other."""
        for session in self.sessions:
            if session.training_class.id == training_class:
                return session
        raise KeyError(training_class)


def placed_sessions(catalog: Catalog) -> tuple[PlacedSession, ...]:
    """The sessions that take place, the earlier first: not cancelled, their class not retired."""
    manifest, courses = catalog.manifest, catalog.courses
    # A term has few distinct times of day, and the catalog many sessions.
    hours_between: dict[tuple[dt.time, dt.time], float] = {}
    placed = []
    for training_class, session, index in catalog.sessions:
        if session.status == "cancelled" or training_class.status == "retired":
            continue
        hours = 0.0
        if session.course is not None:
            times = (session.start, session.end)
            known = hours_between.get(times)
            hours = contact_hours(*times, manifest) if known is None else known
            hours_between[times] = hours
        placed.append(
            PlacedSession(
                training_class,
                session,
                index,
                courses.get(session.course) if session.course else None,
                minutes_of(session.start),
                minutes_of(session.end),
                hours,
            )
        )
    placed.sort(key=lambda session: session.order)
    return tuple(placed)


def joined(sessions: Iterable[PlacedSession]) -> tuple[Meeting, ...]:
    """The meetings that `sessions` (in order of time) are, in order of time.

    Two classes are taught together where course or activity, teachers (in any order), site, day,
    start and end are the same. Two sessions of one class never are.
    """
    alike: dict[tuple[object, ...], list[PlacedSession]] = {}
    for placed in sessions:
        one = placed.session
        what = (one.date, placed.start, placed.end, one.course, one.activity, one.site)
        alike.setdefault(what, []).append(placed)
    meetings = []
    for group in alike.values():
        # Nearly every session is alone; only the others are worth the closer look.
        apart = [group] if len(group) == 1 else _apart(group)
        meetings += [_meeting(together) for together in apart]
    meetings.sort(key=lambda meeting: meeting.first.order)
    return tuple(meetings)


def _meeting(sessions: list[PlacedSession]) -> Meeting:
    first = sessions[0]
    teachers = first.session.teachers
    if len(teachers) > 1:
        teachers = tuple(dict.fromkeys(teachers))
    return Meeting(tuple(sessions), first.session.date, first.start, first.end, teachers)


def _apart(alike: Iterable[PlacedSession]) -> Iterable[list[PlacedSession]]:
    """Sessions that only teachers and classes may tell apart, by meeting."""
    together: dict[tuple[object, ...], list[PlacedSession]] = {}
    repeats: dict[tuple[object, ...], int] = {}
    for placed in alike:
        teachers = frozenset(placed.session.teachers)
        own = (placed.training_class.id, teachers)
        repeats[own] = repeats.get(own, -1) + 1
        together.setdefault((teachers, repeats[own]), []).append(placed)
    return together.values()
