"""The competition's four costs, kept up to date move by move.

This is the inner loop of the benchmark, so it looks up and adds: what a change of a day costs is in
tables, and a chain of moves between two periods changes a curriculum's days only where it changes
an odd number of its lectures: it can have one in each period, and these change places.
"""

from collections.abc import Mapping, Sequence

from ctt import Instance

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place

_UNPLACED = -1
_DAY_COST, _COMPACT_COST = 5, 2
_NONE: frozenset[int] = frozenset()


class CttObjective:
    """Costs of rooms too small, days too few, lectures alone, rooms too many."""

    def __init__(self, instance: Instance) -> None:
        """Nothing is placed yet."""
        self.instance = instance
        self.course = instance.lectures
        courses = range(len(instance.courses))
        self.rooms = len(instance.rooms)
        self.standing = [
            [max(0, course.students - seats) for _, seats in instance.rooms]
            for course in instance.courses
        ]
        # By course and number of days used: the cost of too few.
        self.too_few = [
            [_DAY_COST * max(0, one.min_days - used) for used in range(instance.days + 1)]
            for one in instance.courses
        ]
        self.curricula = [
            frozenset(q for q, members in enumerate(instance.curricula) if course in members)
            for course in courses
        ]
        self._prepare_days()
        self.time = [_UNPLACED] * len(self.course)
        self.room = [_UNPLACED] * len(self.course)
        self.uses = [0] * (len(courses) * self.rooms)  # lectures by course and room
        self.periods = [0] * len(courses)  # those of a course's lectures, as a set
        self.days_used = [0] * len(courses)
        # The periods of a day that each curriculum has, as a set of bits: one list a day.
        self.patterns = [[0] * len(instance.curricula) for _ in range(instance.days)]
        self.cost = sum(costs[0] for costs in self.too_few)
        self._last: Sequence[Move] = ()
        self._last_change = 0
        self._last_toggled = _NONE
        self._last_times = 0, 0

    def _prepare_days(self) -> None:
        """By bits and pattern: what it costs to change these bits of the pattern of a day."""
        per_day = self.instance.periods_per_day
        periods = range(self.instance.days * per_day)
        patterns = range(1 << per_day)
        self.alone = [
            _COMPACT_COST * (one & ~(one << 1) & ~(one >> 1)).bit_count() for one in patterns
        ]
        self.day_of = [period // per_day for period in periods]
        self.bit_of = [1 << period % per_day for period in periods]
        self.day_mask = [((1 << per_day) - 1) << period // per_day * per_day for period in periods]
        self.change = [
            [self.alone[one ^ bits] - self.alone[one] for one in patterns] for bits in patterns
        ]

    def parts(self) -> Mapping[str, int]:
        """The four costs, counted anew."""
        placed = [
            (course, room)
            for course, room, time in zip(self.course, self.room, self.time, strict=True)
            if time >= 0
        ]
        return {
            "RoomCapacity": sum(self.standing[course][room] for course, room in placed),
            "MinimumWorkingDays": sum(
                costs[used] for costs, used in zip(self.too_few, self.days_used, strict=True)
            ),
            "CurriculumCompactness": sum(self.alone[one] for day in self.patterns for one in day),
            "RoomStability": len(set(placed)) - len({course for course, _ in placed}),
        }

    def delta(self, moves: Sequence[Move]) -> int:  # noqa: C901, PLR0912, PLR0915 - the inner loop
        """What the cost would change by: of a chain between two periods, else by trying it."""
        times, rooms, courses, uses = self.time, self.room, self.course, self.uses
        meeting, place = moves[0]
        start = times[meeting]
        if place is None or start < 0:
            return self._tried(moves)
        goal = place[0]
        both = start + goal
        day, goal_day = self.day_of[start], self.day_of[goal]
        total = 0
        toggled = _NONE
        pairs = 0  # the courses of which two lectures change places, as a set
        for meeting, place in moves:
            at, old_room, course = times[meeting], rooms[meeting], courses[meeting]
            if place is None or (at != start and at != goal):  # noqa: PLR1714 - it is faster
                return self._tried(moves)
            new, new_room, _ = place
            is_pair = False
            if at != new:
                if at + new != both:
                    return self._tried(moves)
                periods = self.periods[course]
                if periods >> new & 1:
                    is_pair = True
                else:
                    toggled = toggled ^ self.curricula[course]
                    if day != goal_day:
                        leaves = periods & self.day_mask[at] == 1 << at
                        comes = not periods & self.day_mask[new]
                        if leaves != comes:
                            costs, used = self.too_few[course], self.days_used[course]
                            total += costs[used + 1 if comes else used - 1] - costs[used]
            if old_room != new_room:
                standing = self.standing[course]
                total += standing[new_room] - standing[old_room]
                if is_pair:
                    pairs |= 1 << course
                else:
                    first = course * self.rooms
                    if uses[first + old_room] == 1:
                        total -= 1
                    if not uses[first + new_room]:
                        total += 1
        if pairs:
            total += self._pairs_change(moves, pairs)
        if toggled:
            pattern = self.patterns[day]
            if day == goal_day:
                change = self.change[self.bit_of[start] | self.bit_of[goal]]
                for curriculum in toggled:
                    total += change[pattern[curriculum]]
            else:
                change = self.change[self.bit_of[start]]
                goal_pattern, goal_change = self.patterns[goal_day], self.change[self.bit_of[goal]]
                for curriculum in toggled:
                    total += change[pattern[curriculum]] + goal_change[goal_pattern[curriculum]]
        self._last, self._last_change, self._last_toggled = moves, total, toggled
        self._last_times = start, goal
        return total

    def _pairs_change(self, moves: Sequence[Move], pairs: int) -> int:
        """What stability changes by for courses of which two lectures change rooms at once."""
        total = 0
        while pairs:
            bit = pairs & -pairs
            pairs ^= bit
            course = bit.bit_length() - 1
            uses = self.uses[course * self.rooms : (course + 1) * self.rooms]
            before = uses.count(0)
            for meeting, place in moves:
                if self.course[meeting] == course and place is not None:
                    uses[self.room[meeting]] -= 1
                    uses[place.room] += 1
            total += before - uses.count(0)
        return total

    def apply(self, moves: Sequence[Move]) -> int:
        """Make the moves; what the cost changed by."""
        if moves is self._last:
            self._apply_last(moves)
            return self._last_change
        before = self.cost
        self._last = ()
        for meeting, _ in moves:
            if self.time[meeting] >= 0:
                self._take(meeting)
        for meeting, place in moves:
            if place is not None:
                self._put(meeting, place.time, place.room)
        return self.cost - before

    def _apply_last(self, moves: Sequence[Move]) -> None:
        """Make the moves of the last `delta`, which found what they change."""
        times, rooms, courses, uses = self.time, self.room, self.course, self.uses
        start, goal = self._last_times
        day, goal_day = self.day_of[start], self.day_of[goal]
        for meeting, place in moves:
            if place is None:
                continue  # never: `delta` tried such moves
            at, old_room, course = times[meeting], rooms[meeting], courses[meeting]
            new, new_room, _ = place
            if at != new:
                times[meeting] = new
                self.periods[course] ^= (1 << at) ^ (1 << new)
            if old_room != new_room:
                rooms[meeting] = new_room
                first = course * self.rooms
                uses[first + old_room] -= 1
                uses[first + new_room] += 1
        if day != goal_day:
            for meeting, _ in moves:
                course = courses[meeting]
                self.days_used[course] = self._days_in(self.periods[course])
        toggled = self._last_toggled
        if toggled:
            bit, goal_bit = self.bit_of[start], self.bit_of[goal]
            pattern, goal_pattern = self.patterns[day], self.patterns[goal_day]
            for curriculum in toggled:
                pattern[curriculum] ^= bit
                goal_pattern[curriculum] ^= goal_bit
        self.cost += self._last_change
        self._last = ()

    def _days_in(self, periods: int) -> int:
        used = 0
        mask = self.day_mask[0]
        while periods:
            if periods & mask:
                used += 1
            periods >>= self.instance.periods_per_day
        return used

    def _tried(self, moves: Sequence[Move]) -> int:
        """The same for any moves: they are made and taken back."""
        back = [Move(one.meeting, self._where(one.meeting)) for one in moves]
        change = self.apply(moves)
        self.apply(back)
        return change

    def _where(self, meeting: int) -> Place | None:
        time = self.time[meeting]
        return None if time < 0 else Place(time, self.room[meeting])

    def _put(self, meeting: int, time: int, room: int) -> None:
        course = self.course[meeting]
        self.time[meeting], self.room[meeting] = time, room
        self.cost += self.standing[course][room] + self._use_room(course, room, 1)
        self._change_time(course, time)

    def _take(self, meeting: int) -> None:
        course, time, room = self.course[meeting], self.time[meeting], self.room[meeting]
        self.time[meeting] = self.room[meeting] = _UNPLACED
        self.cost += self._use_room(course, room, -1) - self.standing[course][room]
        self._change_time(course, time)

    def _use_room(self, course: int, room: int, more: int) -> int:
        """One lecture more or less of a course in a room: what stability changes by."""
        first = course * self.rooms
        uses = self.uses[first : first + self.rooms]
        before = self.rooms - uses.count(0)
        self.uses[first + room] += more
        uses[room] += more
        after = self.rooms - uses.count(0)
        return max(0, after - 1) - max(0, before - 1)

    def _change_time(self, course: int, time: int) -> None:
        """A course's lecture comes to a period, or leaves it."""
        self.periods[course] ^= 1 << time
        before = self.days_used[course]
        used = self.days_used[course] = self._days_in(self.periods[course])
        self.cost += self.too_few[course][used] - self.too_few[course][before]
        pattern, bit = self.patterns[self.day_of[time]], self.bit_of[time]
        change = self.change[bit]
        for curriculum in self.curricula[course]:
            self.cost += change[pattern[curriculum]]
            pattern[curriculum] ^= bit
