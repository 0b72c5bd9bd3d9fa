"""Where a meeting could go instead: a time of its days that no constraint speaks against.

A slot lies in parts of the day that all its classes use. Source: the lint rules, hints of clashes.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from partyschool_cli.model.contact_hours import DAY_LENGTH, minutes_of
from partyschool_cli.timetable.constraint import Constraint, Scope, all_constraints
from partyschool_cli.timetable.day_parts import DayParts, in_order, parts_overlapped
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.opening_hours import opening_hours
from partyschool_cli.timetable.timeline import NO_MEETINGS, Timeline
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
    """The free slots of one timetable; the meetings that they are for may be in it or not."""

    timetable: Timetable

    @cached_property
    def _found(self) -> dict[Meeting, Slot | None]:
        return {}

    @cached_property
    def _parts_used(self) -> dict[str, frozenset[str]]:
        return {}

    def of(self, meeting: Meeting) -> Slot | None:
        """The free slot nearest to where `meeting` is now, or None; each is searched for once."""
        if meeting not in self._found:
            self._found[meeting] = next(self.near(meeting), None)
        return self._found[meeting]

    def near(self, meeting: Meeting) -> Iterator[Slot]:
        """Free slots as long as `meeting`, the nearest to it first; no two of a day overlap.

        Site and teachers stay. What these make impossible at any time speaks against no slot.
        """
        windows = self._windows(meeting)
        for date in near_days(meeting):
            starts = {meeting.start, *_starts(self.timetable, meeting, date, windows)}
            near = sorted(starts, key=lambda start: (abs(start - meeting.start), start))
            found: list[Slot] = []
            for slot in self._free_on(meeting, date, near, windows):
                if slot != meeting.slot and not any(_overlap(slot, other) for other in found):
                    found.append(slot)
                    yield slot

    def between(self, meeting: Meeting, first: dt.date, last: dt.date) -> Iterator[Slot]:
        """Free slots as `near` gives them, of the days from `first` to `last`, in order of time.

        Where there is time for several, one begins when the one before ends. A slot that the
        meeting has now is one of them.
        """
        windows = self._windows(meeting)
        for date in _days_between(meeting, first, last):
            starts = sorted(_starts(self.timetable, meeting, date, windows))
            for slot in self._free_on(meeting, date, starts, windows):
                yield slot
                starts[:] = sorted({slot.end, *(one for one in starts if one > slot.end)})

    def against(self, meeting: Meeting, first: dt.date, last: dt.date) -> Mapping[str, int]:
        """What speaks against the slots of these days: constraints by name, how often each does.

        Empty where the days have no part of the day that is long enough.
        """
        windows = self._windows(meeting)
        length = meeting.end - meeting.start
        found: Counter[str] = Counter()
        for day in _days_between(meeting, first, last):
            for start in sorted(_starts(self.timetable, meeting, day, windows))[:_STARTS_TRIED]:
                slot = meeting.slot._replace(date=day, start=start, end=start + length)
                if _is_within(slot, windows):
                    found.update(_violated(self.timetable, meeting, slot))
        return found

    def _free_on(
        self, meeting: Meeting, date: dt.date, starts: list[int], windows: list[Interval]
    ) -> Iterator[Slot]:
        """The free slots of a day that begin at `starts`, in that order; takes these from it."""
        now = meeting.slot
        if _is_forbidden(self.timetable, meeting, now._replace(date=date), "date"):
            return
        for _ in range(_STARTS_TRIED):
            if not starts:
                return
            start = starts.pop(0)
            slot = now._replace(date=date, start=start, end=start + now.end - now.start)
            is_within = _is_within(slot, windows)
            if is_within and not _is_forbidden(self.timetable, meeting, slot, "time", "meetings"):
                yield slot

    def _windows(self, meeting: Meeting) -> list[Interval]:
        """Where in a day it may lie: as many parts of it as now, of those that its classes use."""
        parts = in_order(self.timetable.catalog.manifest.day_parts)
        used = [self._parts_of(name, parts) for name in meeting.classes]
        names = [name for name in parts if all(name in own for own in used)] or list(parts)
        count = max(1, len(parts_overlapped(meeting.start, meeting.end, parts)))
        site = self.timetable.sites.get(meeting.site or "")
        opens, closes = opening_hours(site) if site else (0, DAY_LENGTH)
        return [
            (max(opens, minutes_of(parts[first].start)), min(closes, minutes_of(parts[last].end)))
            for first, last in zip(names, names[count - 1 :], strict=False)
        ]

    def _parts_of(self, training_class: str, parts: DayParts) -> frozenset[str]:
        """The ids of the parts of the day that a class names, and that its meetings fall in."""
        if training_class not in self._parts_used:
            named = self.timetable.catalog.classes[training_class].day_parts
            meetings = self.timetable.by_class.get(training_class, NO_MEETINGS).meetings
            times = {(meeting.start, meeting.end) for meeting in meetings}
            self._parts_used[training_class] = frozenset(named) | frozenset(
                part for time in times for part in parts_overlapped(*time, parts)
            )
        return self._parts_used[training_class]


def _is_forbidden(timetable: Timetable, meeting: Meeting, slot: Slot, *scopes: Scope) -> bool:
    for constraint in _constraints(*scopes):
        for _ in constraint.violations(timetable, meeting, slot):
            return True
    return False


def _violated(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[str]:
    for name, constraint in all_constraints().items():
        if constraint.scope != "place" and any(constraint.violations(timetable, meeting, slot)):
            yield name


@cache
def _constraints(*scopes: Scope) -> tuple[Constraint, ...]:
    return tuple(one for one in all_constraints().values() if one.scope in scopes)


def _days_of_classes(meeting: Meeting) -> tuple[dt.date, dt.date]:
    """The first and last day that all its classes have."""
    classes = [session.training_class for session in meeting.sessions]
    return max(one.from_ for one in classes), min(one.to for one in classes)


def _days_between(meeting: Meeting, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Of the days from `first` to `last`, those that all its classes have."""
    earliest, latest = _days_of_classes(meeting)
    days = range(max(first, earliest).toordinal(), min(last, latest).toordinal() + 1)
    return map(dt.date.fromordinal, days)


