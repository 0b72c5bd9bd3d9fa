"""A plan in the making: meetings are placed and removed, and it tells who is in the way where."""

from collections.abc import Sequence

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.occupancy import UNPLACED, Occupancy
from partyschool_cli.schedule.search.problem import Place, Problem
from partyschool_cli.schedule.search.side_constraints import SideConstraints

# The times, rooms and staffs of all meetings.
Snapshot = tuple[list[int], list[int], list[int]]


class State(Occupancy):
    """Where the meetings of a problem are. Those that are fixed are placed from the start.

    A meeting is placed where `blockers` finds nobody; only fixed ones may be in each other's way.
    """

    def __init__(self, problem: Problem) -> None:
        """Compile the problem, and place what is fixed."""
        super().__init__(problem)
        self.sides = SideConstraints(self)
        # Whether a chain that keeps people and rooms apart may still be impossible.
        self.needs_trying = (
            self.sides.exist or any(self.optional) or any(self.closed) or any(map(any, self.away))
        )
        for index, meeting in enumerate(problem.meetings):
            if meeting.fixed is not None:
                self.place(index, meeting.fixed)

    def place(self, meeting: int, place: Place) -> None:
        """Put a meeting that is not in the plan into it, whoever is in the way."""
        time, room, staff = place
        self.time[meeting], self.room[meeting], self.staff[meeting] = place
        self.against[meeting] = self.rivals[meeting][staff]
        bit = 1 << meeting
        present, taken = self.present, self.taken
        room_bit = 1 << room if self.exclusive[room] else 0
        for cell in self.cells[time]:
            present[cell] |= bit
            taken[cell] |= room_bit
        if room_bit:
            self.in_room[room] |= bit
        else:
            self.sharing[room] |= bit
        if self.optional[meeting]:
            for resource in self.problem.meetings[meeting].staffs[staff]:
                self.using[resource] |= bit
        if self.sides.exist:
            self.sides.count(meeting, place, 1)

    def remove(self, meeting: int) -> None:
        """Take a meeting out of the plan."""
        time, room, staff = self.time[meeting], self.room[meeting], self.staff[meeting]
        bit = 1 << meeting
        present, taken = self.present, self.taken
        room_bit = 1 << room if self.exclusive[room] else 0
        for cell in self.cells[time]:
            present[cell] ^= bit
            taken[cell] &= ~room_bit
        if room_bit:
            self.in_room[room] ^= bit
        else:
            self.sharing[room] ^= bit
        if self.optional[meeting]:
            for resource in self.problem.meetings[meeting].staffs[staff]:
                self.using[resource] ^= bit
        if self.sides.exist:
            self.sides.count(meeting, Place(time, room, staff), -1)
        self.time[meeting] = self.room[meeting] = self.staff[meeting] = UNPLACED

    def make(self, moves: Sequence[Move]) -> None:
        """Make moves that are known to be possible."""
        for meeting, _ in moves:
            if self.time[meeting] >= 0:
                self.remove(meeting)
        for meeting, place in moves:
            if place is not None:
                self.place(meeting, place)

    def try_moves(self, moves: Sequence[Move]) -> bool:
        """Make moves if that leaves nobody in the way of another; else change nothing."""
        if self.can_make(moves):
            self.make(moves)
            return True
        return False

    def can_make(self, moves: Sequence[Move]) -> bool:
        """Whether moves leave nobody in the way of another. Changes nothing."""
        movers = 0
        for meeting, _ in moves:
            movers |= 1 << meeting
        for meeting, place in moves:
            if place is not None:
                if not self.is_open(meeting, place):
                    return False
                if self._there_already(meeting, place) & ~movers:
                    return False  # found without moving anybody, as most that is impossible is
        if len(moves) > 1:
            return self._can_place_all(moves)
        meeting, place = moves[0]
        return place is None or not (self.sides.exist and self.sides.blockers(meeting, place))

    def _can_place_all(self, moves: Sequence[Move]) -> bool:
        back = self.way_back(moves)
        taken_out = [Move(meeting, None) for meeting, _ in moves]
        self.make(taken_out)
        is_possible = True
        for meeting, place in moves:
            if place is not None:
                if self.blockers(meeting, place):
                    is_possible = False
                    break
                self.place(meeting, place)
        self.make(taken_out)
        self.make(back)
        return is_possible

    def places(self) -> Sequence[Place | None]:
        """Where all meetings are."""
        return _places(self.snapshot())

    def snapshot(self) -> Snapshot:
        """The plan as it is, to come back to: much quicker to make than `places`."""
        return self.time[:], self.room[:], self.staff[:]

    def changes_to(self, snapshot: Snapshot) -> Sequence[Move]:
        """The moves that make an earlier plan of this one."""
        return [
            Move(meeting, place)
            for meeting, (place, now) in enumerate(
                zip(_places(snapshot), self.places(), strict=True)
            )
            if place != now
        ]

    def way_back(self, moves: Sequence[Move]) -> Sequence[Move]:
        """What takes the moves back, once they are made."""
        return [Move(meeting, self.where(meeting)) for meeting, _ in moves]

    def is_open(self, meeting: int, place: Place) -> bool:
        """Whether the room can be used then, and nobody of the staff is away."""
        return (
            place.time not in self.closed[place.room]
            and place.time not in self.away[meeting][place.staff]
        )

    def blockers(self, meeting: int, place: Place) -> int:
        """The set of the meetings in the way of a meeting at a place; 0 where it can be there.

        Of those that together exceed a limit (seats, hours of a day) it has enough to remove.
        """
        found = self._there_already(meeting, place)
        if self.sides.exist:
            found |= self.sides.blockers(meeting, place)
        return found

    def _there_already(self, meeting: int, place: Place) -> int:
        """Those who share a person or the room with a meeting and are there at its time."""
        time, room, staff = place
        present = self.present
        found = 0
        for cell in self.cells[time]:
            found |= present[cell]
        return found & (self.people_against(meeting, staff) | self.in_room[room]) & ~(1 << meeting)


def _places(snapshot: Snapshot) -> list[Place | None]:
    return [Place(*place) if place[0] >= 0 else None for place in zip(*snapshot, strict=True)]
