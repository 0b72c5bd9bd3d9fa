"""Seasons: days of every year, over the new year too."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.model.types import MonthDay, Season
from partyschool_cli.timetable.seasons import is_within


def season(first: str, last: str) -> Season:
    return Season.model_validate({"from": first, "to": last})


def test_days_of_a_season(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str, bool]] = [
        ("09-20", "10-08", "2026-09-20", True),
        ("09-20", "10-08", "2026-10-08", True),
        ("09-20", "10-08", "2026-09-19", False),
        ("09-20", "10-08", "2026-10-09", False),
        ("12-20", "01-10", "2026-12-20", True),
        ("12-20", "01-10", "2027-01-10", True),
        ("12-20", "01-10", "2026-01-01", True),
        ("12-20", "01-10", "2027-01-11", False),
        ("12-20", "01-10", "2026-12-19", False),
        ("02-01", "02-29", "2026-02-28", True),
        ("02-01", "02-29", "2026-03-01", False),
        ("02-01", "02-29", "2028-02-29", True),
        ("02-01", "02-28", "2028-02-29", False),
        ("02-29", "03-05", "2026-02-28", False),
        ("02-29", "03-05", "2026-03-01", True),
        ("05-01", "05-01", "2026-05-01", True),
    ]
    for first, last, date, within in cases:
        with subtests.test(first=first, last=last, date=date):
            assert is_within(dt.date.fromisoformat(date), season(first, last)) is within


MONTH_DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)).map(
    lambda date: MonthDay(date.month, date.day)
)


@given(MONTH_DAYS, MONTH_DAYS, st.dates())
def test_a_season_over_the_new_year_is_what_its_opposite_leaves(
    first: MonthDay, last: MonthDay, date: dt.date
) -> None:
    later, earlier = max(first, last), min(first, last)
    over = is_within(date, season(str(later), str(earlier)))
    between = is_within(date, season(str(earlier), str(later)))
    is_bound = MonthDay(date.month, date.day) in (earlier, later)
    if earlier == later:
        assert over is between is is_bound
    else:
        assert (over and between) is is_bound
        assert over or between
