"""What wishes are judged by: the facts of a catalog, and meetings where a plan puts them."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from partyschool_cli.catalog.coverage import topic_key
from partyschool_cli.model.contact_hours import contact_hours, minutes_for, minutes_of, time_at
from partyschool_cli.model.course import Course
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.planning.obligations import Duty, Obligations
from partyschool_cli.schedule.cost.class_frame import Frame, frame
from partyschool_cli.schedule.placing.class_times import Window, windows
from partyschool_cli.schedule.placing.places import teachers_of
from partyschool_cli.schedule.placing.wanted import Wanted
from partyschool_cli.timetable.day_parts import in_order, part_of
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

_AFTERNOON: Final = "afternoon"
# A class of more days than that is not taught day after day.
_FORTNIGHT: Final = 14


@dataclass(frozen=True, eq=False, slots=True)
class Placed:
    """A meeting at a place of a plan.

    `classes` are the planned classes that take part. One that is not `wanted` is where it was, and
    only what its neighbours do costs anything. `was_moved` where it is not where the timetable has
    it. Not `on_grid` where it starts at a moment that only another's end allows; `minutes_late`
    after its part of the day, `parts_in` so many of these after a short class began;
    `outside_frame` before its opening, or after its closing. `duties` are those it counts for.
    """

    slot: Slot
    part: str
    course: Course | None
    hours: float
    classes: tuple[str, ...]
    wanted: bool = False
    was_moved: bool = False
    on_grid: bool = True
    minutes_late: int = 0
    parts_in: int = 0
    outside_frame: bool = False
    duties: tuple[int, ...] = ()

    @property
    def order(self) -> tuple[dt.date, int, int]:
        """What sorts meetings by time."""
        return self.slot[:3]


@dataclass(frozen=True, eq=False, slots=True)
class ClassFacts:
    """A planned class: the fewest days, and the fewest sessions of each course, that it needs.

    `closing` is its last afternoon, None where it does not meet then; `requires` has the pairs of
    its courses of which the first requires the second.
    """

    training_class: TrainingClass
    fewest_days: int
    fewest_sessions: Mapping[str, int]
    closing: tuple[dt.date, Window] | None
    requires: tuple[tuple[str, str], ...]


class DutyFacts(NamedTuple):
    """A duty that wanted sessions could meet: how often it is planned without them."""

    duty: Duty
    topic: str | None


@dataclass(frozen=True, eq=False)
class CostContext:
    """What wishes are given. `stays` is the timetable without what is `wanted`.

    `classes` are those that are planned.
    """

    stays: Timetable
    wanted: Sequence[Wanted]
    classes: Sequence[TrainingClass]

    @property
    def manifest(self) -> Manifest:
        """The catalog's manifest."""
        return self.stays.catalog.manifest

    @cached_property
    def minutes_per_hour(self) -> int:
        """The minutes of one contact hour."""
        return minutes_for(1, 0, self.manifest)

    @cached_property
    def facts(self) -> Mapping[str, ClassFacts]:
        """The planned classes by id."""
        wanted: dict[str, list[Wanted]] = {}
        for one in self.wanted:
            for training_class in one.classes:
                wanted.setdefault(training_class.id, []).append(one)
        return {one.id: self._facts(one, wanted.get(one.id, [])) for one in self.classes}

    @cached_property
    def peers(self) -> Mapping[str, tuple[str, ...]]:
        """For each teacher in whose place others may teach a wanted session: these, and self."""
        pools: dict[tuple[str, ...], None] = {}
        for one in self.wanted:
            able = teachers_of(self.stays.catalog, one.course, one.classes)
            if len(able) > 1:
                pools.setdefault(tuple(sorted(teacher.id for teacher in able)))
        peers: dict[str, set[str]] = {}
        for pool in pools:
            for name in pool:
                peers.setdefault(name, set()).update(pool)
        return {name: tuple(sorted(found)) for name, found in sorted(peers.items())}

    @cached_property
    def hours_that_stay(self) -> Mapping[str, float]:
        """The hours of each teacher with peers that do not depend on the plan."""
        first = min((one.from_ for one in self.classes), default=dt.date.min)
        last = max((one.to for one in self.classes), default=dt.date.min)
        return {
            name: sum(
                one.hours
                for one in self.stays.by_teacher.get(name, NO_MEETINGS).meetings
                if first <= one.date <= last
            )
            for name in self.peers
        }

    @cached_property
    def duties(self) -> tuple[DutyFacts, ...]:
        """The duties that a wanted session could count for."""
        obligations = Obligations(self.stays)
        return tuple(
            DutyFacts(duty, None if one.topic is None else topic_key(one.topic))
            for one in self.manifest.obligations
            for duty in obligations.duties(one)
            if self._could_be_met(duty, None if one.topic is None else topic_key(one.topic))
        )

    def _could_be_met(self, duty: Duty, topic: str | None) -> bool:
        for wanted in self._by_teacher.get(duty.teacher.id, ()):
            first = min(one.from_ for one in wanted.classes)
            last = max(one.to for one in wanted.classes)
            if first <= duty.period.last and duty.period.first <= last and _is_on(wanted, topic):
                return True
        return False

    @cached_property
    def _by_teacher(self) -> Mapping[str, list[Wanted]]:
        found: dict[str, list[Wanted]] = {}
        for wanted in self.wanted:
            able = teachers_of(self.stays.catalog, wanted.course, wanted.classes)
            for name in {*wanted.meeting.slot.teachers, *(one.id for one in able)}:
                found.setdefault(name, []).append(wanted)
        return found

    @cached_property
    def _duties_of(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, one in enumerate(self.duties):
            found.setdefault(one.duty.teacher.id, []).append(index)
        return found

    @cached_property
    def frame(self) -> Mapping[str, Frame]:
        """When the opening of each planned class is over, and when its closing begins."""
        by_class = self.stays.by_class
        return {one.id: frame(by_class.get(one.id, NO_MEETINGS)) for one in self.classes}

    def is_outside_frame(self, wanted: Wanted, slot: Slot) -> bool:
        """Whether a session would be before a class's opening, or after its closing."""
        for one in wanted.classes:
            opened, closing = self.frame.get(one.id, Frame())
            if opened is not None and slot[:2] < opened:
                return True
            if closing is not None and (slot.date, slot.end) > closing:
                return True
        return False

    @cached_property
    def _parts(self) -> dict[tuple[int, int], str]:
        return {}

    def part(self, start: int, end: int) -> str:
        """The part of the day that most of an interval is in."""
        key = (start, end)
        if key not in self._parts:
            self._parts[key] = part_of(start, end, self.manifest.day_parts)
        return self._parts[key]

    def travel_minutes(self, one: str | None, other: str | None) -> int:
        """Minutes between two sites; none where nobody wrote them down."""
        return self.stays.travel_minutes(one, other) or 0

    def placed(self, wanted: Wanted, slot: Slot) -> Placed:
        """A wanted session at a slot."""
        part = self.part(slot.start, slot.end)
        now = wanted.meeting.slot
        late = slot.start - minutes_of(self.manifest.day_parts[part].start)
        keeps_time = not wanted.is_new and slot[:3] == now[:3]
        return Placed(
            slot,
            part,
            wanted.course,
            wanted.hours,
            tuple(one.id for one in wanted.classes if one.id in self.facts),
            wanted=True,
            was_moved=not wanted.is_new and slot != now,
            on_grid=keeps_time or late % self.manifest.scheduling.step == 0,
            minutes_late=0 if keeps_time else max(0, late),
            parts_in=0 if keeps_time else self._parts_in(wanted, slot.date, part),
            outside_frame=not keeps_time and self.is_outside_frame(wanted, slot),
            duties=tuple(self._met_by(wanted, slot)),
        )

    def _parts_in(self, wanted: Wanted, date: dt.date, part: str) -> int:
        """How many parts of days come before one, in a short class; in a long one, of that day."""
        parts = list(in_order(self.manifest.day_parts))
        first = max(one.from_ for one in wanted.classes)
        last = min(one.to for one in wanted.classes)
        days = (date - first).days if (last - first).days <= _FORTNIGHT else 0
        return days * len(parts) + parts.index(part)

    def staying(self, meeting: Meeting) -> Placed:
        """A meeting that stays where it is."""
        slot = meeting.slot
        classes = tuple(one for one in meeting.classes if one in self.facts)
        part = self.part(slot.start, slot.end)
        return Placed(slot, part, meeting.course, meeting.hours, classes)

    def all_staying(self) -> Iterator[Placed]:
        """The meetings of the planned classes that stay where they are, 合班 once."""
        timelines = (self.stays.by_class.get(one.id, NO_MEETINGS) for one in self.classes)
        for meeting in dict.fromkeys(one for each in timelines for one in each.meetings):
            yield self.staying(meeting)

    def _met_by(self, wanted: Wanted, slot: Slot) -> Iterator[int]:
        if all(one.status != "active" for one in wanted.classes):
            return
        for name in slot.teachers:
            for index in self._duties_of.get(name, ()):
                duty, topic = self.duties[index]
                if slot.date in duty.period and _is_on(wanted, topic):
                    yield index

    def _facts(self, training_class: TrainingClass, wanted: Sequence[Wanted]) -> ClassFacts:
        meetings = self.stays.by_class.get(training_class.id, NO_MEETINGS).meetings
        hours: dict[str, float] = {}
        for name, amount in (
            *((one.course_id, one.hours) for one in meetings),
            *((one.course.id, one.hours) for one in wanted),
        ):
            if name is not None:
                hours[name] = hours.get(name, 0) + amount
        found = windows((training_class,), self.manifest)
        lengths = [self._hours_of(window) for window in found] or [self._most_a_day]
        a_session = min(self.manifest.scheduling.session_hours.max, max(lengths))
        a_day = min(sum(lengths), self._most_a_day)
        days = len({one.date for one in meetings})
        closing = next((one for one in found if one.part == _AFTERNOON), None)
        courses = self.stays.courses
        return ClassFacts(
            training_class,
            max(days, math.ceil(sum(hours.values()) / a_day)),
            {name: math.ceil(amount / a_session) for name, amount in hours.items()},
            None if closing is None else (training_class.to, closing),
            tuple(
                (name, required)
                for name in hours
                if name in courses
                for required in courses[name].requires
                if required in hours and required != name
            ),
        )

    @property
    def _most_a_day(self) -> float:
        return self.manifest.scheduling.hours_per_day

    def _hours_of(self, window: Window) -> float:
        hours = contact_hours(time_at(window.start), time_at(window.end), self.manifest)
        return max(0.5, hours)


def _is_on(wanted: Wanted, topic: str | None) -> bool:
    return topic is None or topic in map(topic_key, wanted.course.topics)
