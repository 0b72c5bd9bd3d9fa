"""A plan in the making: where each meeting is, and who would be in the way of a meeting anywhere.

Sets of meetings are integers, bit m for meeting m, so that "who of these is there then" is one
operation on two numbers. A day is cut into cells, the shortest intervals between two bounds of
times; a time is a run of cells. For each cell there is the set of meetings that are going on.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place, Problem, Time

UNPLACED = -1


class State:
    """Where the meetings of a problem are: `time`, `room` and `staff` by meeting, UNPLACED or an
    index. Those that are fixed are placed from the start."""

    def __init__(self, problem: Problem) -> None:
        """Compile the problem, and place what is fixed."""
        count = len(problem.meetings)
        self.problem = problem
        self.time = [UNPLACED] * count
        self.room = [UNPLACED] * count
        self.staff = [UNPLACED] * count
        self.cells, self.cell_count = _cells(problem.times)
        self.present = [0] * self.cell_count
        self.taken = [0] * self.cell_count  # the exclusive rooms that are in use, as a set
        self.exclusive = [room.exclusive for room in problem.rooms]
        # Who is in a room: in one that they have for themselves, in one that they share.
        self.in_room = [0] * len(problem.rooms)
        self.sharing = [0] * len(problem.rooms)
        self.resources = [
            [(*meeting.resources, *staff) for staff in meeting.staffs]
            for meeting in problem.meetings
        ]
        self._prepare_rivals()
        self._prepare_options()
        self.sides = SideConstraints(self)
        # Whether a chain that keeps people and rooms apart may still be impossible.
        self.needs_trying = (
            self.sides.exist or any(self.optional) or any(self.closed) or any(map(any, self.away))
        )
        self.fixed = 0
        for index, meeting in enumerate(problem.meetings):
            if meeting.fixed is not None:
                self.fixed |= 1 << index
                self.place(index, meeting.fixed)

    def _prepare_rivals(self) -> None:
        """For each meeting and staff, who can never be on at the same time.

        That is known beforehand but for resources that some meeting may have or not (`using`, kept
        up to date; `watched` are those of them that a meeting with a staff needs).
        """
        problem = self.problem
        members = [0] * len(problem.resources)
        optional = set[int]()
        for index, meeting in enumerate(problem.meetings):
            for resource in meeting.resources:
                members[resource] |= 1 << index
            if len(meeting.staffs) == 1:
                for resource in meeting.staffs[0]:
                    members[resource] |= 1 << index
            else:
                optional.update(*meeting.staffs)
        self.using = [0] * len(problem.resources)
        self.optional = [len(meeting.staffs) > 1 for meeting in problem.meetings]
        known = dict[frozenset[int], int]()  # many meetings have the same: one integer for all
        self.rivals = [
            [_union(frozenset(resources), members, known) for resources in choices]
            for choices in self.resources
        ]
        self.watched = [
            [tuple(one for one in resources if one in optional) for resources in choices]
            for choices in self.resources
        ]
        self.members = members
        self.against = [choices[0] for choices in self.rivals]  # of the staff that each has now

    def _prepare_options(self) -> None:
        """The times that each meeting may have, less those at which a resource of it is away."""
        problem = self.problem
        known = dict[tuple[tuple[int, ...], frozenset[int]], tuple[list[int], frozenset[int]]]()
        self.times = list[list[int]]()
        self.may_be_at = list[frozenset[int]]()
        for meeting in problem.meetings:
            away = frozenset().union(*(problem.resources[one].away for one in meeting.resources))
            key = (meeting.times, away)
            if key not in known:
                times = [time for time in meeting.times if time not in away]
                known[key] = (times, frozenset(times))
            times, as_set = known[key]
            self.times.append(times)
            self.may_be_at.append(as_set)
        self.closed = [room.closed for room in problem.rooms]
        self.away = [
            [
                frozenset().union(*(problem.resources[one].away for one in staff))
                for staff in meeting.staffs
            ]
            for meeting in problem.meetings
        ]

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
        before = self.places_of(moves)
        for meeting, _ in moves:
            if self.time[meeting] >= 0:
                self.remove(meeting)
        for count, (meeting, place) in enumerate(moves):
            if place is not None:
                if not self._is_open(meeting, place) or self.blockers(meeting, place):
                    for done, _ in moves[:count]:
                        if self.time[done] >= 0:
                            self.remove(done)
                    self.make(before)
                    return False
                self.place(meeting, place)
        return True

    def places_of(self, moves: Sequence[Move]) -> Sequence[Move]:
        """What takes the moves back, once they are made."""
        return [Move(meeting, self.where(meeting)) for meeting, _ in moves]

    def _is_open(self, meeting: int, place: Place) -> bool:
        return (
            place.time not in self.closed[place.room]
            and place.time not in self.away[meeting][place.staff]
        )

    def where(self, meeting: int) -> Place | None:
        """The place of a meeting."""
        time = self.time[meeting]
        return None if time < 0 else Place(time, self.room[meeting], self.staff[meeting])

    def options(self, meeting: int) -> Iterator[Place]:
        """Every place that a meeting may have, whoever is in the way; a place is tried in the order
        in which the problem has its times, rooms and staffs."""
        one = self.problem.meetings[meeting]
        for time in self.times[meeting]:
            for room in one.rooms:
                if time not in self.closed[room]:
                    for staff in range(len(one.staffs)):
                        if time not in self.away[meeting][staff]:
                            yield Place(time, room, staff)

    def blockers(self, meeting: int, place: Place) -> int:
        """The set of the meetings in the way of a meeting at a place; 0 where it can be there.

        Of those that together exceed a limit (seats, hours of a day) it has enough to remove.
        """
        time, room, staff = place
        rivals = self.rivals[meeting][staff] | self.in_room[room]
        for resource in self.watched[meeting][staff]:
            rivals |= self.using[resource]
        present = self.present
        found = 0
        for cell in self.cells[time]:
            found |= present[cell]
        found &= rivals & ~(1 << meeting)
        if self.sides.exist:
            found |= self.sides.blockers(meeting, place)
        return found

    def people_free(self, meeting: int, time: int, staff: int) -> bool:
        """Whether all who are in a meeting with a staff can come then, by the hours alone."""
        if time in self.away[meeting][staff]:
            return False
        rivals = self.rivals[meeting][staff]
        for resource in self.watched[meeting][staff]:
            rivals |= self.using[resource]
        rivals &= ~(1 << meeting)
        present = self.present
        return not any(present[cell] & rivals for cell in self.cells[time])

    def left_over(self) -> tuple[int, ...]:
        """The meetings that have no place."""
        return tuple(index for index, time in enumerate(self.time) if time < 0)


class SideConstraints:
    """What may not be besides two meetings of one resource or in one room at one time: ways, what
    comes after what, hours of a day, seats. `exist` tells whether the problem has any of them."""

    def __init__(self, state: State) -> None:
        """Nothing is counted yet."""
        problem = state.problem
        self.state = state
        self.ways = problem.ways
        self.days = max((time.day for time in problem.times), default=0) + 1
        self.on_day = [0] * self.days
        self.limits = [resource.day_limit for resource in problem.resources]
        self.loads = dict[int, int]()  # resource * days + day → its load
        self.crowds = dict[int, int]()  # room * cells + cell → the people in it
        self.seats = [None if room.exclusive else room.seats for room in problem.rooms]
        self.after = [meeting.after for meeting in problem.meetings]
        self.before = _reversed(self.after)
        self.exist = (
            any(map(any, problem.ways))
            or any(limit is not None for limit in self.limits)
            or any(seats is not None for seats in self.seats)
            or any(self.after)
        )

    def count(self, meeting: int, place: Place, sign: int) -> None:
        """A meeting comes to a place (sign 1) or leaves it (-1)."""
        state = self.state
        one = state.problem.meetings[meeting]
        day = state.problem.times[place.time].day
        self.on_day[day] ^= 1 << meeting
        if one.load:
            load = sign * one.load
            for resource in state.resources[meeting][place.staff]:
                if self.limits[resource] is not None:
                    key = resource * self.days + day
                    self.loads[key] = self.loads.get(key, 0) + load
        if self.seats[place.room] is not None:
            people = sign * one.people
            first = place.room * state.cell_count
            for cell in state.cells[place.time]:
                self.crowds[first + cell] = self.crowds.get(first + cell, 0) + people

    def blockers(self, meeting: int, place: Place) -> int:
        """The set of the meetings that, by these constraints, have to go for a meeting to come."""
        before = self.state.where(meeting)
        if before is not None:
            self.count(meeting, before, -1)
        found = self._in_wrong_order(meeting, place.time)
        if self.seats[place.room] is not None:
            found |= self._crowd(meeting, place)
        if self.state.problem.meetings[meeting].load:
            found |= self._over_limit(meeting, place)
        if self.ways:
            found |= self._too_far(meeting, place)
        if before is not None:
            self.count(meeting, before, 1)
        return found

    def _in_wrong_order(self, meeting: int, time: int) -> int:
        times, where = self.state.problem.times, self.state.time
        day, start, end = times[time]
        found = 0
        for other in self.after[meeting]:
            if where[other] >= 0:
                one = times[where[other]]
                if (one.day, one.end) > (day, start):
                    found |= 1 << other
        for other in self.before[meeting]:
            if where[other] >= 0:
                one = times[where[other]]
                if (day, end) > (one.day, one.start):
                    found |= 1 << other
        return found

    def _crowd(self, meeting: int, place: Place) -> int:
        state = self.state
        room = place.room
        most = (self.seats[room] or 0) - state.problem.meetings[meeting].people
        first = room * state.cell_count
        found = 0
        for cell in state.cells[place.time]:
            excess = self.crowds.get(first + cell, 0) - most
            there = state.sharing[room] & state.present[cell] & ~(1 << meeting)
            if excess > 0 and there:
                found |= self._enough(there, excess, people=True)
        return found

    def _over_limit(self, meeting: int, place: Place) -> int:
        state = self.state
        load = state.problem.meetings[meeting].load
        day = state.problem.times[place.time].day
        found = 0
        for resource in state.resources[meeting][place.staff]:
            limit = self.limits[resource]
            if limit is not None:
                excess = self.loads.get(resource * self.days + day, 0) + load - limit
                if excess > 0:
                    users = state.members[resource] | state.using[resource]
                    found |= self._enough(self.on_day[day] & users, excess, people=False)
        return found

    def _enough(self, meetings: int, excess: int, *, people: bool) -> int:
        """Some of a set that together have at least `excess`: those that may move, the largest."""
        all_meetings, fixed = self.state.problem.meetings, self.state.fixed

        def amount(index: int) -> int:
            return all_meetings[index].people if people else all_meetings[index].load

        found = 0
        for index in sorted(members_of(meetings), key=lambda one: (fixed >> one & 1, -amount(one))):
            if excess <= 0:
                break
            found |= 1 << index
            excess -= amount(index)
        return found

    def _too_far(self, meeting: int, place: Place) -> int:
        state = self.state
        times, way = state.problem.times, self.ways[place.room]
        day, start, end = times[place.time]
        people = state.rivals[meeting][place.staff]
        for resource in state.watched[meeting][place.staff]:
            people |= state.using[resource]
        found = 0
        for other in members_of(self.on_day[day] & people):
            needed = way[state.room[other]]
            if needed:
                one = times[state.time[other]]
                between = start - one.end if one.end <= start else one.start - end
                if 0 <= between < needed:
                    found |= 1 << other
        return found


def members_of(meetings: int) -> Iterator[int]:
    """The meetings of a set, the lowest index first."""
    while meetings:
        bit = meetings & -meetings
        yield bit.bit_length() - 1
        meetings ^= bit


def _union(resources: frozenset[int], members: list[int], known: dict[frozenset[int], int]) -> int:
    if resources not in known:
        found = 0
        for resource in resources:
            found |= members[resource]
        known[resources] = found
    return known[resources]


def _cells(times: Iterable[Time]) -> tuple[list[range], int]:
    """For each time the cells that it takes, numbered through all days; and how many there are."""
    times = list(times)
    bounds = dict[int, set[int]]()
    for time in times:
        bounds.setdefault(time.day, set()).update((time.start, time.end))
    number = dict[tuple[int, int], int]()  # a day and bound: the cell that begins there
    count = 0
    for day in sorted(bounds):
        ordered = sorted(bounds[day])
        for start, _ in pairwise(ordered):
            number[day, start] = count
            count += 1
        number[day, ordered[-1]] = count
    return [
        range(number[time.day, time.start], number[time.day, time.end]) for time in times
    ], count


def _reversed(after: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    before = [list[int]() for _ in after]
    for index, others in enumerate(after):
        for other in others:
            before[other].append(index)
    return [tuple(others) for others in before]
