"""Where a meeting could go instead: a time at which its classes, teachers and site are all free.

A slot lies within the dates of all its classes, in parts of the day that they use, on a day that is
not off, while the site is open and the teachers are there, with time to travel from what comes
before and to what comes after. Source: the lint rules, hints of clashes.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.timetable.availability import absence, closing, opening_hours
from partyschool_cli.timetable.day_parts import in_order, parts_met
from partyschool_cli.timetable.hour_totals import taught
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.seasons import is_within
from partyschool_cli.timetable.timetable import Timetable
from partyschool_cli.wording.dates import day_text, times_text

# How many of the nearest days are tried: a clash is mended soon, or by hand.
_DAYS_TRIED = 60
# How many beginnings are tried on one day.
_STARTS_TRIED = 50
# Offices print times in these steps.
_STEP = 5

# From when to when, in minutes since midnight.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of one day; `start` and `end` in minutes since midnight."""

    date: dt.date
    start: int
    end: int

    def __str__(self) -> str:
        """`10月12日（周一）08:30—10:00`."""
        return day_text(self.date) + times_text(self.start, self.end)


@dataclass(frozen=True, eq=False)
class FreeSlots:
    """The free slots of one timetable. Each meeting is tried once, however often it clashes."""

    timetable: Timetable

    @cached_property
    def _found(self) -> dict[Meeting, Slot | None]:
        return {}

    def of(self, meeting: Meeting) -> Slot | None:
        """The free slot nearest to where `meeting` is now, or None."""
        if meeting not in self._found:
            self._found[meeting] = free_slot(self.timetable, meeting)
        return self._found[meeting]


def free_slot(timetable: Timetable, meeting: Meeting) -> Slot | None:
    """The free slot nearest to where `meeting` is now, as long as it; None where there is none."""
    windows = _windows(timetable, meeting)
    length = meeting.end - meeting.start
    for date in _days(meeting):
        if not _is_possible(timetable, meeting, date):
            continue
        others = _others(timetable, meeting, date)
        busy = [_kept_free(timetable, meeting, other) for other in others]
        for start in _starts(meeting, windows, busy):
            slot = Slot(date, start, start + length)
            if (
                any(first <= start and slot.end <= last for first, last in windows)
                and not any(first < slot.end and start < last for first, last in busy)
                and _has_room(timetable, meeting, slot)
                and (date, start) != (meeting.date, meeting.start)
            ):
                return slot
    return None


def _days(meeting: Meeting) -> Iterator[dt.date]:
    """The days of all its classes, the nearest first; of two as near, the later."""
    classes = [session.training_class for session in meeting.sessions]
    own = meeting.date.toordinal()
    first = max(own - _DAYS_TRIED, *(one.from_.toordinal() for one in classes))
    last = min(own + _DAYS_TRIED, *(one.to.toordinal() for one in classes))
    near = sorted(range(first, last + 1), key=lambda day: (abs(day - own), -day))
    return (dt.date.fromordinal(day) for day in near[:_DAYS_TRIED])


def _windows(timetable: Timetable, meeting: Meeting) -> list[Stretch]:
    """Where in a day it may lie: as many parts of the day as now, of those that its classes use."""
    parts = in_order(timetable.catalog.manifest.day_parts)
    used = [
        name
        for name in parts
        if all(
            name in timetable.parts_of_class[training_class] for training_class in meeting.classes
        )
    ] or list(parts)
    count = max(1, len(parts_met(meeting.start, meeting.end, parts)))
    site = timetable.sites.get(meeting.site or "")
    opens, closes = opening_hours(site) if site else (0, 24 * 60)
    return [
        (max(opens, minutes_of(parts[first].start)), min(closes, minutes_of(parts[last].end)))
        for first, last in zip(used, used[count - 1 :], strict=False)
    ]


def _is_possible(timetable: Timetable, meeting: Meeting, date: dt.date) -> bool:
    """Whether nothing but the time of day speaks against `date`."""
    if timetable.calendar.day_off(date) is not None:
        return False
    course, site = meeting.course, timetable.sites.get(meeting.site or "")
    if course is not None and course.season is not None and not is_within(date, course.season):
        return False
    if site is not None and closing(site, date, *opening_hours(site)) is not None:
        return False
    for name in meeting.teachers:
        teacher = timetable.teachers.get(name)
        if teacher is not None:
            day = timetable.of_teacher[name].get(date, ())
            hours = taught(other for other in day if other is not meeting) + meeting.hours
            if absence(teacher, date) is not None or hours > teacher.contact_hours_per_day:
                return False
    return True


def _others(timetable: Timetable, meeting: Meeting, date: dt.date) -> list[Meeting]:
    """What keeps its classes, its teachers or its site busy on `date`."""
    found: dict[int, Meeting] = {}
    held = [timetable.of_class[name] for name in meeting.classes]
    held += [timetable.of_teacher[name] for name in meeting.teachers]
    site = timetable.sites.get(meeting.site or "")
    if site is not None and not site.shared and site.venue != "online":
        held.append(timetable.of_site[site.id])
    for days in held:
        found.update((id(other), other) for other in days.get(date, ()))
    return [other for other in found.values() if other is not meeting]


def _kept_free(timetable: Timetable, meeting: Meeting, other: Meeting) -> Stretch:
    """The time of `other`, with what it takes to travel from there and back."""
    travel = timetable.travel_minutes(meeting.site, other.site) or 0
    return (other.start - travel, other.end + travel)


def _starts(meeting: Meeting, windows: list[Stretch], busy: list[Stretch]) -> list[int]:
    """When it could begin: as now, with a part of the day, or when something else has ended."""
    begins = [first for first, _ in windows] + [last for _, last in busy]
    rounded = {-(-minutes // _STEP) * _STEP for minutes in begins}
    near = sorted({meeting.start, *rounded}, key=lambda start: (abs(start - meeting.start), start))
    return near[:_STARTS_TRIED]


def _has_room(timetable: Timetable, meeting: Meeting, slot: Slot) -> bool:
    """Whether a site that several may share is large enough for all who are there then."""
    site = timetable.sites.get(meeting.site or "")
    if site is None or not site.shared or site.venue == "online" or site.capacity is None:
        return True
    sizes = {session.training_class.id: session.training_class.size for session in meeting.sessions}
    own = sum(sizes.values())
    for other in timetable.of_site[site.id].get(slot.date, ()):
        if other is not meeting and other.start < slot.end and slot.start < other.end:
            sizes.update((s.training_class.id, s.training_class.size) for s in other.sessions)
    together = sum(sizes.values())
    # What is too large by itself is another finding, and no slot mends it.
    return together <= site.capacity or together == own
