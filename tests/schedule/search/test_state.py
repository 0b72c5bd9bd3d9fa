"""Who is in the way of a meeting, against the definitions."""

from random import Random

import pytest

from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.occupancy import members_of
from partyschool_cli.schedule.search.problem import Meeting, Place, Problem, Resource, Room, Time
from partyschool_cli.schedule.search.state import State
from tests.full_run import is_full_run
from tests.schedule.search.problems import faults, random_problem

_MORNING = [Time(0, 8, 10), Time(0, 9, 11), Time(0, 10, 12), Time(1, 8, 10)]


def _places(state: State) -> list[Place | None]:
    return [state.where(one) for one in range(len(state.time))]


def test_nobody_is_in_the_way_exactly_where_the_plan_has_no_fault(
    subtests: pytest.Subtests,
) -> None:
    for seed in range(40 if is_full_run() else 15):
        with subtests.test(seed=seed):
            problem = random_problem(seed)
            state, random = State(problem), Random(seed)
            for _ in range(60):
                meeting = random.randrange(len(problem.meetings))
                if state.fixed >> meeting & 1:
                    continue
                options = list(state.options(meeting))
                if not options:
                    continue
                place = random.choice(options)
                plan = _places(state)
                plan[meeting] = place
                assert bool(state.blockers(meeting, place)) == bool(faults(problem, plan))
                if state.time[meeting] >= 0:
                    state.remove(meeting)
                in_the_way = state.blockers(meeting, place)
                if not in_the_way & state.fixed:
                    for other in members_of(in_the_way):
                        state.remove(other)
                    assert not state.blockers(meeting, place)
                    state.place(meeting, place)
                    assert faults(problem, _places(state)) == []


def test_moves_are_made_together_or_not_at_all(subtests: pytest.Subtests) -> None:
    for seed in range(10):
        with subtests.test(seed=seed):
            problem = random_problem(seed)
            state, random = State(problem), Random(seed)
            movable = [
                one for one in range(8) if not state.fixed >> one & 1 and any(state.options(one))
            ]
            made = 0
            for _ in range(200):
                chosen = random.sample(movable, 2)
                moves = [Move(one, random.choice(list(state.options(one)))) for one in chosen]
                before = _places(state)
                after = list(before)
                for one, place in moves:
                    after[one] = place
                is_possible = state.try_moves(moves)
                assert is_possible == (faults(problem, after) == [])
                assert _places(state) == (after if is_possible else before)
                made += is_possible
            assert made


def _problem(*meetings: Meeting, rooms: list[Room] | None = None) -> Problem:
    return Problem(_MORNING, rooms or [Room()], [Resource(), Resource()], meetings)


def _meeting(*resources: int, people: int = 0, rooms: tuple[int, ...] = (0,)) -> Meeting:
    return Meeting(resources, (0, 1, 2, 3), rooms, people=people)


def test_what_overlaps_by_an_hour_is_in_the_way() -> None:
    state = State(_problem(_meeting(0), _meeting(0)))
    state.place(0, Place(0, 0))
    assert [state.blockers(1, Place(time, 0)) for time in range(4)] == [1, 1, 0, 0]


def test_a_fixed_meeting_is_placed_from_the_start() -> None:
    fixed = Meeting((0,), (), (0,), fixed=Place(3, 0))
    state = State(_problem(fixed, _meeting(0)))
    assert state.where(0) == Place(3, 0)
    assert state.blockers(1, Place(3, 0)) == state.fixed == 1


def test_of_a_crowd_those_go_that_are_enough() -> None:
    hall = Room(exclusive=False, seats=100)
    crowd = [_meeting(people=40), _meeting(people=60), _meeting(people=50)]
    state = State(_problem(*crowd, rooms=[hall]))
    state.place(0, Place(0, 0))
    state.place(1, Place(0, 0))
    assert list(members_of(state.blockers(2, Place(0, 0)))) == [1]


def test_no_meeting_is_offered_a_time_at_which_someone_is_away() -> None:
    away = Resource(away=frozenset({0, 1}))
    meeting = Meeting((0,), (0, 2, 3), (0,), staffs=((1,), (2,)))
    problem = Problem(_MORNING, [Room(closed=frozenset({3}))], [away, Resource(), away], [meeting])
    assert list(State(problem).options(0)) == [Place(2, 0, 0), Place(2, 0, 1)]
