"""What is to be put into the timetable: sessions that a class lacks, or that may move."""

import datetime as dt
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.model.course import Course
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.scheduling import SessionHours
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.schedule.placing.class_times import usual_length
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

# No session of a file is called so: a session that does not exist yet.
NEW: Final = "?"
HOURS_STEP: Final = 0.5  # in which contact hours are counted
_MIDNIGHT: Final = dt.time()

# The longest session of a class and course that could be at any time, up to a number of hours.
Longest = Callable[[TrainingClass, Course, float], float]


@dataclass(frozen=True, eq=False)
class Wanted:
    """A meeting that needs a place.

    `meeting` is the one that the timetable has, or stands in for a new session: it is at the first
    moment of its class, without site and teachers. `number` tells the new sessions of a class and
    course apart. Its course is an active one.
    """

    meeting: Meeting
    course: Course
    hours: float
    number: int = 0

    @property
    def is_new(self) -> bool:
        """Whether no file has it yet."""
        return self.meeting.first.session.id == NEW

    @property
    def classes(self) -> tuple[TrainingClass, ...]:
        """The classes that take part."""
        return tuple(one.training_class for one in self.meeting.sessions)

    def with_delivery(self, delivery: str | None) -> "Wanted":
        """The same, delivered as `delivered` has it."""
        return replace(self, meeting=delivered(self.meeting, delivery))


def delivered(meeting: Meeting, delivery: str | None) -> Meeting:
    """The meeting, delivered in another way; None leaves it as it is."""
    if delivery is None or all(one.session.delivery == delivery for one in meeting.sessions):
        return meeting
    sessions = tuple(
        one._replace(session=one.session.model_copy(update={"delivery": delivery}))
        for one in meeting.sessions
    )
    return replace(meeting, sessions=sessions)


@dataclass(frozen=True)
class Missing:
    """The hours that a class lacks of a course that its file lists."""

    training_class: TrainingClass
    course: Course
    hours: float


def missing(timetable: Timetable, training_class: TrainingClass) -> Iterator[Missing]:
    """What a class lacks of the courses that it must be taught, in the order of its file.

    Drafts and retired courses, and those that no file has, are nothing to plan.
    """
    taught = timetable.by_class.get(training_class.id, NO_MEETINGS).by_course
    for name in dict.fromkeys(training_class.courses):
        course = timetable.courses.get(name)
        if course is None or course.status != "active" or course.contact_hours is None:
            continue
        hours = course.contact_hours - sum(
            meeting.hours
            for meeting in taught.get(name, ())
            if counts_for_class(meeting.session_of(training_class.id))
        )
        if hours > 0:
            yield Missing(training_class, course, hours)


def wanted_sessions(lack: Missing, manifest: Manifest, longest: Longest) -> tuple[Wanted, ...]:
    """The sessions that make up for what is missing, as few as can be."""
    limits = manifest.scheduling.session_hours
    most = longest(lack.training_class, lack.course, min(limits.max, lack.hours))
    sizes = split(lack.hours, limits, most)
    return tuple(
        new_session(lack.training_class, lack.course, hours, manifest, number)
        for number, hours in enumerate(sizes)
    )


def split(hours: float, limits: SessionHours, longest: float) -> tuple[float, ...]:
    """The contact hours of each of the sessions that `hours` are split into.

    None is longer than `longest`, and `limits.max`, but for the last one: it takes a rest that is
    too short to be a session, as far as `limits.max` allows.
    """
    most = max(HOURS_STEP, min(longest, limits.max))
    count = math.floor(hours / most)
    rest = hours - count * most
    if not rest:
        return (most,) * count
    if count and rest < limits.min and most + rest <= limits.max:
        return (*(most,) * (count - 1), most + rest)
    return (*(most,) * count, rest)


def new_session(
    training_class: TrainingClass, course: Course, hours: float, manifest: Manifest, number: int = 0
) -> Wanted:
    """A session of a course that a class does not have yet."""
    session = Session(
        id=NEW,
        date=training_class.from_,
        start=_MIDNIGHT,
        end=_MIDNIGHT,
        course=course.id,
    )
    one = ClassSession(training_class, session, len(training_class.sessions))
    slot = Slot(training_class.from_, 0, usual_length(hours, 0, manifest))
    return Wanted(Meeting((one,), slot, course, hours), course, hours, number)


def movable(meeting: Meeting, today: dt.date) -> Wanted | None:
    """A meeting of the timetable as one that may move; None where it may not.

    Only a lock binds, and not that somebody has moved it before. Activities, and what was before
    `today`, stay. 合班 moves whole, so a lock of one class binds all.
    """
    course = meeting.course
    if course is None or course.status != "active" or meeting.date < today:
        return None
    if any(one.session.locked for one in meeting.sessions):
        return None
    return Wanted(meeting, course, meeting.hours)
