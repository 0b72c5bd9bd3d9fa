"""A timeline: the meetings of one class, teacher or site, for look-ups by time."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, pairwise
from typing import Final

from partyschool_cli.timetable.meetings import Meeting


class Timeline:
    """Meetings by day, the earlier day first, each day's in order of start; no day is empty.

    Immutable: a change gives a new one, and costs a copy of one day and of the list of days.
    """

    def __init__(self, days: Mapping[dt.date, tuple[Meeting, ...]]) -> None:
        self.days: Final = days

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings in order."""
        return tuple(chain.from_iterable(self.days.values()))

    @cached_property
    def by_course(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings of each course, known or not; activities are of none."""
        found: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            if meeting.course_id is not None:
                found.setdefault(meeting.course_id, []).append(meeting)
        return {name: tuple(meetings) for name, meetings in found.items()}

    @cached_property
    def has_overlaps(self) -> bool:
        """Whether any two meetings overlap. Two neighbours do then."""
        return any(
            later.slot.start < earlier.slot.end
            for day in self.days.values()
            if len(day) > 1
            for earlier, later in pairwise(day)
        )

    def on(self, date: dt.date) -> tuple[Meeting, ...]:
        """The meetings of one day."""
        return self.days.get(date, ())

    def overlapping(self, date: dt.date, start: int, end: int) -> Iterator[Meeting]:
        """What goes on at any moment of a day from `start` to before `end` (minutes)."""
        for meeting in self.on(date):
            if meeting.slot.start >= end:
                break
            if meeting.slot.end > start:
                yield meeting

    def with_meeting(self, meeting: Meeting) -> "Timeline":
        """This timeline and one meeting more, after those that start with it."""
        date = meeting.slot.date
        day = sorted((*self.on(date), meeting), key=lambda one: one.slot.start)
        days = {**self.days, date: tuple(day)}
        return Timeline(days if date in self.days else dict(sorted(days.items())))

    def without(self, meeting: Meeting) -> "Timeline":
        """This timeline but for one of its meetings."""
        days = dict(self.days)
        left = tuple(one for one in days.pop(meeting.slot.date) if one is not meeting)
        return Timeline({**self.days, meeting.slot.date: left} if left else days)


NO_MEETINGS = Timeline({})


def timeline_of(meetings: Iterable[Meeting]) -> Timeline:
    """The timeline of meetings that are in order of date and start."""
    days: dict[dt.date, list[Meeting]] = {}
    for meeting in meetings:
        days.setdefault(meeting.slot.date, []).append(meeting)
    return Timeline({date: tuple(day) for date, day in days.items()})
