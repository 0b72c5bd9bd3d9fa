"""What a county's task gives back: the statistics of its catalog alone, small enough to be sent."""

import datetime as dt
import pickle
from pathlib import Path

import pytest

from partyschool_cli.errors import UserError
from partyschool_cli.many.carrying import carried
from partyschool_cli.many.sums.county_statistics import (
    Gaps,
    StatisticsWanted,
    county_statistics,
    statistics_measures,
)
from partyschool_cli.many.sums.measures import Amount, Ratio
from partyschool_cli.planning.periods import Period, year_of
from partyschool_cli.planning.statistics import statistics
from partyschool_cli.planning.statistics_by import BY, statistics_by
from tests.catalogs import QINGSHI, loaded
from tests.many.counties import given, manifest, township, write_county

TODAY = dt.date(2026, 7, 1)
WANTED = StatisticsWanted(year_of(2026), TODAY, tuple(BY))


def test_it_is_what_stats_tells_of_the_catalog_also_in_another_process() -> None:
    catalog = loaded(QINGSHI)
    for one in (given(QINGSHI), carried(given(QINGSHI))):
        found = pickle.loads(pickle.dumps(county_statistics(WANTED, one)))
        assert found.stats == statistics(catalog, WANTED.days, today=TODAY)
        assert found.by == statistics_by(catalog, WANTED.by, WANTED.days, TODAY)
        assert found.numbers == found.by.total
        assert found.files == len(catalog.files) + 1


def test_a_thousand_fit_in_memory() -> None:
    assert len(pickle.dumps(county_statistics(WANTED, given(QINGSHI)))) < 50_000


def test_invalid_files_are_counted_as_gaps(tmp_path: Path) -> None:
    root = write_county(tmp_path, "某县课程目录", [1], courses__broken="title: [\n")
    found = county_statistics(WANTED, given(root))
    assert found.gaps == Gaps(files=1, folders=0)


def test_a_manifest_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    root = write_county(tmp_path, "某县课程目录", [1])
    (root / "catalog.yaml").write_text("format: 9\n", encoding="utf-8")
    with pytest.raises(UserError, match="格式版本"):
        county_statistics(WANTED, given(root))


def measured(root: Path, days: Period = WANTED.days) -> dict[str, Amount]:
    found = county_statistics(StatisticsWanted(days, TODAY), given(root))
    return {measure.name: measure.of(found) for measure in statistics_measures(found)}


def test_counties_are_compared_by_what_is_in_use(tmp_path: Path) -> None:
    root = write_county(tmp_path, "某县课程目录", [1, 2])
    assert measured(root) == {
        "courses": 4,
        "special_courses": 1,
        "teachers": 2,
        "sites": 2,  # the halls; classrooms are none
        "classes": 2,
        "people": 21 + 22,
        "contact_hours": 8,
        # Each secretary has two half-years and taught in one; the headmasters are no 党课.
        "party_lectures": Ratio(2, 4),
        "members_hours": Ratio(0, 2),
    }


def test_where_nobody_asks_for_lectures_every_duty_counts(tmp_path: Path) -> None:
    asked = manifest("某县课程目录").replace(", topic: 党课", "")
    root = write_county(tmp_path, "某县课程目录", [1], catalog=asked)
    found = measured(root)
    assert "party_lectures" not in found
    assert found["obligations"] == Ratio(1, 2)


def test_part_of_a_year_asks_for_no_hours(tmp_path: Path) -> None:
    spring = Period("春季", dt.date(2026, 1, 1), dt.date(2026, 6, 30))
    root = write_county(tmp_path, "某县课程目录", [1])
    assert measured(root, spring)["members_hours"] == Ratio(0, 0)


def test_the_schools_of_those_who_still_have_to_teach_are_named(tmp_path: Path) -> None:
    assert "schools/town-1.yaml" in township(1)
    root = write_county(tmp_path, "某县课程目录", [1, 2])
    found = county_statistics(WANTED, given(root))
    assert found.schools == {"town-1": "第1乡党校", "town-2": "第2乡党校"}
