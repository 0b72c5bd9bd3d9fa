"""Numbers by group: of what belongs to several groups, to none, or to another range of days."""

from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.planning.periods import Period, period_between, year_of
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.training_facts import TrainingFacts, training_facts
from partyschool_cli.planning.training_numbers import (
    by_audience,
    by_month,
    by_school,
    by_theme,
    total_numbers,
)
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.timetables import day, session, taught, training_class

TODAY = day("2026-10-12")


def facts(
    folder: Path, days: Period, files: dict[str, str | bytes | None]
) -> tuple[Catalog, TrainingFacts]:
    catalog = load(DiskTree(write_catalog(folder, {"classes/banci.yaml": None, **files})))
    return catalog, training_facts(catalog, days, TODAY)


def test_today_is_done(tmp_path: Path) -> None:
    text = training_class(
        taught("s01", "2026-10-12 08:30-10:00"), taught("s02", "2026-10-13 08:30-10:00")
    )
    _, found = facts(tmp_path, year_of(2026), {"classes/a.yaml": text})
    total = total_numbers(found)
    assert total.contact_hours == Split(2, 2)
    assert total.classes == Split(1, 0)


def test_a_class_counts_in_each_of_its_audiences_and_once_in_all(tmp_path: Path) -> None:
    text = training_class(audience=["members", "farmers", "members"], size=40)
    catalog, found = facts(tmp_path, year_of(2026), {"classes/a.yaml": text})
    groups = {each.id: each.numbers.people.total for each in by_audience(catalog, found)}
    assert (groups["members"], groups["farmers"], groups["officials"]) == (40, 40, 0)
    assert total_numbers(found).people.total == 40


def test_a_class_that_began_before_has_hours_but_is_no_class_of_the_days(tmp_path: Path) -> None:
    text = training_class(taught("s01", "2026-10-14 08:30-10:00"))
    days = period_between(day("2026-10-13"), day("2026-12-31"))
    _, found = facts(tmp_path, days, {"classes/a.yaml": text})
    total = total_numbers(found)
    assert (total.classes.total, total.people.total) == (0, 0)
    assert (total.contact_hours.total, total.sessions.total) == (2, 1)


def test_an_unknown_course_has_hours_and_no_theme(tmp_path: Path) -> None:
    text = training_class(session("s01", "2026-10-12 08:30-10:00", course="nowhere"))
    catalog, found = facts(tmp_path, year_of(2026), {"classes/a.yaml": text})
    assert total_numbers(found).contact_hours.total == 2
    assert not any(each.numbers.contact_hours.total for each in by_theme(catalog, found))


def test_a_school_without_training_is_shown_and_one_without_a_file_too(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "schools/xiang.yaml": "title: 乡党校\ntier: township\nparent: liudu\n",
        "schools/old.yaml": "title: 旧党校\ntier: township\nparent: liudu\nstatus: retired\n",
        "classes/a.yaml": training_class(school="nowhere"),
    }
    catalog, found = facts(tmp_path, year_of(2026), files)
    shown = [(each.title, each.numbers.classes.total) for each in by_school(catalog, found)]
    assert shown == [("柳杜乡党校", 0), ("乡党校", 0), ("nowhere", 1)]


def test_many_years_list_the_months_that_have_something(tmp_path: Path) -> None:
    text = training_class(taught("s01", "2026-10-12 08:30-10:00"))
    days = period_between(day("2020-01-01"), day("2030-12-31"))
    _, found = facts(tmp_path, days, {"classes/a.yaml": text})
    assert [(each.id, each.title) for each in by_month(found)] == [("2026-10", "2026年10月")]
