"""Chains keep a plan possible, and really exchange two times."""

from random import Random

import pytest

from partyschool_cli.schedule.search.chains import exchanges
from partyschool_cli.schedule.search.construct import construct
from partyschool_cli.schedule.search.problem import Meeting, Place, Problem, Resource, Room, Time
from partyschool_cli.schedule.search.state import State
from tests.full_run import is_full_run
from tests.schedule.search.costs import NoObjective
from tests.schedule.search.problems import faults, periods_problem

_TIMES = [Time(0, 0, 1), Time(0, 1, 2), Time(1, 0, 1)]


def test_every_chain_leads_to_a_possible_plan(subtests: pytest.Subtests) -> None:
    for seed in range(10 if is_full_run() else 4):
        for keeps_rooms in (False, True):
            with subtests.test(keeps_rooms=keeps_rooms, seed=seed):
                problem = periods_problem(seed)
                state, random = State(problem), Random(seed)
                construct(state, NoObjective(), random, until=float("inf"))
                exchange = exchanges(state, random)
                lengths = set()
                for _ in range(400):
                    meeting = random.randrange(len(problem.meetings))
                    goal = random.choice(state.times[meeting])
                    start = state.time[meeting]
                    if start < 0 or goal == start:
                        continue
                    moves = exchange(meeting, goal, keeps_rooms)
                    if moves is not None:
                        lengths.add(len(moves))
                        assert {place.time for _, place in moves if place} <= {start, goal}
                        if keeps_rooms and len(moves) > 1:
                            assert all(
                                place and place.room == state.room[one] for one, place in moves
                            )
                        state.make(moves)
                        assert state.time[meeting] == goal
                        plan = [state.where(one) for one in range(len(state.time))]
                        assert faults(problem, plan) == []
                assert max(lengths) > 2


def _state(*meetings: Meeting, rooms: int = 2) -> State:
    return State(Problem(_TIMES, [Room()] * rooms, [Resource()] * 3, meetings))


def _meeting(*resources: int, times: tuple[int, ...] = (0, 1, 2)) -> Meeting:
    return Meeting(resources, times, (0, 1))


def test_who_is_in_the_way_comes_back_and_who_is_in_their_way_goes_along() -> None:
    state = _state(_meeting(0), _meeting(0, 1), _meeting(1, 2))
    for meeting, place in enumerate([Place(0, 0), Place(1, 0), Place(0, 1)]):
        state.place(meeting, place)
    moves = exchanges(state, Random(0))(0, 1, False)
    assert moves is not None
    assert {(one, place.time) for one, place in moves if place} == {(0, 1), (1, 0), (2, 1)}


def test_nobody_is_sent_to_a_time_that_does_not_suit() -> None:
    state = _state(_meeting(0), _meeting(0, times=(1, 2)))
    state.place(0, Place(0, 0))
    state.place(1, Place(1, 0))
    exchange = exchanges(state, Random(0))
    assert exchange(0, 1, False) is None
    assert exchange(0, 2, False) == [(0, Place(2, 0))]


def test_meetings_that_are_alike_do_not_change_places() -> None:
    state = _state(_meeting(0), _meeting(0))
    state.place(0, Place(0, 0))
    state.place(1, Place(1, 0))
    assert exchanges(state, Random(0))(0, 1, False) is None


def test_a_full_room_is_left_for_a_free_one_or_exchanged() -> None:
    state = _state(_meeting(0), _meeting(1))
    state.place(0, Place(0, 0))
    state.place(1, Place(1, 0))
    exchange = exchanges(state, Random(0))
    assert exchange(0, 1, False) == [(0, Place(1, 1))]
    assert exchange(0, 1, True) == [(0, Place(1, 0)), (1, Place(0, 0))]
