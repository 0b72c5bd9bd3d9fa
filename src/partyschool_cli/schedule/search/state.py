"""A plan in the making: meetings are placed and removed, and it tells who is in the way where."""

from collections.abc import Sequence

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.occupancy import UNPLACED, Occupancy
from partyschool_cli.schedule.search.problem import Place, Problem
from partyschool_cli.schedule.search.side_constraints import SideConstraints


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
        before = self.way_back(moves)
        for meeting, _ in moves:
            if self.time[meeting] >= 0:
                self.remove(meeting)
        for count, (meeting, place) in enumerate(moves):
            if place is not None:
                if not self.is_open(meeting, place) or self.blockers(meeting, place):
                    for done, _ in moves[:count]:
                        if self.time[done] >= 0:
                            self.remove(done)
                    self.make(before)
                    return False
                self.place(meeting, place)
        return True

    def can_make(self, moves: Sequence[Move]) -> bool:
        """Whether `try_moves` would make them. Changes nothing."""
        back = self.way_back(moves)
        is_possible = self.try_moves(moves)
        if is_possible:
            self.make(back)
        return is_possible

    def places(self) -> Sequence[Place | None]:
        """Where all meetings are."""
        return [
            Place(*place) if place[0] >= 0 else None
            for place in zip(self.time, self.room, self.staff, strict=True)
        ]

    def changes_to(self, places: Sequence[Place | None]) -> Sequence[Move]:
        """The moves that make another plan of this one."""
        return [
            Move(meeting, place)
            for meeting, (place, now) in enumerate(zip(places, self.places(), strict=True))
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
        time, room, staff = place
        rivals = self.people_against(meeting, staff) | self.in_room[room] & ~(1 << meeting)
        present = self.present
        found = 0
        for cell in self.cells[time]:
            found |= present[cell]
        found &= rivals
        if self.sides.exist:
            found |= self.sides.blockers(meeting, place)
        return found
