"""What active classes plan in a year: the sessions that statistics and needs count."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# A session with the meeting that it is part of, which has its course and its hours.
PlannedSession = tuple[ClassSession, Meeting]


def planned_sessions(timetable: Timetable, year: int) -> Iterator[PlannedSession]:
    """The sessions of active classes that take place in a year: one a class of a 合班.

    Of groups that meet at one time, one stands for all.
    """
    for meeting in timetable.meetings:
        if meeting.date.year == year:
            for one in meeting.sessions:
                if one.training_class.status == "active" and counts_for_class(one):
                    yield one, meeting
