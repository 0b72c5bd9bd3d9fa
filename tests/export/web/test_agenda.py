"""The sessions of a page by year, month and day."""

from pathlib import Path

from partyschool_cli.export.web.agenda import agenda_of, months_of
from partyschool_cli.export.web.published import WebSession
from tests.catalogs import BASE
from tests.export.web.sites import small_site

CLASS = "classes/banci.yaml"


def sessions_on(folder: Path, *dates: str) -> tuple[WebSession, ...]:
    head = BASE[CLASS].split("sessions:")[0].replace("to: 2026-10-13", "to: 2027-12-31")
    lines = "".join(
        f"  - {{id: s{at:02d}, date: {date}, start: 08:30, end: 10:00, course: dangzhang}}\n"
        for at, date in enumerate(dates, 1)
    )
    site = small_site(folder, {CLASS: f"{head}sessions:\n{lines}"})
    return site.published.by_class["banci"]


def test_each_year_stands_apart_with_how_many_sessions_it_has(tmp_path: Path) -> None:
    years = agenda_of(sessions_on(tmp_path, "2026-10-12", "2026-11-30", "2027-01-04"))
    assert [(year.number, year.count) for year in years] == [(2026, 2), (2027, 1)]


def test_months_are_told_only_where_there_are_many_days(tmp_path: Path) -> None:
    few = agenda_of(sessions_on(tmp_path / "a", "2026-10-12", "2026-11-30"))
    many = agenda_of(
        sessions_on(tmp_path / "b", *(f"2026-10-{day}" for day in range(12, 25)), "2026-11-30")
    )
    assert [year.has_months for year in (*few, *many)] == [False, True]
    assert [month.title for month in many[0].months] == ["10月", "11月"]


def test_a_class_over_new_year_tells_the_year_of_its_later_months(tmp_path: Path) -> None:
    months = months_of(sessions_on(tmp_path, "2026-12-30", "2027-01-04"))
    assert [month.title for month in months] == ["12月", "2027年1月"]


def test_without_sessions_there_is_nothing() -> None:
    assert agenda_of(()) == ()
    assert months_of(()) == ()
