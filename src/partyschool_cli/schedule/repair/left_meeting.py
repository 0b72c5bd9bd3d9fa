"""Why a meeting that was hit has no place, and what would give it one."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.explain.explain import explain_subject
from partyschool_cli.schedule.explain.facts import Fact, session_field
from partyschool_cli.schedule.explain.question import Question, Subject
from partyschool_cli.schedule.explain.remedies import Remedy, remedies
from partyschool_cli.schedule.explain.times import ANY_TIME, times_of
from partyschool_cli.schedule.explain.ways import Ways
from partyschool_cli.schedule.placing.places import places_of_meeting
from partyschool_cli.schedule.repair.closure import Closure
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable


def explained(
    timetable: Timetable, meeting: Meeting, closure: Closure, today: dt.date
) -> tuple[tuple[Fact, ...], tuple[Remedy, ...]]:
    """The facts that leave a meeting no place while something is closed, and remedies.

    No facts where there is a place after all.
    """
    ref = meeting.first.ref
    ask = partial(_subject, ref=ref, closure=closure, today=today)
    found = explain_subject(ask(timetable))
    if found.allowed:
        return (), ()
    question = Question(meeting.first.training_class.id, meeting.first.session.id)
    helps = remedies(timetable, question, found, today, ask)
    return found.facts or tuple(_lists(meeting, closure)), helps


def _lists(meeting: Meeting, closure: Closure) -> Iterator[Fact]:
    """What makes all ways closed ones: nobody else is listed who teaches it, nowhere else."""
    course, one = meeting.course, meeting.first
    is_place = bool(closure.sites or closure.outdoor or closure.travel)
    for name, field, is_closed in (
        ("teachers", "teachers", bool(closure.teachers)),
        ("sites", "site", is_place),
    ):
        if not is_closed:
            continue
        if course is not None and getattr(course, name):
            yield Fact(Key(Kind.COURSE, course.id), (name,))
        elif course is None:
            yield session_field(one, field)


def _subject(timetable: Timetable, ref: str, closure: Closure, today: dt.date) -> Subject:
    """A meeting of a timetable, at all times and places of its own that are not closed."""
    meeting = _meeting(timetable, ref)
    others = timetable.changed((meeting,))
    times = times_of(others, meeting, ANY_TIME, today)
    places = places_of_meeting(timetable.catalog, meeting)
    ways = Ways(
        others,
        meeting,
        times,
        places,
        today,
        lambda slot: slot == meeting.slot or closure.is_hit(timetable, meeting, slot),
    )
    return Subject(others, (ways,), meeting.course, meeting.first)


def _meeting(timetable: Timetable, ref: str) -> Meeting:
    timeline = timetable.by_class.get(ref.partition("/")[0], NO_MEETINGS)
    return next(one for one in timeline.meetings if any(each.ref == ref for each in one.sessions))
