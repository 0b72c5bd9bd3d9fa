"""Where a session could be: its times and places, as far as no other meeting matters.

What may not be is said by `timetable/constraints/` and `limits.py` alone. Of those, this module
asks each whose answer does not depend on other meetings once for all that share the answer: what
speaks against a time of a class, a site or a teacher is the same in every combination of the three.
(A test holds every constraint to that.)
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from partyschool_cli.model.course import Course
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.placing.class_times import (
    Window,
    ends_of_others,
    length_at,
    meets_on,
    outside_class_times,
    starts,
    windows,
)
from partyschool_cli.schedule.placing.limits import before_today, hard_constraints
from partyschool_cli.schedule.placing.places import Place, places_of, teachers_of
from partyschool_cli.schedule.placing.wanted import HOURS_STEP, Wanted, new_session
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.timetable import Timetable

_RESOURCES: Final = (Kind.SITE, Kind.TEACHER)


class Time(NamedTuple):
    """A moment of one day: minutes since midnight."""

    date: dt.date
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Placements:
    """The possible times and places of sessions in one timetable, from `today` on.

    Of the meetings of `timetable` only those that stay matter: a session may start where one ends.
    """

    timetable: Timetable
    today: dt.date

    @cached_property
    def _closed(self) -> dict[tuple[str, Time], bool]:
        return {}

    @cached_property
    def _away(self) -> dict[tuple[str, Time], bool]:
        return {}

    @cached_property
    def _by_scope(self) -> tuple[tuple[Constraint, ...], tuple[Constraint, ...]]:
        """The constraints on a place, and those on a date or time."""
        known = hard_constraints()
        at_place = tuple(one for one in known if one.scope == "place")
        return at_place, tuple(one for one in known if one.scope in ("date", "time"))

    @cached_property
    def _known_times(self) -> dict[object, tuple[Time, ...]]:
        return {}

    def times(self, wanted: Wanted, lengths: Iterable[int] = ()) -> tuple[Time, ...]:
        """The times that its classes and the calendar allow, in order, whatever is taught.

        `lengths` are those of other sessions, in minutes: one may start where such a one ends.
        """
        others = frozenset(lengths)
        own = None if wanted.is_new else wanted.meeting
        key = (tuple(one.id for one in wanted.classes), wanted.hours, others, own)
        if key not in self._known_times:
            self._known_times[key] = tuple(self._times(wanted, tuple(others)))
        return self._known_times[key]

    def _times(self, wanted: Wanted, others: Sequence[int]) -> Iterator[Time]:
        found = windows(wanted.classes, self.timetable.catalog.manifest)
        for date in self._days(wanted):
            for window in found:
                for time in self._times_in(wanted, date, window, others):
                    if not any(self.against_time(wanted, time)):
                        yield time

    def _days(self, wanted: Wanted) -> Iterator[dt.date]:
        first = max(self.today, *(one.from_ for one in wanted.classes))
        last = min(one.to for one in wanted.classes)
        calendar = self.timetable.calendar
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            date = dt.date.fromordinal(ordinal)
            if all(meets_on(one, date, calendar) for one in wanted.classes):
                yield date

    def _times_in(
        self, wanted: Wanted, date: dt.date, window: Window, lengths: Sequence[int]
    ) -> Iterator[Time]:
        manifest = self.timetable.catalog.manifest
        step = manifest.scheduling.step
        ends = ends_of_others(self.timetable, wanted.meeting, date)
        for start in starts(window, step, lengths, ends):
            length = length_at(wanted.hours, start, manifest)
            if length is not None and start + length <= window.end:
                yield Time(date, start, start + length)

    def places(self, wanted: Wanted) -> tuple[Place, ...]:
        """The places of its course or its schools that nothing speaks against."""
        found = places_of(self.timetable.catalog, wanted)
        return tuple(one for one in found if not any(self.against_place(wanted, one)))

    def against_time(self, wanted: Wanted, time: Time) -> Iterator[Violation]:
        """What forbids a time whatever the site and the teachers."""
        slot = Slot(*time)
        yield from before_today(wanted.meeting, slot, self.today)
        yield from outside_class_times(self.timetable, wanted.meeting, slot)
        for found in self._at_time(wanted, slot):
            if found.entity is None or found.entity.kind not in _RESOURCES:
                yield found

    def against_place(self, wanted: Wanted, place: Place) -> Iterator[Violation]:
        """What forbids a place whatever the time."""
        meeting = wanted.with_delivery(place.delivery).meeting
        slot = meeting.slot._replace(site=place.site, teachers=place.teachers)
        for constraint in self._by_scope[0]:
            yield from constraint.violations(self.timetable, meeting, slot)

    def is_closed(self, wanted: Wanted, site: str, time: Time) -> bool:
        """Whether a site cannot be used at a time, by whom ever."""
        key = (site, time)
        if key not in self._closed:
            found = self._at_time(wanted, Slot(*time, site))
            self._closed[key] = any(one.entity and one.entity.kind is Kind.SITE for one in found)
        return self._closed[key]

    def is_away(self, wanted: Wanted, teacher: str, time: Time) -> bool:
        """Whether a teacher cannot teach at a time, whatever and where ever."""
        key = (teacher, time)
        if key not in self._away:
            found = self._at_time(wanted, Slot(*time, None, (teacher,)))
            self._away[key] = any(one.entity and one.entity.kind is Kind.TEACHER for one in found)
        return self._away[key]

    def _at_time(self, wanted: Wanted, slot: Slot) -> Iterator[Violation]:
        for constraint in self._by_scope[1]:
            yield from constraint.violations(self.timetable, wanted.meeting, slot)

    def longest(self, training_class: TrainingClass, course: Course, hours: float) -> float:
        """The most contact hours, up to `hours`, of a session that could be at some time.

        Where none could be, `hours` as far as a day of the class and the teachers allows, and its
        parts of the day: the reason is then another than its length.
        """
        catalog = self.timetable.catalog
        teachers = teachers_of(catalog, course, (training_class,))
        a_day = max((one.contact_hours_per_day for one in teachers), default=hours)
        most = max(HOURS_STEP, min(hours, a_day, catalog.manifest.scheduling.hours_per_day))
        fitting = None
        for steps in range(int(most / HOURS_STEP), 0, -1):
            wanted = new_session(training_class, course, steps * HOURS_STEP, catalog.manifest)
            if self._could_be(wanted):
                return steps * HOURS_STEP
            if fitting is None and any(True for _ in self.times(wanted)):
                fitting = steps * HOURS_STEP
        return fitting or most

    def _could_be(self, wanted: Wanted) -> bool:
        places = self.places(wanted)
        return any(self.is_free(wanted, time, one) for time in self.times(wanted) for one in places)

    def is_free(self, wanted: Wanted, time: Time, place: Place) -> bool:
        """Whether the site is open and all teachers are there."""
        if place.site is not None and self.is_closed(wanted, place.site, time):
            return False
        return not any(self.is_away(wanted, name, time) for name in place.teachers)
