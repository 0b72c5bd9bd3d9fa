"""Moves of other kinds than exchanges of times: rooms, staffs, one meeting anywhere, half-days.

Each function takes a meeting that is in the plan and gives moves, or None where it has none. Where
a state `needs_trying` they may be impossible: `State.try_moves` tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from partyschool_cli.schedule.search.construct import free_places
from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.occupancy import members_of
from partyschool_cli.schedule.search.problem import Place, Time
from partyschool_cli.schedule.search.state import State

# The share of exchanges of blocks that exchange whole days, and of meetings that get another staff
# with one: theirs may be busy then.
_WHOLE_DAYS = 1 / 3
_OTHER_STAFF = 0.2
# A push moves so many meetings at most.
_MOST_PUSHED = 4


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the search goes into each kind of moves; exchanges of times have the rest.

    Of the exchanges a share `keeping` keeps all rooms: who is in a room there comes back.
    """

    rooms: float = 0.2
    staffs: float = 0.0
    elsewhere: float = 0.0
    blocks: float = 0.0
    beside: float = 0.0
    pushes: float = 0.0
    keeping: float = 0.25

    @property
    def others(self) -> float:
        """The share of all that are no exchanges of times."""
        shares = (self.rooms, self.staffs, self.elsewhere, self.blocks, self.beside, self.pushes)
        return sum(shares)


