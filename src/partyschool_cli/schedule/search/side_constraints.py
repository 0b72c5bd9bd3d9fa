"""What may not be besides two meetings at once of one person or room: ways, order, hours, seats."""

from collections import defaultdict

from partyschool_cli.schedule.search.occupancy import Occupancy, members_of
from partyschool_cli.schedule.search.problem import Place


class SideConstraints:
    """What may not be besides two meetings of one resource or in one room at one time: ways, what
    comes after what, hours of a day, seats. `exist` tells whether the problem has any of them."""

    def __init__(self, occupancy: Occupancy) -> None:
        """Nothing is counted yet."""
        problem = occupancy.problem
        self.occupancy = occupancy
        self.ways = problem.ways
        self.on_day = defaultdict[int, int](int)  # the meetings of a day, as a set
        self.limits = [resource.day_limit for resource in problem.resources]
        self.loads = defaultdict[tuple[int, int], int](int)  # by resource and day
        self.crowds = defaultdict[tuple[int, int], int](int)  # by room and cell: people
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
        plan = self.occupancy
        one = plan.problem.meetings[meeting]
        day = plan.problem.times[place.time].day
        self.on_day[day] ^= 1 << meeting
        if one.load:
            load = sign * one.load
            for resource in plan.resources[meeting][place.staff]:
                if self.limits[resource] is not None:
                    self.loads[resource, day] += load
        if self.seats[place.room] is not None:
            people = sign * one.people
            for cell in plan.cells[place.time]:
                self.crowds[place.room, cell] += people

    def blockers(self, meeting: int, place: Place) -> int:
        """The set of the meetings that, by these constraints, have to go for a meeting to come."""
        before = self.occupancy.where(meeting)
        if before is not None:
            self.count(meeting, before, -1)
        found = self._in_wrong_order(meeting, place.time)
        if self.seats[place.room] is not None:
            found |= self._crowd(meeting, place)
        if self.occupancy.problem.meetings[meeting].load:
            found |= self._over_limit(meeting, place)
        if self.ways:
            found |= self._too_far(meeting, place)
        if before is not None:
            self.count(meeting, before, 1)
        return found

    def _in_wrong_order(self, meeting: int, time: int) -> int:
        times, where = self.occupancy.problem.times, self.occupancy.time
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
        plan = self.occupancy
        room = place.room
        most = (self.seats[room] or 0) - plan.problem.meetings[meeting].people
        found = 0
        for cell in plan.cells[place.time]:
            excess = self.crowds[room, cell] - most
            there = plan.sharing[room] & plan.present[cell] & ~(1 << meeting)
            if excess > 0 and there:
                found |= self._enough(there, excess, people=True)
        return found

    def _over_limit(self, meeting: int, place: Place) -> int:
        plan = self.occupancy
        load = plan.problem.meetings[meeting].load
        day = plan.problem.times[place.time].day
        found = 0
        for resource in plan.resources[meeting][place.staff]:
            limit = self.limits[resource]
            if limit is not None:
                excess = self.loads[resource, day] + load - limit
                if excess > 0:
                    users = plan.members[resource] | plan.using[resource]
                    found |= self._enough(self.on_day[day] & users, excess, people=False)
        return found

    def _enough(self, meetings: int, excess: int, *, people: bool) -> int:
        """Some of a set that together have at least `excess`: those that may move, the largest."""
        all_meetings, fixed = self.occupancy.problem.meetings, self.occupancy.fixed

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
        plan = self.occupancy
        times, way = plan.problem.times, self.ways[place.room]
        day, start, end = times[place.time]
        people = plan.people_against(meeting, place.staff)
        found = 0
        for other in members_of(self.on_day[day] & people):
            needed = way[plan.room[other]]
            if needed:
                one = times[plan.time[other]]
                between = start - one.end if one.end <= start else one.start - end
                if 0 <= between < needed:
                    found |= 1 << other
        return found


def _reversed(after: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    before = [list[int]() for _ in after]
    for index, others in enumerate(after):
        for other in others:
            before[other].append(index)
    return [tuple(others) for others in before]
