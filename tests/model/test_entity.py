"""Fields that are right one by one and wrong together."""

import pytest

from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Raw, is_reversed, reversed_ranges, takes_no_time
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass


@pytest.mark.parametrize(
    ("raw", "is_one"),
    [
        ({"from": "2026-10-02", "to": "2026-10-01"}, True),
        ({"from": "2026-10-01", "to": "2026-10-01"}, False),
        ({"from": 2, "to": 1}, False),
        ({"from": "2"}, False),
    ],
)
def test_is_reversed(raw: Raw, is_one: bool) -> None:
    assert is_reversed(raw) is is_one


@pytest.mark.parametrize(
    ("start", "end", "takes_none"),
    [
        ("8:30", "08:30", True),
        ("9:00", "10:00", False),
        ("10:00", "9:00", True),
        ("23:58", "23:59", False),
        (510, 500, False),
    ],
)
def test_takes_no_time(start: object, end: object, takes_none: bool) -> None:
    assert takes_no_time({"start": start, "end": end}) is takes_none


def test_reversed_ranges_are_told_at_their_end() -> None:
    ranges = [{"from": "1", "to": "2"}, "x", {"from": "2", "to": "1"}]
    (conflict,) = reversed_ranges({"unavailable": ranges}, "unavailable")
    assert conflict.path == ("unavailable", 2, "to")
    assert conflict.needs == (("unavailable", 2, "to"), ("unavailable", 2, "from"))


@pytest.mark.parametrize("model", [Course, School, Site, Teacher, TrainingClass, Manifest])
@pytest.mark.parametrize("value", [None, 1, "x", [], [1, [], {}], {}, {"x": 1}, True])
def test_no_content_is_too_wrong_to_look_at(
    model: type[Course | School | Site | Teacher | TrainingClass | Manifest], value: object
) -> None:
    raw = dict.fromkeys(model.model_fields, value)
    raw |= {field.alias: value for field in model.model_fields.values() if field.alias}
    for conflict in model.conflicts(raw):
        assert conflict.code.startswith("PS")
        assert conflict.hint
