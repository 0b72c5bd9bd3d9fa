"""Where meetings are, and what is known beforehand of who can be where: the arrays of a search.

Sets of meetings are integers, bit m for meeting m, so that "who of these is there then" is one
operation on two numbers. A day is cut into cells, the shortest intervals between two bounds of
times; a time is a run of cells. For each cell there is the set of meetings that are going on.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from partyschool_cli.schedule.search.problem import Place, Problem, Time

UNPLACED = -1


class Occupancy:
    """An empty plan. By meeting, `time`, `room` and `staff` are UNPLACED or an index; by cell,
    `present` are the meetings and `taken` the exclusive rooms; by room, `in_room` are the meetings
    in an exclusive one and `sharing` those in one that is shared."""

    def __init__(self, problem: Problem) -> None:
        """Compile the problem. Nothing is placed."""
        count = len(problem.meetings)
        self.problem = problem
        self.time = [UNPLACED] * count
        self.room = [UNPLACED] * count
        self.staff = [UNPLACED] * count
        self.cells, self.cell_count = _cells(problem.times)
        self.present = [0] * self.cell_count
        self.taken = [0] * self.cell_count
        self.exclusive = [room.exclusive for room in problem.rooms]
        self.in_room = [0] * len(problem.rooms)
        self.sharing = [0] * len(problem.rooms)
        self.fixed = sum(1 << i for i, one in enumerate(problem.meetings) if one.fixed is not None)
        self.resources = [
            [(*meeting.resources, *staff) for staff in meeting.staffs]
            for meeting in problem.meetings
        ]
        self._prepare_rivals()
        self._prepare_options()

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

    def people_against(self, meeting: int, staff: int) -> int:
        """The set of the meetings that share a person with a meeting that has a staff."""
        rivals = self.rivals[meeting][staff]
        for resource in self.watched[meeting][staff]:
            rivals |= self.using[resource]
        return rivals & ~(1 << meeting)

    def people_free(self, meeting: int, time: int, staff: int) -> bool:
        """Whether all who are in a meeting with a staff can come then, by the hours alone."""
        if time in self.away[meeting][staff]:
            return False
        rivals, present = self.people_against(meeting, staff), self.present
        return not any(present[cell] & rivals for cell in self.cells[time])

    def left_over(self) -> tuple[int, ...]:
        """The meetings that have no place."""
        return tuple(index for index, time in enumerate(self.time) if time < 0)


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