def near_days(meeting: Meeting) -> Iterator[dt.date]:
    """The days of all its classes, the nearest first; of two as near, the later."""
    earliest, latest = (date.toordinal() for date in _days_of_classes(meeting))
    own = meeting.date.toordinal()
    middle = max(earliest, min(own, latest))
    days = range(max(earliest, middle - _DAYS_TRIED), min(latest, middle + _DAYS_TRIED) + 1)
    near = sorted(days, key=lambda day: (abs(day - own), -day))
    return (dt.date.fromordinal(day) for day in near[:_DAYS_TRIED])


def _starts(
    timetable: Timetable, meeting: Meeting, date: dt.date, windows: list[Interval]
) -> set[int]:
    """When it could begin: with a part of the day, or when something else has ended."""
    ends = {
        (other.slot.end, other.slot.site)
        for timeline in _kept_busy(timetable, meeting)
        for other in timeline.on(date)
        if other is not meeting
    }
    begins = [first for first, _ in windows]
    begins += [end + (timetable.travel_minutes(meeting.site, site) or 0) for end, site in ends]
    return {-(-minutes // _STEP) * _STEP for minutes in begins}


def _is_within(slot: Slot, windows: list[Interval]) -> bool:
    return any(first <= slot.start and slot.end <= last for first, last in windows)


def _overlap(one: Slot, other: Slot) -> bool:
    return one.start < other.end and other.start < one.end


def _kept_busy(timetable: Timetable, meeting: Meeting) -> list[Timeline]:
    """The timelines of its classes, its teachers, and its site where that takes one at a time."""
    timelines = [timetable.by_class.get(name) for name in meeting.classes]
    timelines += [timetable.by_teacher.get(name) for name in meeting.slot.teachers]
    site = timetable.sites.get(meeting.site or "")
    if site is not None and not site.shared and site.venue != "online":
        timelines.append(timetable.by_site.get(site.id))
    return [timeline for timeline in timelines if timeline is not None]
