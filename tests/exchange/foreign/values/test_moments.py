"""Texts about when: days, week days, parts of the day and times in any order."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.exchange.foreign.values.dates import SaidDay
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments
from partyschool_cli.exchange.foreign.values.times import SaidTime
from partyschool_cli.export.timetable_content import full_date, times, weekday
from partyschool_cli.model.manifest import DayPart, default_day_parts
from partyschool_cli.wording.dates import date_text, day_text

READER = MomentReader(default_day_parts())
EIGHT, ELEVEN = 8 * 60 + 30, 11 * 60 + 30
OCTOBER_12 = SaidDay(None, 10, 12)


def days(said: Moments) -> list[tuple[SaidDay, SaidDay]]:
    return [(one.first, one.last) for one in said.days]


def test_a_day_without_a_year(subtests: pytest.Subtests) -> None:
    cases = [
        "10月12日",
        "10 月 12 日",
        "１０月１２日",
        "10月12号",
        "10/12",
        "10.12",
        "10-12",
        "十月十二日",
        "10月12",
    ]
    for text in cases:
        with subtests.test(text=text):
            assert days(READER.read(text)) == [(OCTOBER_12, OCTOBER_12)]
            assert READER.read(text).is_whole


def test_days_of_one_month(subtests: pytest.Subtests) -> None:
    cases = ["10.12-14", "10/12—14", "10月12-14日", "10.12至14日", "10.12-10.14", "10月12日-14日"]
    for text in cases:
        with subtests.test(text=text):
            said = READER.read(text)
            assert days(said) == [(OCTOBER_12, OCTOBER_12._replace(day=14))]
            assert said.is_whole


def test_days_of_one_month_with_their_year() -> None:
    day = OCTOBER_12._replace(year=2026)
    assert days(READER.read("2026.10.12-14")) == [(day, day._replace(day=14))]


@pytest.mark.parametrize("text", ["10.12-14:30", "10/12 14:30-17:30"])
def test_times_after_a_day_are_no_days(text: str) -> None:
    assert days(READER.read(text)) == [(OCTOBER_12, OCTOBER_12)]


def test_a_day_with_its_year(subtests: pytest.Subtests) -> None:
    cases = [
        "2026年10月12日",
        "2026.10.12",
        "2026-10-12",
        "2026/10/12",
        "20261012",
        "二〇二六年十月十二日",
        "2026 年 10 月 12 日",
    ]
    for text in cases:
        with subtests.test(text=text):
            day = OCTOBER_12._replace(year=2026)
            assert days(READER.read(text)) == [(day, day)]


def test_a_time_is_no_date(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, int, int | None]] = [
        ("14:30-17:30", 14 * 60 + 30, 17 * 60 + 30),  # not the 30th of month 14
        ("8：30—11：30", EIGHT, ELEVEN),
        ("8:30～11:30", EIGHT, ELEVEN),
        ("8点半至11点30分", EIGHT, ELEVEN),
        ("8:30\n|\n11:30", EIGHT, ELEVEN),
        ("08:30:00-11:30:00", EIGHT, ELEVEN),
        ("0830-1130", EIGHT, ELEVEN),
        ("8:30", EIGHT, None),
        ("8:30—", EIGHT, None),
    ]
    for text, start, end in cases:
        with subtests.test(text=text):
            said = READER.read(text)
            assert [slot.time for slot in said.slots] == [SaidTime(start, end)]
            assert not said.days
            assert said.is_whole


def test_points_are_of_times_in_a_column_of_times_only() -> None:
    assert READER.read("8.30-11.30", True).slots[0].time == SaidTime(EIGHT, ELEVEN)
    first, last = days(READER.read("10.12-10.14"))[0]
    assert (first.day, last.day) == (12, 14)


def test_all_of_it_in_one_cell() -> None:
    said = READER.read("10月12日（星期一）上午8:30-11:30")
    assert days(said) == [(OCTOBER_12, OCTOBER_12)]
    assert said.weekdays == (0,)
    [slot] = said.slots
    assert slot.part is not None
    assert (slot.part.text, slot.time) == ("上午", SaidTime(EIGHT, ELEVEN))


def test_what_is_not_read_is_the_rest() -> None:
    assert READER.read("10月12日（国庆节）").rest == "国庆节"
    assert READER.read("待定").rest == "待定"
    assert READER.read("待定").is_empty


def test_what_is_none(subtests: pytest.Subtests) -> None:
    cases = ["99/99", "0000", "25:99", "99:99-99:99", "周八", "1/2/3/4/5", ""]
    for text in cases:
        with subtests.test(text=text):
            assert not READER.read(text).is_whole


def test_a_catalog_with_parts_of_its_own() -> None:
    parts = {"dawn": DayPart(title="晨读", start=dt.time(6), end=dt.time(7))}
    part = MomentReader(parts).read("晨读").slots[0].part
    assert part is not None
    assert part.text == "晨读"


@given(st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)))
def test_what_formatters_write_of_days_comes_back(day: dt.date) -> None:
    said = SaidDay(day.year, day.month, day.day)
    for text in (full_date(day), day.isoformat(), f"{day:%Y/%m/%d}", f"{day:%Y%m%d}"):
        if not text.startswith("19") or not text.isdecimal():
            assert days(READER.read(text)) == [(said, said)], text
    short = said._replace(year=None)
    for text in (date_text(day), day_text(day), f"{date_text(day)} {weekday(day)}"):
        assert days(READER.read(text)) == [(short, short)], text
    assert READER.read(weekday(day)).weekdays == (day.weekday(),)


@given(st.times(), st.times())
def test_what_formatters_write_of_times_comes_back(start: dt.time, end: dt.time) -> None:
    text = times(start, end)
    [slot] = READER.read(text).slots
    expected = (60 * start.hour + start.minute, 60 * end.hour + end.minute)
    assert slot.time == SaidTime(*expected)


_PIECES = st.sampled_from(
    [
        *"0123456789:：.-—–~～/年月日号时点分半上下午晚周星期一二三十（） \n至到第天",
        "2026年",
        "8:30",
        "٣",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join), st.booleans())
def test_no_text_raises(text: str, of_times: bool) -> None:
    said = READER.read(text, of_times)
    assert said.is_empty or said.days or said.weekdays or said.slots


@given(st.text(max_size=200))
def test_no_text_of_any_signs_raises(text: str) -> None:
    assert isinstance(READER.read(text), Moments)
