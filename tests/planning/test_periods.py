"""Periods: every day is in exactly one of each, and a year is made of them."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.model.vocabulary import Period as Per
from partyschool_cli.planning.periods import (
    period_between,
    period_of,
    periods_of_year,
    periods_touched,
    year_before,
    year_of,
)

ALL: tuple[Per, ...] = ("week", "month", "quarter", "half-year", "year")


def test_the_period_of_a_day(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, Per, str, str, str]] = [
        ("2026-10-12", "week", "2026年第42周", "2026-10-12", "2026-10-18"),
        ("2027-01-01", "week", "2026年第53周", "2026-12-28", "2027-01-03"),
        ("2024-02-29", "month", "2024年2月", "2024-02-01", "2024-02-29"),
        ("2026-10-01", "quarter", "2026年第4季度", "2026-10-01", "2026-12-31"),
        ("2026-06-30", "half-year", "2026年上半年", "2026-01-01", "2026-06-30"),
        ("2026-07-01", "half-year", "2026年下半年", "2026-07-01", "2026-12-31"),
        ("2026-07-01", "year", "2026年", "2026-01-01", "2026-12-31"),
    ]
    for date, per, title, first, last in cases:
        with subtests.test(date=date, per=per, title=title, first=first):
            found = period_of(dt.date.fromisoformat(date), per)
            assert (found.title, found.first.isoformat(), found.last.isoformat()) == (
                title,
                first,
                last,
            )


@given(st.dates(), st.sampled_from(ALL))
def test_a_day_is_in_its_period_which_is_one_of_its_year(date: dt.date, per: Per) -> None:
    found = period_of(date, per)
    assert date in found
    year = date.isocalendar().year if per == "week" else date.year
    assert [one for one in periods_of_year(year, per) if date in one] == [found]


@given(st.integers(1, 9999), st.sampled_from(ALL))
def test_the_periods_of_a_year_follow_each_other_without_a_gap(year: int, per: Per) -> None:
    found = periods_of_year(year, per)
    assert all(
        (later.first - earlier.last).days == 1 for earlier, later in itertools.pairwise(found)
    )
    assert len(found) in {"week": (52, 53), "month": (12,), "quarter": (4,)}.get(
        per, (2,) if per == "half-year" else (1,)
    )


@pytest.mark.parametrize(
    ("per", "title"),
    [
        ("week", "第11周"),
        ("month", "3月"),
        ("quarter", "第1季度"),
        ("half-year", "上半年"),
        ("year", "2026年"),
    ],
)
def test_a_period_without_its_year(per: Per, title: str) -> None:
    assert period_of(dt.date(2026, 3, 11), per).short_title == title


def test_days_are_called_what_they_are(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str, int | None]] = [
        ("2026-01-01", "2026-12-31", "2026年", 1),
        ("2025-01-01", "2026-12-31", "2025—2026年", 2),
        ("2026-01-01", "2026-06-30", "2026年上半年", None),
        ("2026-10-01", "2026-12-31", "2026年第4季度", None),
        ("2024-02-01", "2024-02-29", "2024年2月", None),
        ("2026-01-01", "2026-11-26", "2026年1月1日—11月26日", None),
        ("2026-03-05", "2026-03-05", "2026年3月5日", None),
    ]
    for first, last, title, years in cases:
        with subtests.test(first=first, last=last, title=title):
            found = period_between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
            assert (found.title, found.years) == (title, years)


@given(st.integers(1, 9999), st.sampled_from(ALL))
def test_a_year_touches_its_own_periods(year: int, per: Per) -> None:
    assert periods_touched(year_of(year), per) == periods_of_year(year, per)


def test_days_touch_every_period_that_they_have_a_day_of() -> None:
    days = period_between(dt.date(2025, 12, 31), dt.date(2026, 7, 1))
    assert [one.title for one in periods_touched(days, "half-year")] == [
        "2025年下半年",
        "2026年上半年",
        "2026年下半年",
    ]
    # A week belongs to its Thursday.
    friday = period_between(dt.date(2026, 10, 16), dt.date(2026, 10, 22))
    assert [one.title for one in periods_touched(friday, "week")] == ["2026年第43周"]


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        ("2026-01-01", "2026-12-31", "2025年"),
        ("2024-02-29", "2024-02-29", "2023年2月28日"),
        ("2026-01-01", "2026-06-30", "2025年上半年"),
    ],
)
def test_the_year_before(first: str, last: str, before: str) -> None:
    days = period_between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    found = year_before(days)
    assert found is not None
    assert found.title == before


def test_nothing_is_before_the_first_year() -> None:
    assert year_before(year_of(1)) is None
