"""Sums over counties are what one catalog of all their townships has."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.many.sums.adding import (
    add_hours,
    add_numbers,
    add_numbers_of,
    add_splits,
    add_statistics,
)
from partyschool_cli.planning.annual_report import annual_report
from partyschool_cli.planning.hours_by_group import HoursOf
from partyschool_cli.planning.periods import year_of
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.statistics import Statistics, statistics
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from tests.many.counties import township, write_county

YEAR, TODAY = year_of(2026), dt.date(2026, 7, 1)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_county(tmp_path_factory.mktemp("county"), "某县课程目录", [])


def catalog_of(empty: Path, townships: list[int]) -> Catalog:
    files = {path: text.encode() for one in townships for path, text in township(one).items()}
    catalog = load(Overlay(DiskTree(empty), files))
    assert not catalog.left_out
    return catalog


def comparable(stats: Statistics) -> Statistics:
    """Townships and duties in one order, whatever the order of the counties."""
    return replace(
        stats,
        plans=tuple(sorted(stats.plans, key=lambda plan: plan.school.id)),
        obligations=tuple(
            replace(one, unmet=tuple(sorted(one.unmet, key=lambda duty: duty.teacher.id)))
            for one in stats.obligations
        ),
        needs=(),
    )


# Which county each of four townships is in.
@given(st.lists(st.integers(0, 2), min_size=4, max_size=4))
def test_the_sum_of_counties_is_the_statistics_of_one_catalog(
    empty: Path, county_of: list[int]
) -> None:
    numbers = range(len(county_of))
    parts = [[number for number in numbers if county_of[number] == each] for each in range(3)]
    whole = catalog_of(empty, list(numbers))
    counties = [catalog_of(empty, part) for part in parts]
    found = add_statistics(
        [statistics(one, YEAR, today=TODAY) for one in counties], whole.manifest.title, YEAR
    )
    assert comparable(found) == comparable(statistics(whole, YEAR, today=TODAY))
    reports = [annual_report(one, YEAR, TODAY).numbers for one in counties]
    expected = annual_report(whole, YEAR, TODAY).numbers
    assert add_numbers(one.total for one in reports) == expected.total
    for group in ("by_type", "by_month", "by_audience", "by_theme", "by_strand"):
        assert add_numbers_of(getattr(one, group) for one in reports) == getattr(expected, group)


def test_groups_are_one_by_title_and_special_courses_come_last() -> None:
    first = (HoursOf("theory", "政治理论", 1, 2, 3), HoursOf("special", "特色课", 1, 1, 1))
    second = (HoursOf("politics", "政治理论", 2, 2, 2), HoursOf("red", "红色传承", 1, 1, 0))
    assert add_hours([first, second]) == (
        HoursOf("theory", "政治理论", 3, 4, 5),
        HoursOf("red", "红色传承", 1, 1, 0),
        HoursOf("special", "特色课", 1, 1, 1),
    )


def test_an_id_that_means_two_things_is_two_groups() -> None:
    first, second = HoursOf("t1", "党史", 1, 1, 1), HoursOf("t1", "技能", 2, 2, 2)
    assert add_hours([(first,), (second,)]) == (first, second)


def test_tenths_add_up_to_a_whole() -> None:
    assert add_splits([Split(0.1, 0.2)] * 10) == Split(1.0, 2.0)
    assert add_splits([]) == Split(0, 0)
