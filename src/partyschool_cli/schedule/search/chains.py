"""Moves that keep a plan possible: a meeting to another time, and whoever is in its way there.

A Kempe chain exchanges two times: a meeting goes from the one to the other, those in its way there
come back in exchange, those in the way of these go along, and so on. A chain of one is the plain
move to where nobody is in the way.
"""

from collections.abc import Callable, Sequence
from random import Random

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Meeting, Place
from partyschool_cli.schedule.search.state import State

# Chains of more meetings are hardly ever accepted, nor quickly found.
_LONGEST = 6

# A meeting, another time for it, and whether who is in its room there has to come back in exchange
# (else a free room is taken) → the moves, or None where there is no such chain.
Exchange = Callable[[int, int, bool], Sequence[Move] | None]

# Two times, the meetings that leave the first for the second, and those that come in exchange.
_Housing = Callable[[int, int, Sequence[int], Sequence[int]], Sequence[Move] | None]

# A named tuple, without the call of its own `__new__`.
_new = tuple.__new__


def exchanges(state: State, random: Random) -> Exchange:  # noqa: C901 - the inner loop
    """The function that finds the chain of a meeting and time, in the state as it is when called.

    The chain keeps people and rooms apart. Side constraints, closed rooms and teachers who are away
    are not looked at: `State.try_moves` does.

    The inner loop of every search, hence its shape: a closure, as names of an enclosing function
    are found fastest, which grows the two sides of a chain in turn, as sets that are numbers.
    """
    times, rooms, staffs = state.time, state.room, state.staff
    present, in_room, cells = state.present, state.in_room, state.cells
    against, watched, using = state.against, state.watched, state.using
    optional = any(map(any, watched))
    unwelcome, twins = _unwelcome(state), _twins(state)
    with_rooms = _housing(state, random)

    def exchange(  # noqa: C901, PLR0912
        meeting: int, goal: int, keeps_rooms: bool
    ) -> Sequence[Move] | None:
        start = times[meeting]
        at_goal = 0
        for cell in cells[goal]:
            at_goal |= present[cell]
        if at_goal & twins[meeting]:
            return None  # it would be the same plan; or the times overlap
        here, there = start, goal
        at_here, at_there = -1, at_goal  # who is there; -1: not known yet
        movers, others = [meeting], list[int]()  # who leaves `here` for `there`, and the reverse
        movers_set, others_set = 1 << meeting, 0
        going, coming, newcomers = movers, others, movers
        while True:
            in_way = 0
            for one in newcomers:
                in_way |= against[one]
                if keeps_rooms:
                    in_way |= in_room[rooms[one]]
                if optional:
                    for resource in watched[one][staffs[one]]:
                        in_way |= using[resource]
            found = at_there & in_way & ~others_set
            if not found:
                break
            if found & unwelcome[here]:
                return None
            others_set |= found
            if (movers_set | others_set).bit_count() > _LONGEST:
                return None
            newcomers = []
            while found:
                bit = found & -found
                found ^= bit
                one = bit.bit_length() - 1
                if times[one] != there:
                    return None
                newcomers.append(one)
            others += newcomers
            if at_here < 0:
                at_here = 0
                for cell in cells[here]:
                    at_here |= present[cell]
            here, there, at_here, at_there = there, here, at_there, at_here
            movers, others, movers_set, others_set = others, movers, others_set, movers_set
        if keeps_rooms and coming:
            return [
                _new(Move, (one, _new(Place, (time, rooms[one], staffs[one]))))
                for time, movers in ((goal, going), (start, coming))
                for one in movers
            ]
        return with_rooms(start, goal, going, coming)

    return exchange


def _housing(state: State, random: Random) -> _Housing:
    """The function that finds rooms for a chain: each meeting keeps its own, or gets a free one."""
    rooms, staffs, taken, cells = state.room, state.staff, state.taken, state.cells
    exclusive = [1 << room if one else 0 for room, one in enumerate(state.exclusive)]
    may_have = [sum({1 << room for room in one.rooms}) for one in state.problem.meetings]
    rand = random.random

    def with_rooms(
        start: int, goal: int, going: Sequence[int], coming: Sequence[int]
    ) -> Sequence[Move] | None:
        used_start = used_goal = 0
        for cell in cells[goal]:
            used_goal |= taken[cell]
        if coming:
            for cell in cells[start]:
                used_start |= taken[cell]
            for one in going:
                used_start ^= exclusive[rooms[one]]
            for one in coming:
                used_goal ^= exclusive[rooms[one]]
        moves = []
        for time, movers, used_by_others in (
            (goal, going, used_goal),
            (start, coming, used_start),
        ):
            used = used_by_others
            homeless = []
            for one in movers:
                room = rooms[one]
                bit = 1 << room
                if used & bit:
                    homeless.append(one)
                else:
                    used |= exclusive[room]
                    moves.append(_new(Move, (one, _new(Place, (time, room, staffs[one])))))
            for one in homeless:
                free = may_have[one] & ~used
                if not free:
                    return None
                # The lowest from a random one on; where there is none, the lowest of all.
                low = int(rand() * free.bit_length())
                bits = free >> low << low or free
                bit = bits & -bits
                room = bit.bit_length() - 1
                used |= exclusive[room]
                moves.append(_new(Move, (one, _new(Place, (time, room, staffs[one])))))
        return moves

    return with_rooms


def _unwelcome(state: State) -> list[int]:
    """By time the set of the meetings that cannot be then, or are fixed."""
    everyone = (1 << len(state.time)) - 1
    welcome = [0] * len(state.cells)
    for meeting, times in enumerate(state.times):
        if not state.fixed >> meeting & 1:
            for time in times:
                welcome[time] |= 1 << meeting
    return [everyone & ~one for one in welcome]


def _twins(state: State) -> list[int]:
    """For each meeting the set of those that it could change places with unnoticed, and itself."""
    before = state.sides.before
    alike = dict[tuple[Meeting, tuple[int, ...]], int]()
    keys = list(zip(state.problem.meetings, before, strict=True))
    for index, key in enumerate(keys):
        alike[key] = alike.get(key, 0) | 1 << index
    return [alike[key] for key in keys]
