"""What a county's task gives back for a report: its numbers, small enough to be sent."""

import datetime as dt
import pickle
from pathlib import Path

from partyschool_cli.many.sums.county_report import (
    CourseNumbers,
    Late,
    ReportWanted,
    UsedOf,
    county_report,
    report_measures,
)
from partyschool_cli.many.sums.measures import Ratio
from partyschool_cli.planning.annual_report import annual_report
from partyschool_cli.planning.periods import year_of
from tests.catalogs import QINGSHI, loaded
from tests.many.counties import given, write_county

WANTED = ReportWanted(year_of(2026), dt.date(2026, 7, 1))


def test_it_is_the_report_of_the_catalog_also_in_another_process() -> None:
    found = pickle.loads(pickle.dumps(county_report(WANTED, given(QINGSHI))))
    expected = annual_report(loaded(QINGSHI), WANTED.days, WANTED.today)
    assert (found.numbers, found.previous) == (expected.numbers, expected.previous)
    assert found.yearly_hours == expected.yearly_hours
    assert found.needs == expected.needs


def test_a_thousand_fit_in_memory() -> None:
    assert len(pickle.dumps(county_report(WANTED, given(QINGSHI)))) < 60_000


def test_numbers_of_people_courses_and_duties(tmp_path: Path) -> None:
    found = county_report(WANTED, given(write_county(tmp_path, "某县党校", [1, 2])))
    assert (found.teachers, found.sites) == (UsedOf(2, 2), UsedOf(4, 4))
    assert found.courses == CourseNumbers(done=2, planned=2, not_taught=0)
    first, second, *others = found.obligations
    assert (first.required, first.done, first.late) == (2, 2, ())
    assert second.late == (
        Late("town-1-secretary", "第1乡书记", "第1乡党校"),
        Late("town-2-secretary", "第2乡书记", "第2乡党校"),
    )
    assert [each.required for each in others] == [0]  # nobody is a headmaster


def test_counties_are_compared_by_what_is_done(tmp_path: Path) -> None:
    found = county_report(WANTED, given(write_county(tmp_path, "某县党校", [1, 2])))
    assert {measure.name: measure.of(found) for measure in report_measures(found)} == {
        "contact_hours": 8,
        "people": 43,
        "party_lectures": Ratio(2, 4),
        "members_hours": Ratio(0, 2),
        "courses": Ratio(2, 4),
        "sites": Ratio(4, 4),
    }
