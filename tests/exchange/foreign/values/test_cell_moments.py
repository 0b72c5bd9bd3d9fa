"""Cells about when: real dates and times, serial numbers, texts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.exchange.foreign.cells.grid import CellValue
from partyschool_cli.exchange.foreign.values.cell_moments import cell_moments
from partyschool_cli.exchange.foreign.values.dates import SaidDay
from partyschool_cli.exchange.foreign.values.moments import MomentReader, Moments
from partyschool_cli.exchange.foreign.values.times import SaidTime
from partyschool_cli.model.manifest import default_day_parts

READER = MomentReader(default_day_parts())
DAY = SaidDay(2026, 10, 12)


def test_a_real_date() -> None:
    assert cell_moments(dt.date(2026, 10, 12), READER).days[0].first == DAY


def test_a_moment_has_its_time() -> None:
    midnight = dt.datetime(2026, 10, 12, tzinfo=dt.UTC)
    assert cell_moments(midnight, READER).slots == ()
    [slot] = cell_moments(midnight.replace(hour=8, minute=30), READER).slots
    assert slot.time == SaidTime(510)


def test_a_serial_number_is_told(subtests: pytest.Subtests) -> None:
    cases: list[CellValue] = [46307, 46307.0, "46307", " 46307 "]
    for value in cases:
        with subtests.test(value=value):
            first = cell_moments(value, READER).days[0].first
            assert first == DAY._replace(why="46307 是 Excel 的日期序号")


def test_a_part_of_a_day_is_a_time() -> None:
    assert cell_moments(0.354166666, READER).slots[0].time == SaidTime(510)


def test_a_number_that_was_a_day_with_a_zero() -> None:
    assert cell_moments(10.12, READER).days[0].first == SaidDay(None, 10, 12)
    first = cell_moments(10.1, READER).days[0].first
    assert (first.day, first.other_day) == (1, 10)
    assert "也可能是 10月10日" in first.why


def test_a_number_that_is_no_day(subtests: pytest.Subtests) -> None:
    cases: list[CellValue] = [-1.0, 1e300, float("inf"), float("nan"), 9e9, True]
    for number in cases:
        with subtests.test(number=number):
            assert cell_moments(number, READER).is_empty


@given(st.one_of(st.floats(), st.integers(), st.datetimes(), st.dates(), st.times(), st.booleans()))
def test_no_value_raises(value: CellValue) -> None:
    assert isinstance(cell_moments(value, READER), Moments)
