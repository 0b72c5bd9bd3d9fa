"""上午, 下午, 晚上: which parts of the day an interval of time falls in."""

from collections.abc import Mapping
from typing import NamedTuple

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.manifest import DayPart

# What begins from here on is an evening's, whatever a catalog calls evening.
_EVENING = 18 * 60

# The parts of a day by id, in order of time.
DayParts = Mapping[str, DayPart]


def in_order(parts: DayParts) -> DayParts:
    """The same parts, the earlier first."""
    return dict(sorted(parts.items(), key=lambda item: (item[1].start, item[1].end)))


def parts_overlapped(start: int, end: int, parts: DayParts) -> tuple[str, ...]:
    """The ids of the parts that an interval (minutes since midnight) overlaps, in order of time."""
    return tuple(
        name
        for name, part in in_order(parts).items()
        if minutes_of(part.start) < end and start < minutes_of(part.end)
    )


def part_of(start: int, end: int, parts: DayParts) -> str:
    """The id of the part with most of an interval; where none has any, of the nearest."""

    def distance(name: str) -> tuple[int, int]:
        first, last = minutes_of(parts[name].start), minutes_of(parts[name].end)
        overlap = min(end, last) - max(start, first)
        return (-overlap, first)

    return min(parts, key=distance)


def parts_of(start: int, end: int, parts: DayParts) -> tuple[str, ...]:
    """The ids of the parts that an interval is in: those it overlaps, else the nearest."""
    return parts_overlapped(start, end, parts) or (part_of(start, end, parts),)


class Interval(NamedTuple):
    """The part that an interval belongs to, all that it is in, and whether it is their time."""

    part: str
    parts: tuple[str, ...]
    is_usual: bool


def interval_in(start: int, end: int, parts: DayParts) -> Interval:
    """What an interval is of a day with such parts."""
    covered = parts_of(start, end, parts)
    usual = minutes_of(parts[covered[0]].start), minutes_of(parts[covered[-1]].end)
    return Interval(part_of(start, end, parts), covered, (start, end) == usual)


def is_daytime(start: int, parts: DayParts) -> bool:
    """Whether what begins at `start` (minutes) takes working time: before 18:00 and the evening."""
    evening = parts.get("evening")
    return start < (min(_EVENING, minutes_of(evening.start)) if evening else _EVENING)
