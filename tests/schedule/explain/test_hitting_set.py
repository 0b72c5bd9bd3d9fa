"""The smallest set of facts that forbids every way."""

from collections.abc import Sequence
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.schedule.explain import hitting_set
from partyschool_cli.schedule.explain.hitting_set import Found, forbids, smallest_reasons

Way = frozenset[frozenset[str]]


def way(*reasons: str) -> Way:
    """A way that each of some words forbids; the letters of a word are facts."""
    return frozenset(map(frozenset, reasons))


def asked(ways: Sequence[Way]) -> Found[str] | None:
    def remaining(facts: frozenset[str]) -> Way | None:
        return next((one for one in ways if not forbids(facts, one)), None)

    return smallest_reasons(remaining)


def brute_force(ways: Sequence[Way]) -> int | None:
    facts = sorted(set(chain.from_iterable(chain.from_iterable(ways))))
    for count in range(len(facts) + 1):
        for chosen in combinations(facts, count):
            if all(forbids(frozenset(chosen), one) for one in ways):
                return count
    return None


def test_one_fact_that_forbids_all_is_told_alone() -> None:
    assert asked([way("a", "x"), way("b", "x"), way("c", "x")]) == Found(frozenset("x"), True)


def test_two_facts_where_no_single_one_is_enough() -> None:
    found = asked([way("a"), way("b", "c"), way("c", "d")])

    assert found == Found(frozenset("ac"), True)


def test_facts_that_forbid_only_together_count_each() -> None:
    """`abc` forbids the first way only whole, so two single facts are fewer."""
    assert asked([way("abc", "x"), way("abc", "y")]) == Found(frozenset("xy"), True)


def test_nothing_is_needed_where_there_is_no_way() -> None:
    assert asked([]) == Found(frozenset(), True)


def test_a_way_that_nothing_forbids_has_no_explanation() -> None:
    assert asked([way("a"), way()]) is None


def test_an_oracle_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="forbid"):
        smallest_reasons(lambda _: way("a"))


WAYS = st.lists(
    st.frozensets(st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=3), min_size=1),
    max_size=7,
)


@given(WAYS)
def test_no_smaller_set_of_facts_forbids_all_ways(ways: list[Way]) -> None:
    found = asked(ways)

    assert found is not None
    assert found.is_smallest
    assert all(forbids(found.facts, one) for one in ways)
    assert len(found.facts) == brute_force(ways)


@given(WAYS)
def test_without_proof_no_fact_of_it_is_needless(ways: list[Way]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hitting_set, "_MOST_CHOICES", 1)
        found = asked(ways)

    assert found is not None
    for fact in found.facts:
        assert found.is_smallest or not all(forbids(found.facts - {fact}, one) for one in ways)
