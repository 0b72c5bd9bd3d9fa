"""Days and times in words."""

import datetime as dt

import pytest

from partyschool_cli.model.types import MonthDay
from partyschool_cli.wording.dates import (
    clock_times,
    dates_text,
    day_text,
    days_text,
    moment_text,
    season_text,
    times_text,
    weekday_text,
)


def test_a_day_is_unpadded_and_a_time_is_padded() -> None:
    assert day_text(dt.date(2026, 3, 1)) == "3月1日（周日）"
    assert times_text(0, 8 * 60 + 5) == "00:00—08:05"
    assert clock_times(dt.time(8, 5), dt.time(10)) == "08:05–10:00"
    assert weekday_text(dt.date(2026, 3, 2)) == "周一"
    assert season_text(MonthDay(9, 20), MonthDay(10, 8)) == "9月20日—10月8日"


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("2026-10-12", "2026年10月12日"),
        ("2026-10-14", "2026年10月12日—14日"),
        ("2026-11-02", "2026年10月12日—11月2日"),
        ("2027-01-02", "2026年10月12日—2027年1月2日"),
    ],
)
def test_what_two_days_have_in_common_is_said_once(last: str, text: str) -> None:
    assert days_text(dt.date(2026, 10, 12), dt.date.fromisoformat(last)) == text


def test_a_moment_is_that_of_the_clerks_clock() -> None:
    local = dt.datetime(2026, 3, 1, 8, 5).astimezone()
    assert moment_text(local.astimezone(dt.UTC)) == "3月1日 08:05"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (["2026-03-09"], "3月9日"),
        (["2026-03-11", "2026-03-09", "2026-03-10", "2026-03-10"], "3月9—11日"),
        (["2026-12-01", "2026-12-03"], "12月1、3日"),
        (["2026-03-30", "2026-03-31", "2026-04-01", "2026-04-05"], "3月30—31日、4月1、5日"),
        ([], ""),
    ],
)
def test_days_in_a_row_are_said_by_the_first_and_the_last(days: list[str], text: str) -> None:
    assert dates_text(map(dt.date.fromisoformat, days)) == text
