"""Sweeps: who is there at one moment, and what follows what."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.timetable.overlaps import consecutive, crowds


class Stretch(NamedTuple):
    start: int
    end: int
    name: int = 0


MINUTES = st.integers(0, 40)
DAYS = st.lists(st.tuples(MINUTES, MINUTES).filter(lambda times: times[0] < times[1])).map(
    lambda times: sorted(Stretch(start, end, i) for i, (start, end) in enumerate(times))
)


@given(DAYS)
def test_crowds_are_the_largest_sets_of_each_moment(day: list[Stretch]) -> None:
    moments = {
        frozenset(one for one in day if one.start <= minute < one.end) for minute in range(41)
    }
    largest = {one for one in moments if one and not any(one < other for other in moments)}
    assert {frozenset(crowd) for crowd in crowds(day)} >= largest
    assert all(frozenset(crowd) in moments for crowd in crowds(day))


@given(DAYS)
def test_what_follows_begins_after_the_other_ended_and_nothing_lies_between(
    day: list[Stretch],
) -> None:
    for earlier, later in consecutive(day):
        assert earlier.end <= later.start
        assert not any(
            earlier.end <= one.start and one.end <= later.start and one not in (earlier, later)
            for one in day
        )
