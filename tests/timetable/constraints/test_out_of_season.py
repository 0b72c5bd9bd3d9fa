"""A course with a season is taught in it."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.out_of_season import constraint
from tests.catalogs import BASE
from tests.timetables import session, taught, timetable, training_class

SEASON = {
    "courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"] + "season: {from: 11-01, to: 02-10}\n"
}


@pytest.mark.parametrize(
    ("date", "is_out"), [("2026-10-31", True), ("2026-11-01", False), ("2027-02-11", True)]
)
def test_a_season_over_the_new_year(date: str, is_out: bool, tmp_path: Path) -> None:
    lesson, activity = "2026-12-01 08:30-10:00", "2026-12-02 08:30-10:00"
    held = training_class(taught("s01", lesson), session("s02", activity))
    found = timetable(tmp_path, SEASON, a=held)
    taught_one, no_course = found.meetings
    slot = taught_one.slot._replace(date=dt.date.fromisoformat(date))
    given = constraint.violations(found, taught_one, slot)
    assert [(one.entity_id, one.field) for one in given] == (
        [("dangzhang", ("season",))] if is_out else []
    )
    assert list(constraint.violations(found, no_course, slot)) == []
