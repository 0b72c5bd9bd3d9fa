"""The search for the places of a catalog's sessions: how long, how hot, and towards what.

It has two parts. The first goes by a cost for each half-day used besides what the wishes cost: so
it comes to full half-days, and to fewer days, which it would hardly meet by chance. The second
begins where that ended, and only lets through what the wishes call better; of what they call equal
it takes fewer half-days, then starts with parts of the day, then earlier days.
"""

from dataclasses import replace
from typing import Final, NamedTuple

from partyschool_cli.schedule.cost.cost_by_wish import UNIT
from partyschool_cli.schedule.cost.incremental_cost import IncrementalCost
from partyschool_cli.schedule.plan.catalog_problem import CatalogProblem
from partyschool_cli.schedule.search.improve import Cooling
from partyschool_cli.schedule.search.neighbours import Shares
from partyschool_cli.schedule.search.problem import Place
from partyschool_cli.schedule.search.result import Progress, Report, SearchLimits, SearchResult
from partyschool_cli.schedule.search.solve import solve

# Found by trying on the shipped catalog and a generated county: from half a change of site down to
# what tells one start from the next; then hardly anything that is worse.
_WARM: Final = Cooling(hottest=UNIT, coolest=UNIT / 50)
_COLD: Final = Cooling(hottest=UNIT / 100, coolest=UNIT / 300)
_SHARES: Final = Shares(rooms=0.1, staffs=0.1, elsewhere=0.2, blocks=0.2, beside=0.2, keeping=0.25)
# What a half-day costs in each part: in the second, less than any wish.
_GUIDE: Final = UNIT
_TIE: Final = 12
_WARM_SHARE: Final = 0.8

# What thirty classes need to be nearly as good as they get, in a second or two; fewer for less.
_MOST_STEPS: Final = 50_000
_FEWEST_STEPS: Final = 5_000
_STEPS_A_SESSION: Final = 500
# However slow a machine is, a search by steps ends, and what can be placed is placed before.
SAFETY_SECONDS: Final = 60.0
_CONSTRUCTION_SECONDS: Final = 40.0


class Effort(NamedTuple):
    """How long to search: by the clock, else by steps, else as the number of sessions asks for.

    By steps, the same input and seed give the same plan.
    """

    seed: int = 0
    steps: int | None = None
    seconds: float | None = None

    def steps_for(self, sessions: int) -> int | None:
        """The steps of a search for places of so many sessions; None where the clock ends it."""
        if self.seconds is not None or self.steps is not None:
            return self.steps if self.seconds is None else None
        return min(_MOST_STEPS, _FEWEST_STEPS + _STEPS_A_SESSION * sessions)


class Searched(NamedTuple):
    """What a search found, and the cost of it as it is kept up to date."""

    plan: SearchResult
    cost: IncrementalCost


def search(problem: CatalogProblem, effort: Effort, report: Report | None = None) -> Searched:
    """The best places that are found; what takes place already begins where it is."""
    steps = effort.steps_for(len(problem.wanted))
    seconds = SAFETY_SECONDS if effort.seconds is None else effort.seconds
    warm_steps = None if steps is None else round(steps * _WARM_SHARE)
    warm_seconds = seconds if steps is not None else seconds * _WARM_SHARE
    warm = solve(
        problem.problem,
        _cost(problem, _GUIDE),
        SearchLimits(effort.seed, warm_steps, warm_seconds, _CONSTRUCTION_SECONDS),
        report,
        start=problem.now(),
        cooling=_WARM,
        shares=_SHARES,
    )
    cost = _cost(problem, _TIE)
    cold = solve(
        problem.problem,
        cost,
        SearchLimits(
            effort.seed,
            None if steps is None else steps - (warm_steps or 0),
            max(0.0, seconds - warm.seconds),
        ),
        _after(warm, report),
        start=_started(warm),
        cooling=_COLD,
        shares=_SHARES,
    )
    both = replace(
        cold,
        steps=warm.steps + cold.steps,
        seconds=warm.seconds + cold.seconds,
        stopped_early=warm.stopped_early or cold.stopped_early,
    )
    return Searched(both, cost)


def _started(plan: SearchResult) -> dict[int, Place]:
    return {index: place for index, place in enumerate(plan.places) if place is not None}


def _after(first: SearchResult, report: Report | None) -> Report | None:
    """A report that counts on where the first part ended."""
    if report is None:
        return None

    def counted(progress: Progress) -> None:
        seconds, steps = progress.seconds + first.seconds, progress.steps + first.steps
        report(progress._replace(seconds=seconds, steps=steps))

    return counted


def _cost(problem: CatalogProblem, half_day: int) -> IncrementalCost:
    count = len(problem.problem.meetings)
    return IncrementalCost(problem.context, problem.placed, count, half_day)
