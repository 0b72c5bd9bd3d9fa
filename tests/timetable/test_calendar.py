"""Days off: the holidays of 2026 as announced, a year that is not known, the catalog's own days."""

import subprocess
import sys

import pytest

from partyschool_cli.model.manifest import Calendar
from partyschool_cli.timetable.calendar import DayOff, TeachingCalendar, is_known_year
from tests.timetables import day


def calendar(**settings: object) -> TeachingCalendar:
    return TeachingCalendar(Calendar.model_validate(settings))


def test_statutory_holidays_of_2026(subtests: pytest.Subtests) -> None:
    cases = [
        ("2026-01-01", "元旦"),
        ("2026-02-15", "春节"),
        ("2026-02-17", "春节"),
        ("2026-02-23", "春节"),
        ("2026-04-05", "清明"),
        ("2026-05-01", "劳动节"),
        ("2026-06-19", "端午"),
        ("2026-09-25", "中秋"),
        ("2026-10-03", "国庆节"),  # a Saturday within the holiday
    ]
    for date, title in cases:
        with subtests.test(date=date):
            assert calendar().day_off(day(date)) == DayOff(title)


def test_weekends_and_make_up_workdays_are_no_days_off(subtests: pytest.Subtests) -> None:
    cases = [
        "2026-01-04",  # Sundays and Saturdays that make up for a holiday
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
        "2026-11-28",  # a weekend
        "2026-11-29",
        "2024-02-29",  # a leap day
        "2026-10-12",
    ]
    for date in cases:
        with subtests.test(date=date):
            assert calendar().day_off(day(date)) is None


def test_days_that_the_catalog_closes_are_off_at_both_ends() -> None:
    own = calendar(closed=[{"from": "2026-03-02", "to": "2026-03-03", "why": "社火"}])
    assert [own.day_off(day(f"2026-03-0{number}")) for number in (1, 2, 3, 4)] == [
        None,
        DayOff("社火", 0),
        DayOff("社火", 0),
        None,
    ]


def test_a_closed_day_without_a_reason_is_called_so() -> None:
    own = calendar(closed=[{"from": "2026-03-02", "to": "2026-03-02"}])
    assert own.day_off(day("2026-03-02")) == DayOff("停课日", 0)


def test_a_workday_overrides_the_table_but_not_a_closed_day() -> None:
    own = calendar(
        workdays=["2026-02-17", "2026-03-02"],
        closed=[{"from": "2026-03-02", "to": "2026-03-02"}],
    )
    assert own.day_off(day("2026-02-17")) is None
    assert own.day_off(day("2026-02-18")) == DayOff("春节")
    assert own.day_off(day("2026-03-02")) == DayOff("停课日", 0)


def test_without_a_table_only_closed_days_are_off() -> None:
    own = calendar(holidays="none")
    assert own.day_off(day("2026-02-17")) is None
    assert not own.is_provisional(day("2032-02-17"))


def test_a_year_without_announcement_has_the_festivals_themselves() -> None:
    assert not is_known_year(2032)
    own = calendar()
    assert own.day_off(day("2032-10-01")) == DayOff("国庆节")
    assert own.day_off(day("2032-02-11")) == DayOff("春节")
    assert own.is_provisional(day("2032-10-01"))
    assert own.day_off(day("2032-10-06")) is None
    assert own.is_provisional(day("2032-10-06"))
    assert not own.is_provisional(day("2026-10-06"))


@pytest.mark.parametrize("date", ["0001-01-01", "1949-10-01", "2500-10-01", "9999-12-31"])
def test_a_year_that_nobody_knows_has_no_holiday_and_is_provisional(date: str) -> None:
    assert calendar().day_off(day(date)) is None
    assert calendar().is_provisional(day(date))


def test_the_catalog_settles_days_of_an_unknown_year() -> None:
    own = calendar(
        workdays=["2032-10-01"], closed=[{"from": "2032-10-02", "to": "2032-10-03", "why": "国庆"}]
    )
    assert own.day_off(day("2032-10-01")) is None
    assert not own.is_provisional(day("2032-10-01"))
    assert not own.is_provisional(day("2032-10-02"))
    assert own.is_provisional(day("2032-10-04"))


def test_tables_are_imported_only_by_who_asks_for_a_holiday() -> None:
    code = (
        "import sys, partyschool_cli.timetable.calendar, partyschool_cli.timetable.free_slots\n"
        "print([name for name in ('chinese_calendar', 'holidays') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("settings", "date", "is_one"),
    [
        ({}, "2026-10-10", True),  # a Saturday for the National Day
        ({}, "2026-10-17", False),
        ({"holidays": "none"}, "2026-10-10", False),
        ({"workdays": ["2027-02-20"]}, "2027-02-20", True),
    ],
)
def test_workdays_that_make_up_for_a_holiday(
    settings: dict[str, object], date: str, *, is_one: bool
) -> None:
    found = TeachingCalendar(Calendar.model_validate(settings))
    assert found.is_makeup_workday(day(date)) == is_one
