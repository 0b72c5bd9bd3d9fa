"""A day that an option names."""

import datetime as dt

import pytest

from partyschool_cli.cli.arguments.days import day_named, next_day_named, written_day
from partyschool_cli.errors import CommandLineError

TODAY = dt.date(2026, 11, 27)


def test_without_a_year_it_is_the_next_such_day(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("12月31日", "2026-12-31"),
        ("1月20日", "2027-01-20"),  # not the one ten months ago
        ("7月1日", "2027-07-01"),  # not the nearest one either
        ("十二月一日", "2027-12-01"),  # the day itself is not after it
        ("12/2", "2026-12-02"),
        ("2026年1月20日", "2026-01-20"),  # as said
        ("2026-01-20", "2026-01-20"),
        ("下周三", "2026-12-02"),
    ]
    for said, day in cases:
        with subtests.test(said=said, day=day):
            found = next_day_named("--until", "最后一天", said, TODAY, dt.date(2026, 12, 1))
            assert found.isoformat() == day


def test_a_leap_day_is_left_for_the_clerk_to_see() -> None:
    with pytest.raises(CommandLineError, match="2月29日"):
        next_day_named("--until", "最后一天", "2月29日", TODAY, TODAY)


def test_near_a_day_or_else_of_this_year() -> None:
    near = dt.date(2027, 1, 4)
    assert day_named("--day", "日期", "1月6日", TODAY, near) == dt.date(2027, 1, 6)
    assert day_named("--day", "日期", "12月30日", TODAY, near) == dt.date(2026, 12, 30)
    assert day_named("--day", "日期", "1月6日", TODAY) == dt.date(2026, 1, 6)


def test_what_a_file_holds_may_be_no_day(subtests: pytest.Subtests) -> None:
    cases: list[object] = [None, "三月", "2026-02-30", ["2026-03-01"]]
    for content in cases:
        with subtests.test(content=content):
            assert written_day("2026-03-01") == dt.date(2026, 3, 1)
            assert written_day(content) is None
