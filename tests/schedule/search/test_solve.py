"""The whole search: optimal where all plans can be tried, possible always, the same by its seed."""

import itertools
import time

import pytest

from partyschool_cli.schedule.search import solve as solve_module
from partyschool_cli.schedule.search.improve import Cooling
from partyschool_cli.schedule.search.neighbours import Shares
from partyschool_cli.schedule.search.problem import Meeting, Place, Problem, Resource, Room, Time
from partyschool_cli.schedule.search.result import Progress, SearchLimits, SearchResult
from partyschool_cli.schedule.search.solve import solve
from tests.full_run import is_full_run
from tests.schedule.search.costs import LateAndMany, NoObjective, best_cost, parts_of
from tests.schedule.search.problems import faults, periods_problem, random_problem

_SHARES = Shares(rooms=0.1, staffs=0.1, elsewhere=0.3, blocks=0.1, pushes=0.1)


def _solved(problem: Problem, steps: int = 1000, seed: int = 0) -> SearchResult:
    limits = SearchLimits(seed=seed, steps=steps)
    return solve(problem, LateAndMany(problem), limits, shares=_SHARES)


# In 0 not all find a place, in 6 they do.
@pytest.mark.parametrize("seed", range(12) if is_full_run() else (0, 6))
def test_the_best_plan_of_all_is_found(seed: int) -> None:
    problem = random_problem(seed, meetings=4, days=1)
    best = best_cost(problem)
    plan = _solved(problem, steps=3000)
    assert faults(problem, plan.places) == []
    assert bool(plan.left_over) == (best is None)
    if best is not None:
        assert plan.cost == best


@pytest.mark.parametrize("problem", [random_problem(3, 20, 10), periods_problem(2)])
def test_no_plan_is_impossible_and_costs_are_what_they_are_said_to_be(problem: Problem) -> None:
    plan = _solved(problem)
    assert faults(problem, plan.places) == []
    assert plan.parts == parts_of(problem, plan.places)
    assert plan.cost == sum(plan.parts.values())
    assert plan.left_over == tuple(i for i, place in enumerate(plan.places) if place is None)


def test_annealing_makes_a_constructed_plan_better() -> None:
    problem = random_problem(5, meetings=20, days=10)
    assert _solved(problem, steps=5000).cost < _solved(problem, steps=0).cost


def test_the_same_seed_and_steps_give_the_same_plan() -> None:
    problem = random_problem(7, meetings=15, days=6)
    one, same = _solved(problem, steps=1000), _solved(problem, steps=1000)
    other = _solved(problem, steps=1000, seed=1)
    assert one.places == same.places
    assert one.places != other.places
    assert one.steps == same.steps == 1000
    assert not one.stopped_early


def test_what_is_fixed_stays_even_where_it_is_in_the_way_of_another_that_is() -> None:
    fixed = Meeting((0,), (0,), (0,), fixed=Place(0, 0))
    free = Meeting((0,), (0, 1), (0,))
    times = [Time(0, 0, 1), Time(0, 1, 2)]
    plan = _solved(Problem(times, [Room()], [Resource()], [fixed, fixed, free]))
    assert plan.places == (Place(0, 0), Place(0, 0), Place(1, 0))


def test_a_search_begins_with_the_places_that_it_is_given() -> None:
    problem = periods_problem(2)
    first = _solved(problem)
    start = {index: place for index, place in enumerate(first.places) if place}
    again = solve(problem, NoObjective(), SearchLimits(steps=0), start=start)
    assert again.places == first.places


def test_a_start_that_cannot_be_is_not_taken() -> None:
    times = [Time(0, 0, 1), Time(0, 1, 2)]
    meetings = [Meeting((0,), (0, 1), (0,)) for _ in range(2)]
    problem = Problem(times, [Room()], [Resource()], meetings)
    plan = solve(problem, NoObjective(), SearchLimits(), start={0: Place(1, 0), 1: Place(1, 0)})
    assert plan.places == (Place(1, 0), Place(0, 0))


def test_the_clock_ends_a_search() -> None:
    problem = random_problem(3, 20, 10)
    start = time.perf_counter()
    plan = solve(problem, LateAndMany(problem), SearchLimits(seconds=0.05))
    assert time.perf_counter() - start < 30
    assert not plan.stopped_early


def test_a_search_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve_module, "_BETWEEN_REPORTS", 0)
    told: list[Progress] = []
    problem = random_problem(3, 20, 10)
    plan = solve(problem, LateAndMany(problem), SearchLimits(steps=4000), told.append)
    improving = [one for one in told if one.steps]
    assert len(improving) > 1
    for one, later in itertools.pairwise(improving):
        assert one.seconds < later.seconds
        assert (one.left_over, one.cost) >= (later.left_over, later.cost)
    assert (len(plan.left_over), plan.cost) <= (improving[-1].left_over, improving[-1].cost)


def test_a_search_by_steps_tells_that_the_clock_ended_it() -> None:
    problem = random_problem(3, 20, 10)
    limits = SearchLimits(steps=10**9, seconds=0.03)
    assert solve(problem, LateAndMany(problem), limits).stopped_early


def test_a_plan_that_costs_nothing_ends_the_search() -> None:
    plan = solve(periods_problem(1, meetings=4), NoObjective(), SearchLimits(seconds=30))
    assert plan.steps == 0
    assert plan.seconds < 20


def test_hot_and_cold_are_in_units_of_cost() -> None:
    """A search that stays as hot as it began ends with what it happened to come by."""
    problem = random_problem(5, meetings=20, days=10)
    cold, hot = (
        solve(
            problem, LateAndMany(problem), SearchLimits(steps=4000), cooling=cooling, shares=_SHARES
        ).cost
        for cooling in (Cooling(3, 0.1), Cooling(1000, 1000))
    )
    assert cold < hot
