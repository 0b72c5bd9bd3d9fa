"""Dates as clerks write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.query.dates import parse_dates

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今天", "2026-11-23", "2026-11-23"),
        ("明天", "2026-11-24", "2026-11-24"),
        ("昨天", "2026-11-22", "2026-11-22"),
        ("后天", "2026-11-25", "2026-11-25"),
        ("本周", "2026-11-23", "2026-11-29"),
        ("下周", "2026-11-30", "2026-12-06"),
        ("上周", "2026-11-16", "2026-11-22"),
        ("本月", "2026-11-01", "2026-11-30"),
        ("下月", "2026-12-01", "2026-12-31"),
        ("上月", "2026-10-01", "2026-10-31"),
        ("今年", "2026-01-01", "2026-12-31"),
        ("明年", "2027-01-01", "2027-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026年", "2026-01-01", "2026-12-31"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2026年10月", "2026-10-01", "2026-10-31"),
        ("10月", "2026-10-01", "2026-10-31"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2026-10-12", "2026-10-12", "2026-10-12"),
        ("2026/10/12", "2026-10-12", "2026-10-12"),
        ("2026.10.12", "2026-10-12", "2026-10-12"),
        ("2026年10月12日", "2026-10-12", "2026-10-12"),
        ("10月12日", "2026-10-12", "2026-10-12"),
        ("2026-W42", "2026-10-12", "2026-10-18"),
        ("2026-w42", "2026-10-12", "2026-10-18"),
        ("２０２６－１０", "2026-10-01", "2026-10-31"),
        ("2026-10..2026-12", "2026-10-01", "2026-12-31"),
        ("2026-10..", "2026-10-01", "9999-12-31"),
        ("..2026-10", "0001-01-01", "2026-10-31"),
        ("上周..下周", "2026-11-16", "2026-12-06"),
        ("2026.10..2026.12", "2026-10-01", "2026-12-31"),
    ],
)
def test_a_date_is_its_first_and_last_day(text: str, first: str, last: str) -> None:
    assert parse_dates(text, MONDAY) == (first, last)


@pytest.mark.parametrize("today", [date(2026, 1, 31), date(2026, 12, 31), date(2024, 2, 29)])
def test_months_turn_over_at_the_ends_of_the_year(today: date) -> None:
    before, after = parse_dates("上月", today), parse_dates("下月", today)
    first, last = parse_dates("本月", today)
    assert before[1] < first <= today.isoformat() <= last < after[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-13", "“2026-13”不是日期"),
        ("2026-02-30", "“2026-02-30”不是日期"),
        ("2026-W54", "“2026-w54”不是日期"),
        ("abc", "“abc”不是日期"),
        ("26", "“26”不是日期"),
        ("..", "“..”两头都没有日期"),
        ("2026-12..2026-10", "“2026-12..2026-10”的开始晚于结束"),
        ("2026-10..x", "“x”不是日期"),
        ("9999-W52..", "“9999-w52”不是日期"),
        ("0000", "“0000”不是日期"),
    ],
)
def test_what_is_no_date(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="“") as raised:
        parse_dates(text, MONDAY)
    assert str(raised.value) == message


@given(st.text(alphabet="0123456789-./年月日第周今明下本上WwＷ "), st.dates())
def test_any_text_is_a_date_or_is_none(text: str, today: date) -> None:
    try:
        first, last = parse_dates(text, today)
    except ValueError:
        return
    assert date.fromisoformat(first) <= date.fromisoformat(last)
