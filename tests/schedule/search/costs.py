"""An objective that is simple enough to count anew."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place, Problem
from tests.schedule.search.problems import faults


class LateAndMany:
    """A later start costs its hour, and each room on a day that is used at all costs 5."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.places: list[Place | None] = [None] * len(problem.meetings)

    @property
    def cost(self) -> int:
        return sum(self.parts().values())

    def parts(self) -> Mapping[str, int]:
        return parts_of(self.problem, self.places)

    def delta(self, moves: Sequence[Move]) -> int:
        after = list(self.places)
        for meeting, place in moves:
            after[meeting] = place
        return sum(parts_of(self.problem, after).values()) - self.cost

    def apply(self, moves: Sequence[Move]) -> int:
        change = self.delta(moves)
        for meeting, place in moves:
            self.places[meeting] = place
        return change


def parts_of(problem: Problem, places: Sequence[Place | None]) -> Mapping[str, int]:
    """The costs of a plan by name."""
    placed = [(problem.times[place.time], place.room) for place in places if place]
    return {
        "late": sum(time.start for time, _ in placed),
        "rooms": 5 * len({(time.day, room) for time, room in placed}),
    }


def best_cost(problem: Problem) -> int | None:
    """The least cost of a complete plan, by trying all; None where there is none."""
    costs = (sum(parts_of(problem, plan).values()) for plan in _complete_plans(problem))
    return min(costs, default=None)


def has_complete_plan(problem: Problem) -> bool:
    """Whether all meetings can be placed at once, by trying."""
    return next(_complete_plans(problem), None) is not None


def _complete_plans(problem: Problem) -> Iterator[list[Place | None]]:
    options = [
        [one.fixed]
        if one.fixed is not None
        else [Place(*place) for place in product(one.times, one.rooms, range(len(one.staffs)))]
        for one in problem.meetings
    ]
    return _plans(problem, options, [])


def _plans(
    problem: Problem, options: Sequence[Sequence[Place]], chosen: list[Place | None]
) -> Iterator[list[Place | None]]:
    count = len(options)
    if len(chosen) == count:
        yield chosen
        return
    for place in options[len(chosen)]:
        plan = [*chosen, place]
        if not faults(problem, [*plan, *[None] * (count - len(plan))]):
            yield from _plans(problem, options, plan)


class NoObjective:
    """Every plan is as good as any other."""

    cost = 0

    def delta(self, moves: Sequence[Move]) -> int:
        """Nothing."""
        return 0

    def apply(self, moves: Sequence[Move]) -> int:
        """Nothing."""
        return 0

    def parts(self) -> Mapping[str, int]:
        """None."""
        return {}
