"""How often courses, teachers and classes meet: what lists tell of sessions."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.timetable.meetings import meetings_of


class TimesHeld(NamedTuple):
    """Numbers of meetings by id: of courses and teachers in one year, of classes at all.

    合班 is one meeting; cancelled ones are left out. An id without any is not there.
    """

    of_course: Mapping[str, int]
    of_teacher: Mapping[str, int]
    of_class: Mapping[str, int]


def times_held(catalog: Catalog, today: dt.date) -> TimesHeld:
    """How often all that a catalog has meets, in the year of `today`."""
    courses, teachers, classes = Counter[str](), Counter[str](), Counter[str]()
    for meeting in meetings_of(catalog, catalog.sessions):
        session = meeting.first.session
        if session.status == "cancelled":
            continue
        classes.update(meeting.classes)
        if meeting.date.year == today.year:
            teachers.update(meeting.slot.teachers)
            if session.course:
                courses[session.course] += 1
    return TimesHeld(courses, teachers, classes)
