"""Overlaps are found by sweep: what they are, that none is missed, and how long it takes."""

import itertools
import random
import time
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.timetable.clashes import consecutive, crowds, overlapping


class Stretch(NamedTuple):
    start: int
    end: int
    name: int = 0


MINUTES = st.integers(0, 40)
DAYS = st.lists(st.tuples(MINUTES, MINUTES).filter(lambda times: times[0] < times[1])).map(
    lambda times: sorted(Stretch(start, end, i) for i, (start, end) in enumerate(times))
)


def overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def test_what_touches_does_not_overlap() -> None:
    assert list(overlapping([Stretch(510, 600), Stretch(600, 690)])) == []


def test_one_minute_is_an_overlap() -> None:
    first, second = Stretch(510, 601), Stretch(600, 690)
    assert list(overlapping([first, second])) == [(first, second)]


def test_a_whole_day_overlaps_from_midnight_to_midnight() -> None:
    day, last = Stretch(0, 23 * 60 + 59), Stretch(23 * 60 + 58, 23 * 60 + 59)
    assert list(overlapping([day, last])) == [(day, last)]


@given(DAYS)
def test_the_sweep_finds_what_all_pairs_would(day: list[Stretch]) -> None:
    pairs = [pair for pair in itertools.combinations(day, 2) if overlap(*pair)]
    assert sorted(overlapping(day)) == sorted(pairs)


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


def test_20000_sessions_are_swept_in_well_under_a_second() -> None:
    chance = random.Random(1)
    starts = sorted(chance.sample(range(10_000_000), 20_000))
    day = [Stretch(start, start + 90) for start in starts]
    begin = time.perf_counter()
    found = sum(1 for _ in overlapping(day))
    assert time.perf_counter() - begin < 1
    assert found > 0
