"""PS405: holidays as announced, make-up workdays, closed days, and a year that is not known."""

from pathlib import Path

import pytest

from partyschool_cli.lint.finding import Finding
from tests.lint.rules.timed import found_in
from tests.linting import fields, places, related
from tests.timetables import session, taught, training_class

MANIFEST = "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n"


def found_on(folder: Path, *dates: str, calendar: str = "{}") -> tuple[Finding, ...]:
    sessions = [taught(f"s{i}", f"{date} 08:30-10:00") for i, date in enumerate(dates, 1)]
    held = training_class(*sessions, **{"from": min(dates), "to": max(dates)})
    manifest = f"{MANIFEST}calendar: {calendar}\n"
    return found_in(folder, "PS405", {"catalog.yaml": manifest}, a=held)


def test_holidays_weekends_and_make_up_workdays(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool]] = [
        ("2026-02-14", False),
        ("2026-02-15", True),
        ("2026-02-23", True),
        ("2026-02-24", False),
        ("2026-02-28", False),
        ("2026-03-01", False),
        ("2024-02-29", False),
        ("2026-10-03", True),
        ("2026-10-10", False),
    ]
    for number, (date, is_off) in enumerate(cases):
        with subtests.test(date=date):
            found = found_on(tmp_path / str(number), date)
            assert fields(found) == (["class:a sessions[s1].date"] if is_off else [])


def test_one_day_off_of_a_class_is_one_finding(tmp_path: Path) -> None:
    first, second = found_on(tmp_path, "2026-10-01", "2026-10-01", "2026-10-02")
    assert places([first, second]) == ["classes/a.yaml:9:11", "classes/a.yaml:23:11"]
    assert related(first) == ["classes/a.yaml:16"]
    assert first.message == (
        "党员轮训班的“党章导读”等 2 次课排在10月1日（周四），是法定节假日（国庆节）"
    )


def test_the_hint_also_says_how_to_cancel(tmp_path: Path) -> None:
    (holiday,) = found_on(tmp_path, "2026-10-01")
    closed = "{closed: [{from: 2026-10-14, to: 2026-10-14, why: 集市}]}"
    (market,) = found_on(tmp_path, "2026-10-14", calendar=closed)
    for found in (holiday, market):
        assert found.hint.startswith("改期：pschool move a/s1 日期；不上了：pschool cancel a/s1；")


def test_the_hint_for_a_whole_day_moves_it_whole(tmp_path: Path) -> None:
    (found,) = found_on(tmp_path, "2026-10-01", "2026-10-01")
    assert found.hint.startswith("整天改期：pschool move a --day 2026-10-01 --to 日期；")


def test_a_closed_day_names_the_manifest(tmp_path: Path) -> None:
    closed = "{closed: [{from: 2026-03-02, to: 2026-03-03, why: 社火}]}"
    (found,) = found_on(tmp_path, "2026-03-03", "2026-03-04", calendar=closed)
    assert found.message == "党员轮训班的“党章导读”排在3月3日（周二），是停课日（社火）"
    assert related(found) == ["catalog.yaml:4"]


def test_a_workday_of_the_catalog_is_none(tmp_path: Path) -> None:
    assert found_on(tmp_path, "2026-10-02", calendar="{workdays: [2026-10-02]}") == ()
    assert found_on(tmp_path, "2026-10-02", calendar="{holidays: none}") == ()


def test_an_unknown_year_is_said_once_as_information(tmp_path: Path) -> None:
    unknown, festival = found_on(
        tmp_path, "2032-11-23", "2032-11-24", "2032-10-01", calendar="{holidays: cn}"
    )
    assert (unknown.severity, festival.severity) == ("info", "warning")
    assert places([unknown]) == ["catalog.yaml:4:22"]
    assert related(unknown) == ["classes/a.yaml:9"]
    assert unknown.message.startswith("2032年的放假和调休安排还未收录")
    assert "当年的放假安排还未收录，以公布的为准" in festival.message


def test_it_stands_at_the_calendar_or_the_manifest_where_that_says_less(tmp_path: Path) -> None:
    assert places(found_on(tmp_path, "2032-11-23", calendar="{workdays: []}")) == [
        "catalog.yaml:4:12"
    ]
    held = training_class(taught("s01", "2032-11-23 08:30-10:00"), to="2032-12-31")
    (found,) = found_in(tmp_path, "PS405", a=held)
    assert places([found]) == ["catalog.yaml:1:1"]


def test_an_unknown_year_that_the_catalog_settles_is_not_said(tmp_path: Path) -> None:
    calendar = "{workdays: [2032-11-23], closed: [{from: 2032-11-24, to: 2032-11-24}]}"
    found = found_on(tmp_path, "2032-11-23", calendar=calendar)
    assert found == ()


def test_a_year_is_not_asked_for_a_day_outside_its_class(tmp_path: Path) -> None:
    held = training_class(taught("s01", "2062-10-13 08:30-10:00"))
    assert found_in(tmp_path, "PS405", a=held) == ()


def test_what_is_cancelled_or_retired_is_on_no_day(tmp_path: Path) -> None:
    off = "2026-10-01 08:30-10:00"
    found = found_in(
        tmp_path,
        "PS405",
        a=training_class(session("s01", off, status="cancelled")),
        b=training_class(session("s01", off), status="retired"),
        c=training_class(session("s01", off, status="moved"), status="draft"),
    )
    assert fields(found) == ["class:c sessions[s01].date"]
