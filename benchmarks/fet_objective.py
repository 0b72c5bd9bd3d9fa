"""What is a cost in FET's schools: too few days between activities, too many gaps in a week."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place, Problem, Time


class Days(NamedTuple):
    """Activities have so many days between each two of them; a pair that has fewer costs."""

    members: tuple[int, ...]
    least: int
    weight: int

    def cost(self, times: Sequence[Time]) -> int:
        """For the times of those that have one."""
        pairs = combinations(times, 2)
        return self.weight * sum(abs(one.day - other.day) < self.least for one, other in pairs)


class Gaps(NamedTuple):
    """Someone has so many free hours between two lessons of a day in a week; each more costs."""

    members: tuple[int, ...]
    most: int
    weight: int

    def cost(self, times: Sequence[Time]) -> int:
        """For the times of those that have one."""
        days = defaultdict[int, list[Time]](list)
        for time in times:
            days[time.day].append(time)
        gaps = sum(
            max(one.end for one in day)
            - min(one.start for one in day)
            - sum(one.end - one.start for one in day)
            for day in days.values()
        )
        return self.weight * max(0, gaps - self.most)


class FetObjective:
    """The sum of the wishes, each counted anew when one of its members moves."""

    def __init__(self, problem: Problem, wishes: Sequence[Days | Gaps]) -> None:
        """Nothing is placed yet."""
        self._times = problem.times
        self._wishes = wishes
        self._costs = [0] * len(wishes)
        self._places: list[Place | None] = [None] * len(problem.meetings)
        self._wishes_of: list[list[int]] = [[] for _ in problem.meetings]
        for number, wish in enumerate(wishes):
            for member in wish.members:
                self._wishes_of[member].append(number)
        self.cost = 0

    def parts(self) -> Mapping[str, int]:
        """Days and gaps."""
        found = {"Days": 0, "Gaps": 0}
        for wish, cost in zip(self._wishes, self._costs, strict=True):
            found[type(wish).__name__] += cost
        return found

    def delta(self, moves: Sequence[Move]) -> int:
        """What the cost would change by."""
        return sum(cost - self._costs[wish] for wish, cost in self._after(moves).items())

    def apply(self, moves: Sequence[Move]) -> int:
        """Make the moves; what the cost changed by."""
        before = self.cost
        for wish, cost in self._after(moves).items():
            self.cost += cost - self._costs[wish]
            self._costs[wish] = cost
        for meeting, place in moves:
            self._places[meeting] = place
        return self.cost - before

    def _after(self, moves: Sequence[Move]) -> Mapping[int, int]:
        """The costs of the wishes that the moves touch."""
        moved = dict(moves)
        touched = {wish for meeting, _ in moves for wish in self._wishes_of[meeting]}
        found = {}
        for number in touched:
            wish = self._wishes[number]
            places = (moved.get(each, self._places[each]) for each in wish.members)
            found[number] = wish.cost([self._times[one.time] for one in places if one])
        return found
