"""What is asked of `why`: can a session, or what a class lacks of a course, be somewhere?"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.course import Course
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.class_times import Window, length_at, meets_on, starts, windows
from partyschool_cli.schedule.placements import Placements, Time
from partyschool_cli.schedule.places import Place, delivery_at, places_of, teachers_of
from partyschool_cli.schedule.wanted import Wanted, missing, new_session, wanted_sessions
from partyschool_cli.schedule.ways import Ways
from partyschool_cli.timetable.day_parts import in_order
from partyschool_cli.timetable.meetings import Meeting, delivery_of
from partyschool_cli.timetable.separate_session import separate
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

# How many days after a class's last are looked at: a class is extended by days, not by months.
DAYS_AFTER: Final = 14
_DAY: Final = dt.timedelta(1)


class When(NamedTuple):
    """A day, and from when to when in minutes; without a day any, without minutes any of it.

    `is_part` where the minutes are a part of the day, in which a session may start later.
    """

    date: dt.date | None = None
    start: int | None = None
    end: int | None = None
    is_part: bool = False


ANY_TIME: Final = When()


@dataclass(frozen=True)
class Question:
    """Whether something can be `when`: a session of a class, else what it lacks of a course.

    `hours` are what is to be placed of the course, where that is not what the class lacks.
    `site` and `teachers` are others than those of the session, and some of those of the course.
    """

    class_id: str
    session: str | None = None
    course: str | None = None
    when: When = ANY_TIME
    site: str | None = None
    teachers: tuple[str, ...] | None = None
    hours: float | None = None


@dataclass(frozen=True)
class Subject:
    """What is to be placed, each with its ways, in a timetable that has none of it.

    `parts` are the parts of the day in question, which may be too short for it.
    """

    timetable: Timetable
    ways: tuple[Ways, ...]
    course: Course | None
    session: ClassSession | None = None
    parts: tuple[str, ...] = ()


def subject_of(timetable: Timetable, question: Question, today: dt.date) -> Subject:
    """What a question is about; without ways where a class lacks nothing of a course."""
    if question.session is not None:
        return _session(timetable, question, today)
    training_class = timetable.catalog.classes[question.class_id]
    course = timetable.catalog.courses[question.course or ""]
    placements = Placements(timetable, today)
    wanted = _lacking(placements, training_class, course, question)
    if question.when.date is not None:
        wanted = wanted[:1]
    lengths = [one.meeting.end - one.meeting.start for one in wanted]
    ways = tuple(
        Ways(
            timetable,
            one.meeting,
            _Times(timetable, one.meeting, one.hours, question.when, today, lengths).all(),
            _places(timetable.catalog, one, question),
            today,
        )
        for one in wanted
    )
    return Subject(timetable, ways, course, parts=_parts(timetable, training_class, question.when))


def _parts(timetable: Timetable, training_class: TrainingClass, when: When) -> tuple[str, ...]:
    found = parts_of_day(timetable, [training_class], when)
    return tuple(one.part for one in found)


def _session(timetable: Timetable, question: Question, today: dt.date) -> Subject:
    training_class = timetable.catalog.classes[question.class_id]
    position = next(
        index for index, one in enumerate(training_class.sessions) if one.id == question.session
    )
    one = ClassSession(training_class, training_class.sessions[position], position)
    found = separate(timetable, one)
    others, meeting = found.timetable.changed((found.meeting,)), found.meeting
    times = _Times(others, meeting, None, question.when, today).all()
    places = (_place(timetable.catalog, meeting, question),)
    ways = (Ways(others, meeting, times, places, today),)
    parts = _parts(others, training_class, question.when)
    return Subject(others, ways, meeting.course, one, parts)


def _place(catalog: Catalog, meeting: Meeting, question: Question) -> Place:
    """Where a session is, or is to be; at another site it is delivered as it can be there."""
    now, course = meeting.slot, meeting.course
    site = question.site or now.site
    teachers = now.teachers if question.teachers is None else question.teachers
    delivery = delivery_of(meeting.first.session, course)
    if site != now.site and course is not None:
        delivery = delivery_at(course, catalog.sites.get(site or "")) or delivery
    return Place(site, teachers, delivery)


def _lacking(
    placements: Placements, training_class: TrainingClass, course: Course, question: Question
) -> tuple[Wanted, ...]:
    """The sessions that a class lacks of a course; one of a course that it need not have."""
    manifest = placements.timetable.catalog.manifest
    for lack in missing(placements.timetable, training_class):
        if lack.course is course:
            hours = lack.hours if question.hours is None else question.hours
            asked = lack if question.hours is None else type(lack)(training_class, course, hours)
            return wanted_sessions(asked, manifest, placements.longest)
    if course.id in training_class.courses:
        return ()
    most = manifest.scheduling.session_hours.max
    hours = min(course.contact_hours or most, most)
    return (new_session(training_class, course, hours, manifest),)


def _places(catalog: Catalog, wanted: Wanted, question: Question) -> tuple[Place, ...]:
    """Those that a course can have, of them those that are asked for, listed or not."""
    found = places_of(catalog, wanted)
    teams = [question.teachers] if question.teachers is not None else None
    if question.site is not None:
        own = (
            teams
            or [(one.id,) for one in teachers_of(catalog, wanted.course, wanted.classes)]
            or [()]
        )
        way = delivery_at(wanted.course, catalog.sites.get(question.site))
        return tuple(Place(question.site, team, way) for team in own)
    if teams is not None:
        return tuple(dict.fromkeys(one._replace(teachers=teams[0]) for one in found))
    return found


def times_of(
    timetable: Timetable, meeting: Meeting, when: When, today: dt.date, days_after: int
) -> tuple[Time, ...]:
    """The times that a meeting could have, as long as it is; up to so many days after its class."""
    return _Times(timetable, meeting, None, when, today, (), days_after).all()


def parts_of_day(
    timetable: Timetable, classes: Sequence[TrainingClass], when: When
) -> tuple[Window, ...]:
    """The parts of the day that are asked for, else those of the classes, else all."""
    manifest = timetable.catalog.manifest
    every = tuple(
        Window(name, minutes_of(part.start), minutes_of(part.end))
        for name, part in in_order(manifest.day_parts).items()
    )
    if when.is_part:
        return tuple(one for one in every if one[1:] == when[1:3])
    return windows(classes, manifest) or every


class _Times(NamedTuple):
    """The times of a session: of so many contact hours, or of None as long as it is."""

    timetable: Timetable
    meeting: Meeting
    hours: float | None
    when: When
    today: dt.date
    lengths: Sequence[int] = ()
    days_after: int = DAYS_AFTER

    def all(self) -> tuple[Time, ...]:
        """The times in question: those that are said, else of the class's days and some more."""
        windows = self._windows()
        return tuple(time for date in self._days() for time in sorted(self._on(date, windows)))

    def _on(self, date: dt.date, windows: Sequence[Window]) -> Iterator[Time]:
        when, now = self.when, self.meeting
        if when.start is not None and not when.is_part:
            yield Time(date, when.start, when.end or when.start + self._length(when.start))
            return
        found = {time for window in windows for time in self._in(date, window)}
        if self.hours is None and when.start is None:
            found.add(Time(date, now.start, now.end))
        yield from found

    def _days(self) -> Iterator[dt.date]:
        if self.when.date is not None:
            yield self.when.date
            return
        classes = [one.training_class for one in self.meeting.sessions]
        date = max(self.today, *(one.from_ for one in classes))
        last = max(date, *(one.to for one in classes)) + self.days_after * _DAY
        while date <= last:
            if all(meets_on(one, date, self.timetable.calendar) for one in classes):
                yield date
            date += _DAY

    def _windows(self) -> tuple[Window, ...]:
        classes = [one.training_class for one in self.meeting.sessions]
        return parts_of_day(self.timetable, classes, self.when)

    def _in(self, date: dt.date, window: Window) -> Iterator[Time]:
        step = self.timetable.catalog.manifest.scheduling.step
        by_class = self.timetable.by_class
        timelines = (by_class.get(name, NO_MEETINGS) for name in self.meeting.classes)
        there = (one for timeline in timelines for one in timeline.on(date))
        ends = [one.end for one in there if one is not self.meeting]
        for start in starts(window, step, self.lengths, ends):
            end = start + self._length(start)
            if end <= window.end:
                yield Time(date, start, end)

    def _length(self, start: int) -> int:
        """How long the session is; of so many contact hours that depends on when it starts."""
        own = self.meeting.end - self.meeting.start
        if self.hours is None:
            return own
        return length_at(self.hours, start, self.timetable.catalog.manifest) or own
