"""Where sessions could go that cannot be where a plan puts them, and what is in their way there."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.edit.sessions import FiledSession
from partyschool_cli.timetable.alone import alone
from partyschool_cli.timetable.constraint import Scope, Violation, all_constraints
from partyschool_cli.timetable.free_slots import FreeSlots, near_days
from partyschool_cli.timetable.meetings import Meeting, Slot, slot_of, takes_place
from partyschool_cli.timetable.slot_search import session_of
from partyschool_cli.timetable.timetable import Timetable, timetable_of

# As many as a clerk compares at a glance.
_MOST: Final = 3
# Each of their violations is between two meetings at one time.
_CLASHES: Final = ("class-clash", "site-clash", "teacher-clash")
_LAST_MINUTE: Final = 24 * 60 - 1
_OF_A_TIME: Final[tuple[Scope, ...]] = ("date", "time", "meetings")


class Otherwise(NamedTuple):
    """The sessions that are in the way, and up to three free slots, the nearest first."""

    in_the_way: tuple[ClassSession, ...]
    slots: tuple[Slot, ...]


class OtherDays(NamedTuple):
    """The sessions that are in the way, and up to three days that are free, the nearest first."""

    in_the_way: tuple[ClassSession, ...]
    days: tuple[dt.date, ...]


def other_slots(
    planned: Catalog, session: FiledSession, before: Catalog | None = None
) -> Otherwise | None:
    """Where a session could be instead of where `planned` has it; None of the slots is its own.

    Where more than this session changes, `before` is the catalog as it is: the slots are for the
    session alone, with the site and the length that it has there. The answer is None where it can
    be where the plan has it, and where no other time would help.
    """
    one = session_of(planned, session.ref)
    if one is None or not takes_place(one):
        return None
    timetable, meeting = alone(timetable_of(planned), one)
    against = tuple(_against(timetable, meeting, *_OF_A_TIME))
    if before is not None:
        timetable, meeting = alone(timetable_of(before), _at(session, one))
    now = session.slot
    # What its place makes impossible was so before, or is the plan's.
    is_new_there = meeting.slot[3:] != now[3:] or not session.takes_place
    if not against or (is_new_there and any(_against(timetable, meeting, "place"))):
        return None
    free = (slot for slot in FreeSlots(timetable).near(meeting) if slot[:3] != now[:3])
    return Otherwise(_in_the_way(against), tuple(islice(free, _MOST)))


def _at(session: FiledSession, planned: ClassSession) -> ClassSession:
    """A session at the day and beginning of a plan, as long and where it is without it."""
    now, start = session.slot, slot_of(planned.session).start
    end = min(start + now.end - now.start, _LAST_MINUTE)
    at = {"end": dt.time(*divmod(end, 60)), "site": now.site}
    return planned._replace(session=planned.session.model_copy(update=at))


def other_days(planned: Catalog, refs: Sequence[str], now: dt.date) -> OtherDays | None:
    """On which days sessions of one day could be together instead of where `planned` has them.

    No day is `now`, where they are without the plan. The answer is None where they can be there.
    """
    timetable = timetable_of(planned)
    meetings: list[Meeting] = []
    for one in filter(None, (session_of(planned, ref) for ref in refs)):
        timetable, meeting = alone(timetable, one)
        meetings.append(meeting)
    against = [one for each in meetings for one in _against(timetable, each, *_OF_A_TIME)]
    if not against:
        return None
    rest = timetable.changed(removed=meetings)
    days = (day for day in near_days(meetings[0]) if day not in (now, meetings[0].date))
    free = (day for day in days if _is_free_day(rest, meetings, day))
    return OtherDays(_in_the_way(against), tuple(islice(free, _MOST)))


def _is_free_day(rest: Timetable, meetings: Sequence[Meeting], day: dt.date) -> bool:
    moved = [replace(one, slot=one.slot._replace(date=day)) for one in meetings]
    timetable = rest.changed(added=moved)
    return not any(any(_against(timetable, one, *_OF_A_TIME)) for one in moved)


def _against(timetable: Timetable, meeting: Meeting, *scopes: Scope) -> Iterator[Violation]:
    """What speaks against a meeting where it is."""
    for constraint in all_constraints().values():
        if constraint.scope in scopes:
            yield from constraint.violations(timetable, meeting, meeting.slot)


def _in_the_way(against: Sequence[Violation]) -> tuple[ClassSession, ...]:
    clashes = (one for one in against if one.constraint in _CLASHES)
    others = dict.fromkeys(other.first for violation in clashes for other in violation.others)
    return tuple(islice(others, _MOST))
