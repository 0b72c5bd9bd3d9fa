"""Absences and opening hours at their bounds."""

import datetime as dt

import pytest

from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.timetable.availability import absence, closing, opening_hours

MONDAY = dt.date(2026, 10, 12)
EIGHT, TEN = 8 * 60, 10 * 60


def site(**fields: object) -> Site:
    usual = {"id": "hall", "title": "礼堂", "venue": "classroom", "capacity": 50}
    return Site.model_validate({**usual, **fields})


def test_an_absence_includes_both_ends() -> None:
    away = ({"from": "2026-10-01", "to": "2026-10-02"}, {"from": "2026-10-12", "to": "2026-10-13"})
    teacher = Teacher.model_validate(
        {"id": "wang", "name": "王示例", "category": "x", "unavailable": away}
    )
    days = (11, 12, 13, 14)
    assert [absence(teacher, dt.date(2026, 10, day)) for day in days] == [None, 1, 1, None]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, None),
        ({"open": {}}, None),
        ({"open": {"days": ("mon",), "from": "08:00", "to": "10:00"}}, None),
        ({"open": {"days": ("tue", "sun")}}, ("open", "days")),
        ({"open": {"from": "08:01"}}, ("open", "from")),
        ({"open": {"to": "09:59"}}, ("open", "to")),
        ({"unavailable": ({"from": "2026-10-12", "to": "2026-10-12"},)}, ("unavailable", 0)),
        ({"unavailable": ({"from": "2026-10-13", "to": "2026-10-14"},)}, None),
    ],
)
def test_why_a_site_is_closed(
    fields: dict[str, object], field: tuple[str | int, ...] | None
) -> None:
    found = closing(site(**fields), MONDAY, EIGHT, TEN)
    assert (found.field if found else None) == field


def test_opening_hours_default_to_the_whole_day() -> None:
    assert opening_hours(site()) == (0, 24 * 60)
    assert opening_hours(site(open={"from": "08:00"})) == (EIGHT, 24 * 60)
    assert opening_hours(site(open={"to": "10:00"})) == (0, TEN)
