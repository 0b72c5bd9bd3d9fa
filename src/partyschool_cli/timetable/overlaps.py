"""Which of several things in time overlap, by sweep. What ends at 10:00 leaves 10:00 free."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timeline import Timeline

# More than so many at once are a file made of nothing else, and not worth telling one by one.
_MOST_AT_ONCE = 50


class Timed(Protocol):
    """Something of one day, from `start` to before `end` in minutes since midnight."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Timed)


def clashing(timeline: Timeline | None, meeting: Meeting, slot: Slot) -> Iterator[Meeting]:
    """What of a timeline overlaps a slot, but for `meeting`: the first `_MOST_AT_ONCE` of it."""
    if timeline is None:
        return iter(())
    found = timeline.overlapping(slot.date, slot.start, slot.end)
    return islice((other for other in found if other is not meeting), _MOST_AT_ONCE)


def crowds(day: Sequence[T]) -> Iterator[tuple[T, ...]]:
    """The largest sets of one day's things that go on at one moment, in order of time.

    Takes them in order of start. A set that is part of another is not given.
    """
    running: list[T] = []
    next_end = math.inf
    for later in day:
        if next_end <= later.start:
            yield tuple(running)
            running = [earlier for earlier in running if earlier.end > later.start]
            next_end = min((earlier.end for earlier in running), default=math.inf)
        running.append(later)
        next_end = min(next_end, later.end)
    if running:
        yield tuple(running)


def consecutive(day: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Each pair of one day's things of which one follows the other, without overlap.

    Takes them in order of start. Before each thing stands the one that ended last.
    """
    latest: T | None = None
    for later in day:
        if latest is not None and latest.end <= later.start:
            yield latest, later
        if latest is None or later.end >= latest.end:
            latest = later
