"""Moves that keep a plan possible: a meeting to another time, and whoever is in its way there.

A Kempe chain exchanges two times: a meeting goes from the one to the other, those in its way there
come back in exchange, those in the way of these go along, and so on. A chain of one is the plain
move to where nobody is in the way.
"""

from collections.abc import Callable, Sequence
from random import Random

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place
from partyschool_cli.schedule.search.state import State

# More meetings that go one way are hardly ever worth it.
_LONGEST = 24

# A meeting, another time for it, and whether who is in its room there has to come back in exchange
# (else a free room is taken) → the moves, or None where there is no such chain.
Exchange = Callable[[int, int, bool], Sequence[Move] | None]

# Two times, the meetings that leave the first for the second, and those that come in exchange.
_Housing = Callable[[int, int, Sequence[int], Sequence[int]], Sequence[Move] | None]

# A named tuple, without the call of its own `__new__`.
_new = tuple.__new__


def exchanges(state: State, random: Random) -> Exchange:
    """The function that finds the chain of a meeting and time, in the state as it is when called.

    The chain keeps people and rooms apart. Side constraints, closed rooms and teachers who are away
    are not looked at: `State.try_moves` does.

    The inner loop of every search, hence its shape: a closure, as names of an enclosing function
    are found fastest, which grows the two sides of a chain in turn, as sets that are numbers.
    """
    times, rooms, staffs = state.time, state.room, state.staff
    present, in_room, cells = state.present, state.in_room, state.cells
    rivals, watched, using = state.rivals, state.watched, state.using
    unwelcome = _unwelcome(state)
    with_rooms = _housing(state, random)

    def exchange(meeting: int, goal: int, keeps_rooms: bool) -> Sequence[Move] | None:
        start = times[meeting]
        here, there = start, goal
        at_there = 0
        for cell in cells[goal]:
            at_there |= present[cell]
        at_here = -1  # not known yet
        movers, others = [meeting], list[int]()  # who leaves `here` for `there`, and the reverse
        movers_set, others_set = 1 << meeting, 0
        if at_there & movers_set:
            return None  # the times overlap
        going, coming, newcomers = movers, others, movers
        while True:
            in_way = 0
            for one in newcomers:
                staff = staffs[one]
                in_way |= rivals[one][staff]
                for resource in watched[one][staff]:
                    in_way |= using[resource]
                if keeps_rooms:
                    in_way |= in_room[rooms[one]]
            found = at_there & in_way & ~others_set
            if not found:
                break
            if found & unwelcome[here]:
                return None
            others_set |= found
            newcomers = []
            while found:
                bit = found & -found
                found ^= bit
                one = bit.bit_length() - 1
                if times[one] != there:
                    return None
                newcomers.append(one)
            others += newcomers
            if len(others) > _LONGEST:
                return None
            if at_here < 0:
                at_here = 0
                for cell in cells[here]:
                    at_here |= present[cell]
            here, there, at_here, at_there = there, here, at_there, at_here
            movers, others, movers_set, others_set = others, movers, others_set, movers_set
        if keeps_rooms and coming:
            moves = [
                _new(Move, (one, _new(Place, (goal, rooms[one], staffs[one])))) for one in going
            ]
            for one in coming:
                moves.append(_new(Move, (one, _new(Place, (start, rooms[one], staffs[one])))))
            return moves
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
        for time, movers, used in ((goal, going, used_goal), (start, coming, used_start)):
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
