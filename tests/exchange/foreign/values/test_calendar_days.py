"""Days as they are said → days of the calendar."""

import datetime as dt

import pytest

from partyschool_cli.exchange.foreign.values.calendar_days import (
    CalendarDays,
    DaySource,
    NotADayError,
    YearSource,
)
from partyschool_cli.exchange.foreign.values.dates import SaidDay, SaidDays

TODAY = YearSource(2026, "年份取自今天")
CLASS = DaySource(dt.date(2026, 10, 12), dt.date(2026, 10, 16), "年份取自班次的起止日期")
MONDAY = dt.date(2026, 10, 12)


def one(**parts: int) -> SaidDays:
    day = SaidDay(**parts)  # type: ignore[arg-type]
    return SaidDays(day, day)


def days(*spans: DaySource, given: int | None = None) -> CalendarDays:
    return CalendarDays(spans, (TODAY,), given)


def test_a_whole_date_is_no_guess() -> None:
    assert days().days(one(year=2026, month=10, day=12), 0) == ((MONDAY, ""),)


def test_the_year_is_the_given_one_before_all_others() -> None:
    [found] = days(CLASS, given=2025).days(one(month=10, day=12), None)
    assert found == (dt.date(2025, 10, 12), "年份取自 --year 2025")


def test_the_year_of_a_class_that_spans_two() -> None:
    winter = DaySource(dt.date(2026, 12, 21), dt.date(2027, 1, 8), "班次")
    calendar = days(winter)
    assert calendar.days(one(month=12, day=25), None)[0].date.year == 2026
    assert calendar.days(one(month=1, day=5), None)[0].date.year == 2027
    # Outside of the class: the nearest.
    assert calendar.days(one(month=2, day=1), None)[0].date.year == 2027


def test_a_day_far_from_a_class_is_of_its_year(subtests: pytest.Subtests) -> None:
    cases: list[tuple[int, int]] = [(4, 2026), (10, 2026), (12, 2026), (1, 2026)]
    for month, year in cases:
        with subtests.test(month=month, year=year):
            spring = DaySource(dt.date(2026, 4, 7), dt.date(2026, 4, 10), "班次")
            assert days(spring).days(one(month=month, day=12), None)[0].date.year == year


def test_a_day_just_over_the_turn_of_the_year_is_near_to_its_class() -> None:
    winter = DaySource(dt.date(2026, 12, 21), dt.date(2026, 12, 25), "班次")
    assert days(winter).days(one(month=1, day=5), None)[0].date.year == 2027


def test_january_after_december_is_of_the_next_year() -> None:
    calendar = days()
    calendar.days(one(month=12, day=30), None)
    [found] = calendar.days(one(month=1, day=6), None)
    assert found.date == dt.date(2027, 1, 6)
    assert "跨到第二年" in found.why


def test_a_wrong_week_day_is_no_day() -> None:
    with pytest.raises(NotADayError, match="2026年10月12日是星期一，表里写的是星期二"):
        days().days(one(year=2026, month=10, day=12), 1)


def test_a_wrong_week_day_of_a_guessed_year_names_the_year_that_fits() -> None:
    with pytest.raises(NotADayError, match="--year 2027"):
        days().days(one(month=10, day=12), 1)


def test_a_day_of_the_month_is_of_the_class_or_of_the_row_above() -> None:
    assert days(CLASS).days(one(day=14), None)[0].date == dt.date(2026, 10, 14)
    calendar = days()
    calendar.days(one(month=10, day=12), None)
    assert calendar.days(one(day=14), None)[0] == (dt.date(2026, 10, 14), "月份承上一行")
    with pytest.raises(NotADayError, match="看不出是几月"):
        days().days(one(day=14), None)


def test_a_week_day_alone_is_of_the_week_of_the_class() -> None:
    [found] = days(CLASS).days(None, 2)
    assert found.date == dt.date(2026, 10, 14)
    assert "只写了星期三" in found.why
    month = CLASS._replace(last=dt.date(2026, 11, 16))
    for calendar in (days(), days(month)):
        with pytest.raises(NotADayError, match="只写了星期"):
            calendar.days(None, 2)


def test_the_second_day_of_the_class() -> None:
    assert days(CLASS).days(one(nth=2), None)[0].date == dt.date(2026, 10, 13)
    for calendar, number in ((days(CLASS), 6), (days(CLASS), 0), (days(), 1)):
        with pytest.raises(NotADayError):
            calendar.days(one(nth=number), None)


def test_days_in_a_row_are_each_told() -> None:
    said = SaidDays(SaidDay(None, 10, 12), SaidDay(None, 10, 14))
    found = days().days(said, None)
    assert [day.date.day for day in found] == [12, 13, 14]
    assert all("每天算一次课" in day.why for day in found)
    with pytest.raises(NotADayError, match="颠倒"):
        days().days(SaidDays(said.last._replace(year=2026), said.first._replace(year=2026)), None)


@pytest.mark.parametrize(
    "said", [one(year=0, month=1, day=1), one(year=9999, month=1, day=1), one(month=2, day=30)]
)
def test_what_is_on_no_calendar(said: SaidDays) -> None:
    with pytest.raises(NotADayError):
        days().days(said, None)