class Neighbours:
    """The moves from a state as it is when asked."""

    def __init__(self, state: State, random: Random, shares: Shares) -> None:
        """Nothing is looked at yet."""
        self.state = state
        self._random = random
        self._rand = random.random
        self._shares = shares
        problem = state.problem
        self._blocks = problem.blocks or [time.day for time in problem.times]
        self._starts = dict[int, int]()  # where each block begins
        for block, time in zip(self._blocks, problem.times, strict=True):
            self._starts[block] = min(time.start, self._starts.get(block, time.start))
        self._time_at = {time: index for index, time in enumerate(problem.times)}
        self._together = [
            tuple(members_of(members)) for members in state.members
        ]  # by resource, whom it is always with

    def other(self, meeting: int) -> Sequence[Move] | None:
        """A random move of a kind that is chosen by the shares."""
        shares = self._shares
        kind = self._rand() * shares.others
        for share, propose in (
            (shares.rooms, self.to_room),
            (shares.elsewhere, self.elsewhere),
            (shares.staffs, self.to_staff),
            (shares.beside, self.beside),
            (shares.pushes, self.push),
        ):
            if kind < share:
                return propose(meeting)
            kind -= share
        return self.exchange_blocks(meeting)

    def to_room(self, meeting: int) -> Sequence[Move] | None:
        """To another room, in exchange with who is there."""
        state = self.state
        rooms = state.problem.meetings[meeting].rooms
        room = rooms[int(self._rand() * len(rooms))]
        time, old, staff = self._place(meeting)
        if room == old:
            return None
        move = Move(meeting, Place(time, room, staff))
        there = 0
        for cell in state.cells[time]:
            there |= state.present[cell]
        there &= state.in_room[room]
        if not there:
            return (move,)
        other = there.bit_length() - 1
        if (
            there != 1 << other
            or there & state.fixed
            or state.time[other] != time
            or old not in state.problem.meetings[other].rooms
        ):
            return None
        return (move, Move(other, Place(time, old, state.staff[other])))

    def to_staff(self, meeting: int) -> Sequence[Move] | None:
        """To another staff, in exchange with a meeting of theirs, at any time, or with none."""
        state, meetings = self.state, self.state.problem.meetings
        staffs = meetings[meeting].staffs
        if len(staffs) == 1:
            return None
        time, room, old = self._place(meeting)
        staff = int(self._rand() * len(staffs))
        if staff == old:
            return None
        move = Move(meeting, Place(time, room, staff))
        theirs = [
            other
            for resource in staffs[staff]
            for other in members_of(state.using[resource] & ~state.fixed)
            if other != meeting
            and staffs[old] in meetings[other].staffs
            and meetings[other].staffs[state.staff[other]] == staffs[staff]
        ]
        if not theirs or self._rand() < 0.5:
            return (move,)
        other = self._random.choice(theirs)
        back = meetings[other].staffs.index(staffs[old])
        return (move, Move(other, Place(state.time[other], state.room[other], back)))

    def elsewhere(self, meeting: int) -> Sequence[Move] | None:
        """Alone to another time, room and staff, or to what changes of these."""
        state, rand = self.state, self._rand
        one = state.problem.meetings[meeting]
        time, room, staff = before = self._place(meeting)
        if rand() < 0.5:
            time = state.times[meeting][int(rand() * len(state.times[meeting]))]
        if len(one.rooms) > 1 and rand() < 0.5:
            room = one.rooms[int(rand() * len(one.rooms))]
        if len(one.staffs) > 1 and rand() < 0.5:
            staff = int(rand() * len(one.staffs))
        place = Place(time, room, staff)
        if place == before or (not state.needs_trying and state.blockers(meeting, place)):
            return None
        return (Move(meeting, place),)

    def beside(self, meeting: int) -> Sequence[Move] | None:
        """Right before or after another meeting of its first resource, in that one's room if it
        may be there."""
        state, rand = self.state, self._rand
        one = state.problem.meetings[meeting]
        mates = self._together[one.resources[0]] if one.resources else ()
        if len(mates) < 2:
            return None
        mate = mates[int(rand() * len(mates))]
        if mate == meeting or state.time[mate] < 0:
            return None
        times = state.problem.times
        time, room, staff = self._place(meeting)
        length = times[time].end - times[time].start
        day, first, last = times[state.time[mate]]
        start = last if rand() < 0.5 else first - length
        goal = self._time_at.get(Time(day, start, start + length))
        if goal is None or goal == time or goal not in state.may_be_at[meeting]:
            return None
        if state.room[mate] in one.rooms:
            room = state.room[mate]
        place = self._open_place(meeting, Place(goal, room, staff))
        if not state.needs_trying and state.blockers(meeting, place):
            return None
        return (Move(meeting, place),)

    def push(self, meeting: int) -> Sequence[Move] | None:
        """To a random place, and the few who are in the way there each to a free one."""
        state, rand = self.state, self._rand
        one = state.problem.meetings[meeting]
        options = state.times[meeting]
        place = Place(
            options[int(rand() * len(options))],
            one.rooms[int(rand() * len(one.rooms))],
            int(rand() * len(one.staffs)),
        )
        in_the_way = state.blockers(meeting, place)
        pushed = [meeting, *members_of(in_the_way)]
        if (
            len(pushed) > _MOST_PUSHED
            or in_the_way & state.fixed
            or not state.is_open(meeting, place)
        ):
            return None
        moves = [Move(meeting, place)]
        back = state.way_back([Move(other, None) for other in pushed])
        state.make([Move(other, None) for other in pushed])
        state.place(meeting, place)
        for other in pushed[1:]:
            free = next(free_places(state, self._random, other), None)
            if free is None:
                break
            state.place(other, free)
            moves.append(Move(other, free))
        state.make(back)
        return moves if len(moves) == len(pushed) else None

    def exchange_blocks(self, meeting: int) -> Sequence[Move] | None:
        """All that its first resource has in a half-day to another, or in a whole day; what it has
        there comes back. Each keeps its distance from the start, and room and staff if it can."""
        state, rand = self.state, self._rand
        options, resources = state.times[meeting], state.problem.meetings[meeting].resources
        start, goal = state.time[meeting], options[int(rand() * len(options))]
        if not resources:
            return None
        if rand() < _WHOLE_DAYS:
            by, shift = self._day_of, 0
        else:
            by = self._block_of
            shift = self._starts[by(goal)] - self._starts[by(start)]
        one, other = by(start), by(goal)
        if one == other:
            return None
        days = state.problem.times[start].day, state.problem.times[goal].day
        moves = self._moved(
            ((mover, days[1], shift) if by(state.time[mover]) == one else (mover, days[0], -shift))
            for mover in self._together[resources[0]]
            if state.time[mover] >= 0 and by(state.time[mover]) in (one, other)
        )
        return moves if moves and (state.needs_trying or state.can_make(moves)) else None

    def _moved(self, movers: Iterator[tuple[int, int, int]]) -> Sequence[Move] | None:
        """Moves of meetings to a day, later by a shift; None where one of them cannot be then."""
        state, times = self.state, self.state.problem.times
        moves = []
        for mover, day, shift in movers:
            time, room, staff = self._place(mover)
            _, start, end = times[time]
            goal = self._time_at.get(Time(day, start + shift, end + shift))
            if goal is None or state.fixed >> mover & 1 or goal not in state.may_be_at[mover]:
                return None
            moves.append(Move(mover, self._open_place(mover, Place(goal, room, staff))))
        return moves

    def _open_place(self, meeting: int, place: Place) -> Place:
        """The place, with another room or staff where these cannot be had then; at times anyway."""
        state, rand = self.state, self._rand
        one = state.problem.meetings[meeting]
        time, room, staff = place
        if time in state.closed[room]:
            room = one.rooms[int(rand() * len(one.rooms))]
        if time in state.away[meeting][staff] or (len(one.staffs) > 1 and rand() < _OTHER_STAFF):
            staff = int(rand() * len(one.staffs))
        return Place(time, room, staff)

    def _day_of(self, time: int) -> int:
        return self.state.problem.times[time].day

    def _block_of(self, time: int) -> int:
        return self._blocks[time]

    def _place(self, meeting: int) -> Place:
        state = self.state
        return Place(state.time[meeting], state.room[meeting], state.staff[meeting])
