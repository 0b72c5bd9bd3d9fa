"""Where a meeting could go instead: a time of its days that no constraint speaks against.

A slot lies in parts of the day that all its classes use. Source: the lint rules, hints of clashes.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.timetable.constraint import Constraint, Scope, all_constraints
from partyschool_cli.timetable.day_parts import DayParts, in_order, parts_overlapped
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.opening_hours import opening_hours
from partyschool_cli.timetable.timeline import Timeline
from partyschool_cli.timetable.timetable import Timetable

# How many of the nearest days are tried: a clash is mended soon, or by hand.
_DAYS_TRIED = 60
# How many beginnings are tried on one day.
_STARTS_TRIED = 50
# Offices print times in these steps.
_STEP = 5

# From when to when, in minutes since midnight.
Interval = tuple[int, int]


@dataclass(frozen=True, eq=False)
class FreeSlots:
    """The free slots of one timetable. Each meeting is tried once, however often it clashes."""

    timetable: Timetable

    @cached_property
    def _found(self) -> dict[Meeting, Slot | None]:
        return {}

    @cached_property
    def _parts_used(self) -> dict[str, frozenset[str]]:
        return {}

    def of(self, meeting: Meeting) -> Slot | None:
        """The free slot nearest to where `meeting` is now, as long as it, or None.

        Site and teachers stay. What these make impossible at any time speaks against no slot.
        """
        if meeting not in self._found:
            self._found[meeting] = self._search(meeting)
        return self._found[meeting]

    def _search(self, meeting: Meeting) -> Slot | None:
        timetable, now = self.timetable, meeting.slot
        windows = self._windows(meeting)
        for date in _days(meeting):
            if _is_forbidden(timetable, meeting, now._replace(date=date), "date"):
                continue
            for start in _starts(timetable, meeting, date, windows):
                slot = now._replace(date=date, start=start, end=start + now.end - now.start)
                if (
                    slot != now
                    and any(first <= slot.start and slot.end <= last for first, last in windows)
                    and not _is_forbidden(timetable, meeting, slot, "time", "meetings")
                ):
                    return slot
        return None

    def _windows(self, meeting: Meeting) -> list[Interval]:
        """Where in a day it may lie: as many parts of it as now, of those that its classes use."""
        parts = in_order(self.timetable.catalog.manifest.day_parts)
        used = [self._parts_of(name, parts) for name in meeting.classes]
        names = [name for name in parts if all(name in own for own in used)] or list(parts)
        count = max(1, len(parts_overlapped(meeting.start, meeting.end, parts)))
        site = self.timetable.sites.get(meeting.site or "")
        opens, closes = opening_hours(site) if site else (0, 24 * 60)
        return [
            (max(opens, minutes_of(parts[first].start)), min(closes, minutes_of(parts[last].end)))
            for first, last in zip(names, names[count - 1 :], strict=False)
        ]

    def _parts_of(self, training_class: str, parts: DayParts) -> frozenset[str]:
        """The ids of the parts of the day that the meetings of a class fall in."""
        if training_class not in self._parts_used:
            meetings = self.timetable.by_class[training_class].meetings
            times = {(meeting.start, meeting.end) for meeting in meetings}
            self._parts_used[training_class] = frozenset(
                part for time in times for part in parts_overlapped(*time, parts)
            )
        return self._parts_used[training_class]


def _is_forbidden(timetable: Timetable, meeting: Meeting, slot: Slot, *scopes: Scope) -> bool:
    for constraint in _constraints(*scopes):
        for _ in constraint.violations(timetable, meeting, slot):
            return True
    return False


@cache
def _constraints(*scopes: Scope) -> tuple[Constraint, ...]:
    return tuple(one for one in all_constraints().values() if one.scope in scopes)


def _days(meeting: Meeting) -> Iterator[dt.date]:
    """The days of all its classes, the nearest first; of two as near, the later."""
    classes = [session.training_class for session in meeting.sessions]
    own = meeting.date.toordinal()
    first = max(own - _DAYS_TRIED, *(one.from_.toordinal() for one in classes))
    last = min(own + _DAYS_TRIED, *(one.to.toordinal() for one in classes))
    near = sorted(range(first, last + 1), key=lambda day: (abs(day - own), -day))
    return (dt.date.fromordinal(day) for day in near[:_DAYS_TRIED])


def _starts(
    timetable: Timetable, meeting: Meeting, date: dt.date, windows: list[Interval]
) -> list[int]:
    """When it could begin: as now, with a part of the day, or when something else has ended."""
    ends = {
        (other.slot.end, other.slot.site)
        for timeline in _kept_busy(timetable, meeting)
        for other in timeline.on(date)
        if other is not meeting
    }
    begins = [first for first, _ in windows]
    begins += [end + (timetable.travel_minutes(meeting.site, site) or 0) for end, site in ends]
    rounded = {-(-minutes // _STEP) * _STEP for minutes in begins}
    near = sorted({meeting.start, *rounded}, key=lambda start: (abs(start - meeting.start), start))
    return near[:_STARTS_TRIED]


def _kept_busy(timetable: Timetable, meeting: Meeting) -> list[Timeline]:
    """The timelines of its classes, its teachers, and its site where that takes one at a time."""
    timelines = [timetable.by_class[name] for name in meeting.classes]
    timelines += [timetable.by_teacher[name] for name in meeting.slot.teachers]
    site = timetable.sites.get(meeting.site or "")
    if site is not None and not site.shared and site.venue != "online":
        timelines.append(timetable.by_site[site.id])
    return timelines
