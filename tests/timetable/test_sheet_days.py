"""The days that a timetable covers, and those of them that are off."""

from pathlib import Path

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from tests.catalogs import BASE
from tests.timetables import catalog_of, day, session, training_class

CLASS = Key(Kind.CLASS, "banci")


def test_days_that_are_asked_for(tmp_path: Path) -> None:
    found = catalog_of(tmp_path, banci=training_class(session("s01", "2026-10-13 08:30-09:30")))
    some = sheet(found, CLASS, day("2026-10-13"), day("2026-10-14"))
    assert (some.first, some.last) == (day("2026-10-13"), day("2026-10-14"))


def test_sessions_outside_of_their_class_widen_its_time(tmp_path: Path) -> None:
    found = catalog_of(
        tmp_path,
        banci=training_class(
            session("s01", "2026-10-01 08:30-09:30"), session("s02", "2026-11-01 08:30-09:30")
        ),
    )
    shown = sheet(found, CLASS)
    assert (shown.first, shown.last) == (day("2026-10-01"), day("2026-11-01"))


def test_days_off_of_the_weeks_that_are_shown(tmp_path: Path) -> None:
    closed = "calendar:\n  closed: [{from: 2026-10-12, to: 2026-10-12, why: 集市}]\n"
    manifest = BASE["catalog.yaml"] + closed
    lesson = session("s01", "2026-10-14 08:30-09:30")
    found = catalog_of(
        tmp_path,
        {"catalog.yaml": manifest},
        banci=training_class(lesson, **{"from": "2026-10-14", "to": "2026-10-14"}),
    )
    # The Monday of its week, which is before its first day.
    assert sheet(found, CLASS).days_off == {day("2026-10-12"): "集市"}


def test_a_slip_in_a_year_asks_for_no_centuries(tmp_path: Path) -> None:
    found = catalog_of(
        tmp_path,
        banci=training_class(
            session("s01", "2026-10-14 08:30-09:30"), **{"from": "0202-10-14", "to": "9999-12-31"}
        ),
    )
    shown = sheet(found, CLASS)
    assert (shown.first.year, shown.last.year) == (202, 9999)
    assert day("2026-10-14") not in shown.days_off
