"""The statistics of a province: those of each county, and sums of those that could be read."""

import datetime as dt
from functools import partial
from pathlib import Path

from partyschool_cli.many.engine import run_all
from partyschool_cli.many.engines.sequential import Sequential
from partyschool_cli.many.sums.combined_statistics import CombinedStatistics, combined_statistics
from partyschool_cli.many.sums.county_rows import county_rows
from partyschool_cli.many.sums.county_statistics import StatisticsWanted, county_statistics
from partyschool_cli.many.sums.measures import Ratio
from partyschool_cli.model.kind import Kind
from partyschool_cli.planning.periods import year_of
from partyschool_cli.planning.statistics_by import BY
from tests.many.counties import given, township, write_county

OTHER_CLASS = (
    "title: 农民夜校\nschool: town-4\nfrom: 2026-03-10\nto: 2026-03-10\naudience: [farmers]\n"
    "size: 9\n"
)
WANTED = StatisticsWanted(year_of(2026), dt.date(2026, 7, 1), tuple(BY))


def combined(*roots: Path) -> CombinedStatistics:
    catalogs = [given(root) for root in roots]
    work = partial(county_statistics, WANTED)
    return combined_statistics(WANTED, county_rows(run_all(Sequential(), work, catalogs)))


def test_rates_are_those_of_the_sums_not_averages(tmp_path: Path) -> None:
    large = write_county(tmp_path / "large", "大县课程目录", [1, 2, 3])
    nothing_taught = township(4)["classes/town-4-spring.yaml"] + "status: draft\n"
    idle = {"classes__town-4-spring": nothing_taught, "classes__other": OTHER_CLASS}
    small = write_county(tmp_path / "small", "小县课程目录", [4], **idle)
    found = combined(large, small)
    (lectures,) = (each for each in found.measures if each.name == "party_lectures")
    assert [lectures.of(own) for _, own in found.counted] == [Ratio(3, 6), Ratio(0, 2)]
    assert lectures.of(found.total) == Ratio(3, 8)


def test_what_failed_is_a_row_and_in_no_sum(tmp_path: Path) -> None:
    sound = write_county(tmp_path / "sound", "好县课程目录", [1])
    broken = write_county(tmp_path / "broken", "坏县课程目录", [2])
    (broken / "catalog.yaml").write_text("title: 坏县\n", encoding="utf-8")
    found = combined(broken, sound)
    assert [row.name for row in found.rows] == ["broken", "sound"]
    assert [row.name for row in found.failed] == ["broken"]
    assert found.total.stats.entities[Kind.COURSE]["active"] == 2
    assert found.area == ""
    other = write_county(tmp_path / "other", "又一县课程目录", [3])
    assert combined(broken, sound, other).area == "山西省太原市"


def test_nothing_could_be_read(tmp_path: Path) -> None:
    broken = write_county(tmp_path / "broken", "坏县课程目录", [])
    (broken / "catalog.yaml").write_text("- a\n", encoding="utf-8")
    found = combined(broken)
    assert (found.counted, found.total.files) == ((), 0)
    assert {measure.of(found.total) for measure in found.measures} == {0, Ratio(0, 0)}


def test_groups_of_people_and_places_stay_apart_and_say_their_county(tmp_path: Path) -> None:
    first = write_county(tmp_path / "a", "甲县党校", [1])
    second = write_county(tmp_path / "b", "乙县党校", [1])
    by = combined(first, second).total.by
    assert by is not None
    assert [each.title for each in by.school][:2] == ["甲县 第1乡党校", "乙县 第1乡党校"]
    assert [each.name for each in by.teacher] == ["甲县 第1乡书记", "乙县 第1乡书记"]
    assert [month.id for month in by.month] == [f"2026-{month:02}" for month in range(1, 13)]
    assert sum(each.numbers.people.total for each in by.month) == by.total.people.total == 42


def test_needs_count_the_counties_in_which_they_are_met(tmp_path: Path) -> None:
    met = write_county(tmp_path / "a", "甲县党校", [1, 2])
    unmet = write_county(tmp_path / "b", "乙县党校", [3])
    (need,) = combined(met, unmet).needs
    assert (need.title, need.topics) == ("党员", ("党课",))
    assert (need.counties, need.met, need.hours.total) == (2, 1, 6)
