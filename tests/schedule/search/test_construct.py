"""Every meeting gets a place where that can be, in time."""

import time
from random import Random

import pytest

from partyschool_cli.schedule.search import construct as module
from partyschool_cli.schedule.search.construct import construct, free_places
from partyschool_cli.schedule.search.problem import Meeting, Place, Problem, Resource, Room, Time
from partyschool_cli.schedule.search.state import State
from tests.full_run import is_full_run
from tests.schedule.search.costs import LateAndMany, NoObjective, has_complete_plan
from tests.schedule.search.problems import faults, random_problem

_FOREVER = float("inf")


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few meetings are placed in vain before the search gives up: these problems are small."""
    monkeypatch.setattr(module, "_PATIENCE", 50)


def _plan(state: State) -> list[Place | None]:
    return [state.where(one) for one in range(len(state.time))]


@pytest.mark.parametrize("seed", range(12 if is_full_run() else 2))
def test_a_plan_is_complete_where_any_is_and_never_impossible(seed: int) -> None:
    problem = random_problem(seed, meetings=4, days=1)
    state = State(problem)
    assert not construct(state, NoObjective(), Random(seed), _FOREVER)
    assert faults(problem, _plan(state)) == []
    assert (state.left_over() == ()) == has_complete_plan(problem)


@pytest.mark.parametrize("seed", range(5 if is_full_run() else 1))
def test_a_larger_plan_is_possible_and_known_to_the_objective(seed: int) -> None:
    problem = random_problem(seed, meetings=40, days=8)
    state, objective = State(problem), LateAndMany(problem)
    objective.places = [one.fixed for one in problem.meetings]
    construct(state, objective, Random(seed), _FOREVER)
    assert faults(problem, _plan(state)) == []
    assert objective.places == _plan(state)


def test_what_cannot_be_placed_is_left_over() -> None:
    times = [Time(0, start, start + 1) for start in range(3)]
    meetings = [Meeting((0,), (0, 1, 2), (0,)) for _ in range(5)]
    state = State(Problem(times, [Room()], [Resource()], meetings))
    construct(state, NoObjective(), Random(0), _FOREVER)
    assert len(state.left_over()) == 2


def test_a_meeting_with_no_time_at_all_is_left_over() -> None:
    meetings = [Meeting((0,), (), (0,)), Meeting((0,), (0,), (0,))]
    state = State(Problem([Time(0, 0, 1)], [Room()], [Resource()], meetings))
    construct(state, NoObjective(), Random(0), _FOREVER)
    assert state.left_over() == (0,)


def test_the_required_course_makes_way_for_the_one_that_requires_it() -> None:
    """The second, with the fewest places, comes first; before it there is one hour alone."""
    times = [Time(0, start, start + 1) for start in range(4)]
    meetings = [Meeting((0,), (0, 1, 2, 3), (0,)), Meeting((0,), (1,), (0,), after=(0,))]
    state = State(Problem(times, [Room()], [Resource()], meetings))
    construct(state, NoObjective(), Random(0), _FOREVER)
    assert state.time == [0, 1]


def test_two_that_have_one_place_between_them_do_not_keep_the_others_waiting() -> None:
    times = [Time(0, start, start + 1) for start in range(8)]
    hard = [Meeting((0,), (0,), (0,)) for _ in range(2)]
    easy = [Meeting((0,), tuple(range(1, 8)), (0,)) for _ in range(7)]
    state = State(Problem(times, [Room()], [Resource()], [*hard, *easy]))
    construct(state, NoObjective(), Random(0), _FOREVER)
    assert len(state.left_over()) == 1
    assert state.left_over()[0] in (0, 1)


def test_the_clock_ends_it_with_what_is_there() -> None:
    problem = random_problem(1, meetings=300, days=1)
    state = State(problem)
    start = time.perf_counter()
    assert construct(state, NoObjective(), Random(0), start)
    assert state.left_over()
    assert faults(problem, _plan(state)) == []


def test_free_places_are_those_with_nobody_in_the_way() -> None:
    times = [Time(0, 0, 2), Time(0, 1, 3), Time(0, 2, 4)]
    rooms = [Room(), Room(closed=frozenset({2}))]
    meetings = [Meeting((0,), (0, 1, 2), (0, 1)), Meeting((0,), (0,), (0,))]
    state = State(Problem(times, rooms, [Resource()], meetings))
    state.place(1, Place(0, 0))
    assert list(free_places(state, Random(0), 0)) == [Place(2, 0)]
