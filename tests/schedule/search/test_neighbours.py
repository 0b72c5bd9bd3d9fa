"""Moves of rooms, staffs, single meetings and half-days."""

from random import Random

from partyschool_cli.schedule.search.neighbours import Neighbours, Shares
from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Meeting, Place, Problem, Resource, Room, Time
from partyschool_cli.schedule.search.state import State

# Two mornings and afternoons of two hours each.
_TIMES = [Time(day, start, start + 1) for day in (0, 1) for start in (8, 9, 14, 15)]
_HALF_DAYS = [0, 0, 1, 1, 2, 2, 3, 3]
_ANY_TIME = tuple(range(8))


def _state(*meetings: Meeting, places: list[Place]) -> State:
    problem = Problem(_TIMES, [Room(), Room()], [Resource()] * 4, meetings, blocks=_HALF_DAYS)
    state = State(problem)
    for meeting, place in enumerate(places):
        state.place(meeting, place)
    return state


def _all_moves(state: State, kind: str) -> set[frozenset[Move]]:
    """What a kind of moves proposes for the first meeting, in many trials."""
    neighbours = Neighbours(state, Random(0), Shares())
    proposed = [getattr(neighbours, kind)(0) for _ in range(300)]
    return {frozenset(moves) for moves in proposed if moves}


def test_who_is_in_the_other_room_comes_back() -> None:
    meeting = Meeting((0,), _ANY_TIME, (0, 1))
    other = Meeting((1,), _ANY_TIME, (0, 1))
    state = _state(meeting, other, places=[Place(0, 0), Place(0, 1)])
    moves = {Move(0, Place(0, 1)), Move(1, Place(0, 0))}
    assert _all_moves(state, "to_room") == {frozenset(moves)}


def test_another_staff_comes_alone_or_in_exchange_with_a_meeting_of_another_day() -> None:
    meeting = Meeting((0,), _ANY_TIME, (0,), staffs=((2,), (3,)))
    other = Meeting((1,), _ANY_TIME, (0,), staffs=((3,), (2,)))
    state = _state(meeting, other, places=[Place(0, 0, 0), Place(6, 0, 0)])
    alone = Move(0, Place(0, 0, 1))
    assert _all_moves(state, "to_staff") == {
        frozenset({alone}),
        frozenset({alone, Move(1, Place(6, 0, 1))}),
    }


def test_one_meeting_goes_anywhere_where_nobody_is_in_the_way() -> None:
    meeting = Meeting((0,), _ANY_TIME, (0, 1))
    other = Meeting((0,), _ANY_TIME, (0,))
    state = _state(meeting, other, places=[Place(0, 0), Place(5, 0)])
    goals = {place for moves in _all_moves(state, "elsewhere") for _, place in moves}
    assert goals == {Place(t, r) for t in (0, 1, 2, 3, 4, 6, 7) for r in (0, 1)} - {Place(0, 0)}


def test_a_half_day_moves_as_it_is_and_what_is_there_comes_back() -> None:
    meetings = [Meeting((0,), _ANY_TIME, (0,)) for _ in range(3)]
    state = _state(*meetings, places=[Place(0, 0), Place(1, 0), Place(7, 0)])
    proposed = _all_moves(state, "exchange_blocks")
    together = {Move(0, Place(6, 0)), Move(1, Place(7, 0)), Move(2, Place(1, 0))}
    to_an_empty_one = {Move(0, Place(2, 0)), Move(1, Place(3, 0))}
    whole_day = {Move(0, Place(4, 0)), Move(1, Place(5, 0)), Move(2, Place(3, 0))}
    assert frozenset(together) in proposed
    assert frozenset(to_an_empty_one) in proposed
    assert frozenset(whole_day) in proposed


def test_a_half_day_with_something_fixed_stays() -> None:
    fixed = Meeting((0,), (), (0,), fixed=Place(1, 0))
    state = _state(Meeting((0,), (0, 2), (0,)), fixed, places=[Place(0, 0)])
    assert _all_moves(state, "exchange_blocks") == set()


def test_who_is_in_the_way_is_pushed_to_where_nobody_is() -> None:
    meeting = Meeting((0,), (0, 1), (0,))
    others = [Meeting((0, 1), (1, 2), (0,)), Meeting((1,), (3,), (0,))]
    state = _state(meeting, *others, places=[Place(0, 0), Place(1, 0), Place(3, 0)])
    pushed = {Move(0, Place(1, 0)), Move(1, Place(2, 0))}
    assert frozenset(pushed) in _all_moves(state, "push")
    assert state.places() == [Place(0, 0), Place(1, 0), Place(3, 0)]


def test_kinds_are_proposed_by_their_shares() -> None:
    state = _state(Meeting((0,), _ANY_TIME, (0, 1)), places=[Place(0, 0)])
    neighbours = Neighbours(state, Random(0), Shares(rooms=0.3, blocks=0.1))
    proposed = [neighbours.other(0) for _ in range(2000)]
    to_room = sum(1 for moves in proposed if moves and moves[0] == Move(0, Place(0, 1)))
    elsewhere = sum(1 for moves in proposed if moves and moves[0] != Move(0, Place(0, 1)))
    assert 650 < to_room < 850  # every other time the other of two rooms is drawn
    assert 280 < elsewhere < 420
