"""One session of a timetable as a meeting of its own, to be put elsewhere."""

from dataclasses import replace
from typing import NamedTuple

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.timetable.meetings import Meeting, meetings_of
from partyschool_cli.timetable.timetable import Timetable


class Separated(NamedTuple):
    """A session as a meeting that no other class takes part in, and the timetable with it."""

    timetable: Timetable
    meeting: Meeting


def separate(timetable: Timetable, one: ClassSession) -> Separated:
    """A session by itself: those that were taught together with it (合班) stay where they are.

    `one` may differ from the session of the timetable, or be none of it, as a cancelled one is.
    """
    (meeting,) = meetings_of(timetable.catalog, (one,))
    now = _meeting_of(timetable, one)
    if now is None:
        return Separated(timetable.changed(added=(meeting,)), meeting)
    others = tuple(other for other in now.sessions if other.ref != one.ref)
    left = (replace(now, sessions=others),) if others else ()
    return Separated(timetable.changed((now,), (*left, meeting)), meeting)


def _meeting_of(timetable: Timetable, one: ClassSession) -> Meeting | None:
    timeline = timetable.by_class.get(one.training_class.id)
    for meeting in timeline.meetings if timeline else ():
        if one.ref in [each.ref for each in meeting.sessions]:
            return meeting
    return None
