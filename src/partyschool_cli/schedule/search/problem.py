"""A timetabling problem as plain arrays: what takes place, and when, where and by whom it can.

Everything is an index into a sequence of the problem, so that any solver can be fed with it. What
may not be is here; what is unwelcome is an `Objective`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Time(NamedTuple):
    """An interval of one day. `start` and `end` are in any unit; what ends at 10 leaves 10 free."""

    day: int
    start: int
    end: int


class Place(NamedTuple):
    """When, where and by whom a meeting is: an index of `Problem.times`, one of `Problem.rooms`,
    and one of the meeting's own `staffs`."""

    time: int
    room: int
    staff: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """Where meetings are.

    An exclusive room takes one at a time. One that is not takes any number, as long as all `people`
    that are there at one moment fit into `seats` (None: no limit). `closed` are the times (indices)
    at which it cannot be used.
    """

    exclusive: bool = True
    seats: int | None = None
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Resource:
    """A class, a teacher, a curriculum: who is in one meeting at a time.

    `away` are the times (indices) at which it is in none. `day_limit` is the largest sum of the
    `load` of its meetings on one day. It needs `Problem.ways` between two rooms.
    """

    away: frozenset[int] = frozenset()
    day_limit: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What takes place once.

    `resources` (indices of `Problem.resources`) are in it wherever it is; of `staffs`, each a set
    of resources, it has one. `times` and `rooms` (indices) are those that it may have; the core
    leaves out combinations in which a resource is away or a room is closed. `load` counts for the
    day limits, `people` for the seats. It begins when the meetings of `after` (indices) are over,
    where these take place. A `fixed` one is where it is, come what may, and is never moved.
    """

    resources: tuple[int, ...]
    times: tuple[int, ...]
    rooms: tuple[int, ...]
    staffs: tuple[tuple[int, ...], ...] = ((),)
    people: int = 0
    load: int = 0
    after: tuple[int, ...] = ()
    fixed: Place | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """All of it.

    `ways[a][b]` is what it takes from room a to room b, in the unit of `times`; 0 where nobody
    knows; an empty sequence where there are no ways at all. `blocks` has a number a time: times of
    one number are of one half-day, whose meetings the search may move together; an empty sequence:
    of one day.
    """

    times: Sequence[Time]
    rooms: Sequence[Room]
    resources: Sequence[Resource]
    meetings: Sequence[Meeting]
    ways: Sequence[Sequence[int]] = ()
    blocks: Sequence[int] = ()
