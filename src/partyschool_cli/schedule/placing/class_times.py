"""When a class meets: its days, its parts of the day, and the moments at which a session starts.

Source: scheduling.md. Where a class says nothing, it meets from Monday to Friday and on the
workdays that make up for a holiday, in the morning and the afternoon; an evening class in the
evening.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.contact_hours import (
    DAY_LENGTH,
    contact_hours,
    minutes_for,
    minutes_of,
    time_at,
)
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.timetable.calendar import TeachingCalendar
from partyschool_cli.timetable.constraint import Violation
from partyschool_cli.timetable.day_parts import in_order
from partyschool_cli.timetable.meetings import Meeting, Slot, slot_of
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

_WEEKDAYS: Final = tuple(WEEKDAYS)
_SATURDAY: Final = 5
_EVENING: Final = "evening"
_PRINTED: Final = 5  # minutes


class Window(NamedTuple):
    """A part of the day, in minutes since midnight."""

    part: str
    start: int
    end: int


def meets_on(training_class: TrainingClass, date: dt.date, calendar: TeachingCalendar) -> bool:
    """Whether a day of the week is one of the class's; whether it is off is another question."""
    if training_class.days:
        return _WEEKDAYS[date.weekday()] in training_class.days
    return date.weekday() < _SATURDAY or calendar.is_makeup_workday(date)


def windows(classes: Sequence[TrainingClass], manifest: Manifest) -> tuple[Window, ...]:
    """The parts of the day in which all these classes meet, in order of time."""
    parts = in_order(manifest.day_parts)
    return tuple(
        Window(name, minutes_of(part.start), minutes_of(part.end))
        for name, part in parts.items()
        if all(name in parts_of(one, tuple(parts)) for one in classes)
    )


def parts_of(training_class: TrainingClass, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Of the manifest's parts of the day, those in which a class meets."""
    if training_class.day_parts:
        return training_class.day_parts
    if training_class.type == "evening":
        return (_EVENING,) if _EVENING in parts else parts[-1:]
    daytime = tuple(name for name in parts if name != _EVENING)
    return daytime or parts


def length_at(hours: float, start: int, manifest: Manifest) -> int | None:
    """The minutes of a session of so many contact hours; None where none that starts then is."""
    length = usual_length(hours, start, manifest)
    return length if _hours(start, length, manifest) == hours else None


def usual_length(hours: float, start: int, manifest: Manifest) -> int:
    """The minutes of a session of so many contact hours, as offices print them, in steps of five.

    Exact, where a longer one would have more hours.
    """
    length = minutes_for(hours, start, manifest)
    rounded = -(-length // _PRINTED) * _PRINTED
    return rounded if _hours(start, rounded, manifest) == hours else length


def _hours(start: int, length: int, manifest: Manifest) -> float | None:
    end = start + length
    if end >= DAY_LENGTH:
        return None
    return contact_hours(time_at(start), time_at(end), manifest)


def starts(window: Window, step: int, lengths: Sequence[int], ends: Sequence[int]) -> list[int]:
    """When a session may start in a part of the day, the earliest first.

    At its start, on the grid that counts from there, or where another session ends that starts so:
    one of `ends` or, for a session of one of `lengths`, at any of these moments and its length on.
    """
    inside = range(window.start, window.end)
    found = set(inside[::step]) | {end for end in ends if end in inside}
    waiting = sorted(found)
    while waiting:
        start = waiting.pop()
        for length in lengths:
            end = start + length
            if end in inside and end not in found:
                found.add(end)
                waiting.append(end)
    return sorted(found)


def ends_of_others(timetable: Timetable, meeting: Meeting, date: dt.date) -> tuple[int, ...]:
    """When the other meetings of a meeting's classes end on a day."""
    timelines = (timetable.by_class.get(name, NO_MEETINGS) for name in meeting.classes)
    others = (one for timeline in timelines for one in timeline.on(date))
    return tuple(one.end for one in others if one is not meeting)


def outside_class_times(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """What a class's default days and parts of the day forbid; those that it names are lint's.

    A session may stay when it is: somebody has put it there, and lint finds nothing in it.
    """
    if slot[:3] == slot_of(meeting.first.session)[:3]:
        return
    classes = [one.training_class for one in meeting.sessions]
    for one in meeting.sessions:
        training_class = one.training_class
        entity = Key(Kind.CLASS, training_class.id)
        if not training_class.days and not meets_on(training_class, slot.date, timetable.calendar):
            yield Violation("outside-class-days", one, entity, ("days",))
    manifest = timetable.catalog.manifest
    if any(w.start <= slot.start and slot.end <= w.end for w in windows(classes, manifest)):
        return
    first = meeting.first
    entity = Key(Kind.CLASS, first.training_class.id)
    yield Violation("outside-class-parts", first, entity, ("day_parts",))
