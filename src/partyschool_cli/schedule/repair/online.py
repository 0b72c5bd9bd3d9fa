"""The same hour, online: where a session could be taught without anybody going out."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.schedule.explain.facts import Fact, session_field
from partyschool_cli.schedule.explain.ways import Way, against
from partyschool_cli.schedule.placing.placements import Time
from partyschool_cli.schedule.placing.places import Place, sites_of
from partyschool_cli.schedule.placing.wanted import delivered
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

ONLINE: Final = "online"


def online_ways(timetable: Timetable, meeting: Meeting, today: dt.date) -> Iterator[Way]:
    """The online sites of a course that has that delivery, at the time that it has now.

    A course that lists none goes to those of its schools.
    """
    course = meeting.course
    if course is None or ONLINE not in course.delivery or meeting.date < today:
        return
    classes = [one.training_class for one in meeting.sessions]
    anywhere = course.model_copy(update={"sites": ()})
    catalog = timetable.catalog
    listed = [one for one in sites_of(catalog, course, classes) if _is_online(one)]
    for site in listed or filter(_is_online, sites_of(catalog, anywhere, classes)):
        now = meeting.slot
        yield Way(Time(now.date, now.start, now.end), Place(site.id, now.teachers, ONLINE))


def against_online(timetable: Timetable, meeting: Meeting, today: dt.date) -> tuple[Fact, ...]:
    """Why a meeting cannot be held online at its hour."""
    course = meeting.course
    if course is None:
        return (session_field(meeting.first, "activity"),)
    if ONLINE not in course.delivery:
        return (Fact(Key(Kind.COURSE, course.id), ("delivery",)),)
    ways = list(online_ways(timetable, meeting, today))
    if not ways:
        return (Fact(Key(Kind.COURSE, course.id), ("sites",)),)
    reasons = against(timetable, delivered(meeting, ONLINE), ways[0].slot, today)
    fewest = sorted(reasons, key=len)[:1]
    return tuple(sorted(fewest[0], key=str)) if fewest else ()


def _is_online(site: Site) -> bool:
    return site.venue == ONLINE
