"""The groups of fields in a file's content, however wrong it is."""

from typing import Any

import pytest

from partyschool_cli.catalog.groups import groups
from partyschool_cli.model.course import Course, Material
from partyschool_cli.model.manifest import Calendar, DayPart, Manifest
from partyschool_cli.model.site import OpeningHours, Site
from partyschool_cli.model.types import DateRange


def test_those_that_hold_others_come_first() -> None:
    content: dict[str, Any] = {
        "calendar": {"closed": [{"why": "集市"}]},
        "day_parts": {"noon": {"title": "中午"}},
    }
    assert list(groups(Manifest, content)) == [
        ((), Manifest, content),
        (("day_parts", "noon"), DayPart, {"title": "中午"}),
        (("calendar",), Calendar, {"closed": [{"why": "集市"}]}),
        (("calendar", "closed", 0), DateRange, {"why": "集市"}),
    ]


def test_what_is_no_group_is_passed_over(subtests: pytest.Subtests) -> None:
    cases: list[object] = [None, 1, "x", [1, "x", [{}]]]
    for value in cases:
        with subtests.test(value=value):
            content = {"materials": value}
            assert list(groups(Course, content)) == [((), Course, content)]


def test_a_group_in_the_wrong_number_is_one_all_the_same() -> None:
    (_, one) = groups(Course, {"materials": {"title": "甲"}})
    assert one == (("materials",), Material, {"title": "甲"})
    (_, first, second) = groups(Site, {"open": [{}, {"to": "9:00"}]})
    assert first == (("open", 0), OpeningHours, {})
    assert second == (("open", 1), OpeningHours, {"to": "9:00"})
