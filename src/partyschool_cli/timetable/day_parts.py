"""上午, 下午, 晚上: which parts of the day a stretch of time falls in."""

from collections.abc import Mapping

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.manifest import DayPart

# What begins from here on is an evening's, whatever a catalog calls evening.
_EVENING = 18 * 60

# The parts of a day by id, in order of time.
DayParts = Mapping[str, DayPart]


def in_order(parts: DayParts) -> DayParts:
    """The same parts, the earlier first."""
    return dict(sorted(parts.items(), key=lambda item: (item[1].start, item[1].end)))


def parts_met(start: int, end: int, parts: DayParts) -> tuple[str, ...]:
    """The ids of the parts that a stretch (minutes since midnight) overlaps, the earlier first."""
    return tuple(
        name
        for name, part in in_order(parts).items()
        if minutes_of(part.start) < end and start < minutes_of(part.end)
    )


def part_of(start: int, end: int, parts: DayParts) -> str:
    """The id of the part that a stretch belongs to: most of it, else the part that is nearest."""

    def far(name: str) -> tuple[int, int]:
        first, last = minutes_of(parts[name].start), minutes_of(parts[name].end)
        overlap = min(end, last) - max(start, first)
        return (-overlap, first)

    return min(parts, key=far)


def is_daytime(start: int, parts: DayParts) -> bool:
    """Whether what begins at `start` (minutes) takes working time: before 18:00 and the evening."""
    evening = parts.get("evening")
    return start < (min(_EVENING, minutes_of(evening.start)) if evening else _EVENING)
