"""A problem and an objective → the best plan that is found in the time or steps that there are."""

import time
from collections.abc import Mapping
from random import Random

from partyschool_cli.schedule.search.construct import construct
from partyschool_cli.schedule.search.improve import Cooling, Improver
from partyschool_cli.schedule.search.neighbours import Shares
from partyschool_cli.schedule.search.objective import Move, Objective
from partyschool_cli.schedule.search.problem import Place, Problem
from partyschool_cli.schedule.search.result import Progress, Report, SearchLimits, SearchResult
from partyschool_cli.schedule.search.state import State

_BETWEEN_REPORTS = 0.1  # seconds
_COOLING, _SHARES = Cooling(), Shares()


def solve(
    problem: Problem,
    objective: Objective,
    limits: SearchLimits,
    report: Report | None = None,
    *,
    start: Mapping[int, Place] | None = None,
    cooling: Cooling = _COOLING,
    shares: Shares = _SHARES,
) -> SearchResult:
    """Place all meetings that can be placed, then make the plan better until the limits end it.

    `start` has places to begin with, as far as they are possible. `objective` is at the empty plan,
    and in the end at the plan that is given back; `cooling` and `shares` are to suit it. `report`
    is called about ten times a second.
    """
    search = _Search(problem, objective, limits, report)
    search.begin(start or {})
    cut_short = search.construct()
    return search.improve(cooling, shares, cut_short=cut_short)


class _Search:
    """One search: its clock, its random numbers, its state."""

    def __init__(
        self, problem: Problem, objective: Objective, limits: SearchLimits, report: Report | None
    ) -> None:
        self.started = self.told = time.perf_counter()
        self.objective, self.limits, self.report = objective, limits, report
        self.random = Random(limits.seed)  # noqa: S311 - the same plan again, no secrets
        self.state = State(problem)

    def begin(self, start: Mapping[int, Place]) -> None:
        """Place what is fixed, and what is there to begin with."""
        state = self.state
        for meeting, one in enumerate(state.problem.meetings):
            if one.fixed is not None:
                self.objective.apply((Move(meeting, one.fixed),))
        for meeting, place in start.items():
            moves = (Move(meeting, place),)
            if state.time[meeting] < 0 and state.try_moves(moves):
                self.objective.apply(moves)

    def construct(self) -> bool:
        """Place the rest; whether the clock ended that."""
        return construct(
            self.state,
            self.objective,
            self.random,
            self.started + min(self.limits.construction_seconds, self.limits.seconds),
            lambda: self.tell(self.objective.cost, 0),
        )

    def improve(self, cooling: Cooling, shares: Shares, *, cut_short: bool) -> SearchResult:
        """Anneal, and give the best plan."""
        limits = self.limits
        improver = Improver(self.state, self.objective, self.random, cooling, shares)
        first = self.seconds
        while not improver.is_perfect:
            by_clock = (self.seconds - first) / max(limits.seconds - first, 1e-9)
            if by_clock >= 1:
                cut_short = cut_short or limits.steps is not None
                break
            if limits.steps is None:
                improver.level(by_clock)
            elif improver.steps >= limits.steps:
                break
            else:
                improver.level(improver.steps / limits.steps, limits.steps - improver.steps)
            self.tell(improver.best_cost, improver.steps, improver.best_left_over)
        improver.restore_best()
        return SearchResult(
            places=tuple(self.state.places()),
            left_over=self.state.left_over(),
            cost=self.objective.cost,
            parts=self.objective.parts(),
            steps=improver.steps,
            seconds=self.seconds,
            stopped_early=cut_short,
        )

    @property
    def seconds(self) -> float:
        """Since the start."""
        return time.perf_counter() - self.started

    def tell(self, cost: int, steps: int, left_over: int | None = None) -> None:
        """Report, unless that was done just now."""
        now = time.perf_counter()
        if self.report is not None and now - self.told >= _BETWEEN_REPORTS:
            self.told = now
            if left_over is None:
                left_over = len(self.state.left_over())
            self.report(Progress(cost, left_over, now - self.started, steps))
