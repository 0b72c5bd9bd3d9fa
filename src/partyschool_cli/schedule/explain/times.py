"""The times that a question is about: what it names, else the days of the classes and some more."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.placing.class_times import (
    Window,
    ends_of_others,
    length_at,
    meets_on,
    starts,
    windows,
)
from partyschool_cli.schedule.placing.placements import Time
from partyschool_cli.timetable.day_parts import in_order
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable

# How many days after a class's last are looked at: a class is extended by days, not by months.
DAYS_AFTER: Final = 14
_DAY: Final = dt.timedelta(1)


class When(NamedTuple):
    """A day, and from when to when in minutes; without a day any, without minutes any of it.

    `is_part` where the minutes are a part of the day, in which a session may start later.
    """

    date: dt.date | None = None
    start: int | None = None
    end: int | None = None
    is_part: bool = False


ANY_TIME: Final = When()


def times_of(
    timetable: Timetable,
    meeting: Meeting,
    when: When,
    today: dt.date,
    *,
    hours: float | None = None,
    lengths: Sequence[int] = (),
    days_after: int = DAYS_AFTER,
) -> tuple[Time, ...]:
    """The times that a meeting could have, up to so many days after its classes end.

    It is as long as it is now, or has so many contact `hours`. `lengths` are those of sessions that
    may come before it, in minutes: it may start where such a one ends.
    """
    return _Times(timetable, meeting, hours, when, today, lengths, days_after).all()


def parts_of_day(
    timetable: Timetable, classes: Sequence[TrainingClass], when: When
) -> tuple[Window, ...]:
    """The parts of the day that are asked for, else those of the classes, else all."""
    manifest = timetable.catalog.manifest
    every = tuple(
        Window(name, minutes_of(part.start), minutes_of(part.end))
        for name, part in in_order(manifest.day_parts).items()
    )
    if when.is_part:
        return tuple(one for one in every if one[1:] == when[1:3])
    return windows(classes, manifest) or every


class _Times(NamedTuple):
    """The times of a session: of so many contact hours, or of None as long as it is."""

    timetable: Timetable
    meeting: Meeting
    hours: float | None
    when: When
    today: dt.date
    lengths: Sequence[int]
    days_after: int

    def all(self) -> tuple[Time, ...]:
        """The times in question: those that are said, else of the class's days and some more."""
        windows = self._windows()
        return tuple(time for date in self._days() for time in sorted(self._on(date, windows)))

    def _on(self, date: dt.date, windows: Sequence[Window]) -> Iterator[Time]:
        when, now = self.when, self.meeting
        if when.start is not None and not when.is_part:
            yield Time(date, when.start, when.end or when.start + self._length(when.start))
            return
        found = {time for window in windows for time in self._in(date, window)}
        if self.hours is None and when.start is None:
            found.add(Time(date, now.start, now.end))
        yield from found

    def _days(self) -> Iterator[dt.date]:
        if self.when.date is not None:
            yield self.when.date
            return
        classes = [one.training_class for one in self.meeting.sessions]
        date = max(self.today, *(one.from_ for one in classes))
        last = max(date, *(one.to for one in classes)) + self.days_after * _DAY
        while date <= last:
            if all(meets_on(one, date, self.timetable.calendar) for one in classes):
                yield date
            date += _DAY

    def _windows(self) -> tuple[Window, ...]:
        classes = [one.training_class for one in self.meeting.sessions]
        return parts_of_day(self.timetable, classes, self.when)

    def _in(self, date: dt.date, window: Window) -> Iterator[Time]:
        step = self.timetable.catalog.manifest.scheduling.step
        ends = ends_of_others(self.timetable, self.meeting, date)
        for start in starts(window, step, self.lengths, ends):
            end = start + self._length(start)
            if end <= window.end:
                yield Time(date, start, end)

    def _length(self, start: int) -> int:
        """How long the session is; of so many contact hours that depends on when it starts."""
        own = self.meeting.end - self.meeting.start
        if self.hours is None:
            return own
        return length_at(self.hours, start, self.timetable.catalog.manifest) or own
