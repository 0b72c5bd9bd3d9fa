"""What is asked of `why`: can a session, or what a class lacks of a course, be somewhere?"""

import datetime as dt
from dataclasses import dataclass, replace

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.model.course import Course
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.explain.times import ANY_TIME, When, parts_of_day, times_of
from partyschool_cli.schedule.explain.ways import Ways
from partyschool_cli.schedule.placing.placements import Placements
from partyschool_cli.schedule.placing.places import Place, delivery_at, places_of, teachers_of
from partyschool_cli.schedule.placing.wanted import Wanted, missing, new_session, wanted_sessions
from partyschool_cli.timetable.meetings import Meeting, delivery_of
from partyschool_cli.timetable.separate_session import separate
from partyschool_cli.timetable.timetable import Timetable


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
            times_of(
                timetable, one.meeting, question.when, today, hours=one.hours, lengths=lengths
            ),
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
    times = times_of(others, meeting, question.when, today)
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
            asked = replace(lack, hours=hours)
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
