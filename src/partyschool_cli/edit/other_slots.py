"""Where sessions could go that cannot be where a plan puts them, and what is in their way there."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.edit.sessions import FiledSession
from partyschool_cli.model.contact_hours import DAY_LENGTH, time_at
from partyschool_cli.timetable.constraint import Scope, Violation, all_constraints
from partyschool_cli.timetable.free_slots import FreeSlots, near_days
from partyschool_cli.timetable.meetings import Meeting, Slot, slot_of
from partyschool_cli.timetable.separate_session import separate
from partyschool_cli.timetable.timetable import Timetable

# As many as a clerk compares at a glance.
_MOST: Final = 3
# Each of their violations is between two meetings at one time.
_CLASHES: Final = ("class-clash", "site-clash", "teacher-clash")
_OF_A_TIME: Final[tuple[Scope, ...]] = ("date", "time", "meetings")


class OtherSlots(NamedTuple):
    """The sessions that are in the way, and up to three free slots, the nearest first."""

    in_the_way: tuple[ClassSession, ...]
    slots: tuple[Slot, ...]


class OtherDays(NamedTuple):
    """The sessions that are in the way, and up to three days that are free, the nearest first."""

    in_the_way: tuple[ClassSession, ...]
    days: tuple[dt.date, ...]


def other_slots(
    timetable: Timetable, planned: Sequence[ClassSession], session: FiledSession
) -> OtherSlots | None:
    """Where a session could be instead of where a plan has it; None of the slots is its own.

    `timetable` is as it is, `planned` are the sessions that change. Where that are several, the
    slots are for this one alone, with the site and the length that it has. The answer is None where
    it can be where the plan has it, and where no other time would help.
    """
    one = next((each for each in planned if each.ref == session.ref), None)
    if one is None:
        return None
    changed, meetings = _changed(timetable, planned)
    meeting = next(each for each in meetings if each.first.ref == session.ref)
    against = tuple(_against(changed, meeting, *_OF_A_TIME))
    if len(planned) > 1:
        changed, meeting = separate(timetable, _at(session, one))
    now = session.slot
    # What its place makes impossible was so before, or is the plan's.
    is_new_there = meeting.slot[3:] != now[3:] or not session.takes_place
    if not against or (is_new_there and any(_against(changed, meeting, "place"))):
        return None
    free = (slot for slot in FreeSlots(changed).near(meeting) if slot[:3] != now[:3])
    return OtherSlots(_in_the_way(against), tuple(islice(free, _MOST)))


def _at(session: FiledSession, planned: ClassSession) -> ClassSession:
    """A session at the day and beginning of a plan, as long and where it is without it."""
    now, start = session.slot, slot_of(planned.session).start
    end = min(start + now.end - now.start, DAY_LENGTH - 1)
    at = {"end": time_at(end), "site": now.site}
    return planned._replace(session=planned.session.model_copy(update=at))


def other_days(
    timetable: Timetable, planned: Sequence[ClassSession], now: dt.date
) -> OtherDays | None:
    """On which days sessions of one day could be together instead of where a plan has them.

    No day is `now`, where they are without the plan. The answer is None where they can be there.
    """
    changed, meetings = _changed(timetable, planned)
    against = [one for each in meetings for one in _against(changed, each, *_OF_A_TIME)]
    if not against:
        return None
    rest = changed.changed(removed=meetings)
    days = (day for day in near_days(meetings[0]) if day not in (now, meetings[0].date))
    free = (day for day in days if _is_free_day(rest, meetings, day))
    return OtherDays(_in_the_way(against), tuple(islice(free, _MOST)))


def _changed(
    timetable: Timetable, planned: Iterable[ClassSession]
) -> tuple[Timetable, list[Meeting]]:
    """The timetable with sessions as they are planned, each as a meeting of its own."""
    meetings = []
    for one in planned:
        timetable, meeting = separate(timetable, one)
        meetings.append(meeting)
    return timetable, meetings


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
