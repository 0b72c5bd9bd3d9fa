"""Which week a clerk means."""

import datetime as dt

import pytest

from partyschool_cli.cli.arguments.week import week_named
from partyschool_cli.errors import CommandLineError

TODAY = dt.date(2026, 10, 14)  # a Wednesday


def test_words_for_a_week(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("本周", "2026-10-12"),
        ("下周", "2026-10-19"),
        ("上周", "2026-10-05"),
        ("今天", "2026-10-12"),
        ("2026-W42", "2026-10-12"),
        ("2026w42", "2026-10-12"),
        ("w42", "2026-10-12"),
        ("第42周", "2026-10-12"),
        ("第４２周", "2026-10-12"),
        ("2026年第42周", "2026-10-12"),
        ("2027-W01", "2027-01-04"),
        ("第1周", "2025-12-29"),
        ("2026-10-18", "2026-10-12"),
        ("10月19日", "2026-10-19"),
        ("2026-12-28..2027-01-03", "2026-12-28"),
    ]
    for text, monday in cases:
        with subtests.test(text=text, monday=monday):
            assert week_named(text, TODAY) == dt.date.fromisoformat(monday)


def test_no_week(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["第54周", "第0周", "w99", "2026-W60", "某周", "", "13月1日"]
    for text in cases:
        with subtests.test(text=text), pytest.raises(CommandLineError):
            week_named(text, TODAY)


def test_more_than_a_week(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["2026-10", "今年", "2026-10-12..2026-10-19", "2026-10-12.."]
    for text in cases:
        with subtests.test(text=text), pytest.raises(CommandLineError, match="不止一周"):
            week_named(text, TODAY)
