"""What active classes plan on some days: the sessions that statistics and needs count."""

from collections.abc import Iterable, Iterator

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.planning.periods import Period
from partyschool_cli.timetable.groups import counts_for_class
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# A session with the meeting that it is part of, which has its course and its hours.
PlannedSession = tuple[ClassSession, Meeting]


def planned_sessions(timetable: Timetable, days: Period) -> Iterator[PlannedSession]:
    """The sessions of active classes that take place on `days`: one a class of a 合班.

    Of groups that meet at one time, one stands for all.
    """
    for meeting in timetable.meetings:
        if meeting.date in days:
            for one in meeting.sessions:
                if one.training_class.status == "active" and counts_for_class(one):
                    yield one, meeting


def attended(
    catalog: Catalog, sessions: Iterable[PlannedSession], schools: frozenset[str] | None
) -> Iterator[PlannedSession]:
    """Those of `sessions` that people of some schools, of all if None, go to.

    They also go to the classes of the schools above.
    """
    if schools is None:
        yield from sessions
        return
    hosts = {above.id for name in schools for above in catalog.ancestors(name)}
    for one, meeting in sessions:
        if one.training_class.school in hosts:
            yield one, meeting
