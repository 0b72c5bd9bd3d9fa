"""The files of a new catalog."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.cli import initial_files


def test_it_waits_until_the_holidays_are_over() -> None:
    # National Day was October 1 to 8, the Spring Festival January 28 to February 4.
    assert initial_files.sample_monday(dt.date(2025, 9, 24)) == dt.date(2025, 10, 13)
    assert initial_files.sample_monday(dt.date(2025, 1, 20)) == dt.date(2025, 2, 10)


def test_a_year_whose_holidays_are_unknown_gets_the_week_of_the_templates() -> None:
    assert initial_files.sample_monday(dt.date(2090, 5, 5)) == dt.date(2026, 3, 2)
    assert initial_files.sample_monday(dt.date.max) == dt.date(2026, 3, 2)


@given(st.dates())
def test_whatever_today_is_there_is_a_monday(today: dt.date) -> None:
    assert initial_files.sample_monday(today).weekday() == 0
