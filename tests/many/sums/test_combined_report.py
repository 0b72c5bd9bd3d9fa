"""The report of a province: its numbers are those of one catalog of all, with a row a county."""

import datetime as dt
from functools import partial
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.many.engine import run_all
from partyschool_cli.many.engines.sequential import Sequential
from partyschool_cli.many.sums.combined_report import CombinedReport, combined_report
from partyschool_cli.many.sums.county_report import ReportWanted, county_report
from partyschool_cli.many.sums.county_rows import county_rows
from partyschool_cli.many.sums.measures import Ratio
from partyschool_cli.planning.annual_report import annual_report
from partyschool_cli.planning.periods import year_of
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.many.counties import given, write_county

TODAY = dt.date(2026, 7, 1)


def combined(*roots: Path) -> CombinedReport:
    wanted = ReportWanted(year_of(2026), TODAY)
    catalogs = [given(root) for root in roots]
    results = run_all(Sequential(), partial(county_report, wanted), catalogs)
    return combined_report(wanted, county_rows(results))


def test_the_numbers_are_those_of_one_catalog_of_all(tmp_path: Path) -> None:
    whole = write_county(tmp_path / "all", "全市党校", [1, 2, 3, 4])
    first = write_county(tmp_path / "a", "甲县党校", [1, 2])
    second = write_county(tmp_path / "b", "乙县党校", [3, 4])
    found = combined(first, second).total
    expected = annual_report(load(DiskTree(whole)), year_of(2026), TODAY)
    numbers = expected.numbers
    assert found.numbers.total == numbers.total
    for group in ("by_type", "by_month", "by_audience", "by_theme", "by_strand"):
        assert getattr(found.numbers, group) == getattr(numbers, group)
    assert [(each.required, each.done, each.planned) for each in found.obligations] == [
        (part.required, part.done, part.planned) for part in expected.obligations
    ]
    late = [[each.teacher for each in part.late] for part in found.obligations]
    assert late == [list(part.lacking) for part in expected.obligations]
    assert found.yearly_hours == expected.yearly_hours
    assert found.teachers.used == len(expected.teachers)
    assert found.sites.used == len(expected.sites)
    courses = expected.courses
    assert found.courses.offered == 8
    assert found.courses.done == len(courses.done)
    assert found.courses.not_taught == len(courses.not_taught)


def test_a_county_stands_for_each_school(tmp_path: Path) -> None:
    first = write_county(tmp_path / "a", "甲县党校", [1, 2])
    second = write_county(tmp_path / "b", "乙县党校", [3])
    rows = combined(first, second).total.numbers.by_school
    assert [(row.title, row.numbers.people.total) for row in rows] == [("甲县", 43), ("乙县", 23)]


def test_the_year_before_says_of_how_many_counties_it_is(tmp_path: Path) -> None:
    first = write_county(tmp_path / "a", "甲县党校", [1])
    second = write_county(tmp_path / "b", "乙县党校", [2])
    for text in (second / "classes").iterdir():
        text.write_text(text.read_text(encoding="utf-8").replace("2026", "2025"), encoding="utf-8")
    found = combined(first, second)
    assert found.total.previous is not None
    assert (found.with_previous, found.total.previous.total.people.total) == (1, 22)
    assert combined(first).total.previous is None


def test_what_failed_is_a_row_and_in_no_sum(tmp_path: Path) -> None:
    sound = write_county(tmp_path / "sound", "好县党校", [1])
    broken = write_county(tmp_path / "broken", "坏县党校", [2])
    (broken / "catalog.yaml").write_text("title: 坏县\n", encoding="utf-8")
    found = combined(broken, sound)
    assert [row.name for row in found.failed] == ["broken"]
    assert found.total.numbers.total.people.total == 21
    lectures = next(each for each in found.measures if each.name == "party_lectures")
    assert lectures.of(found.total) == Ratio(1, 2)
