"""PS414: the order of courses that require each other."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import course, found_in
from tests.linting import fields
from tests.timetables import taught, training_class

DAY = "2026-10-12"
MORNING, LATER = f"{DAY} 08:30-10:00", f"{DAY} 10:00-11:30"
BASICS = course("jichu", title="党的知识") | course(requires="[jichu]")


@pytest.mark.parametrize(
    ("basics", "is_wrong"),
    [
        (taught("s01", MORNING, course="jichu"), False),
        (taught("s01", f"{DAY} 08:30-10:01", course="jichu"), True),
        (taught("s01", f"{DAY} 14:30-16:00", course="jichu"), True),
        (taught("s01", f"{DAY} 14:30-16:00", course="jichu", status="cancelled"), False),
        ("", False),
    ],
    ids=["before", "overlaps", "after", "cancelled", "not-taught"],
)
def test_what_a_course_requires_comes_before(basics: str, is_wrong: bool, tmp_path: Path) -> None:
    held = training_class(basics, taught("s02", LATER))
    found = found_in(tmp_path, "PS414", BASICS, a=held)
    assert fields(found) == (["class:a sessions[s02].course"] if is_wrong else [])


def test_courses_that_require_each_other_are_another_finding(tmp_path: Path) -> None:
    circle = course("jichu", requires="[dangzhang]") | course(requires="[jichu]")
    held = training_class(taught("s01", MORNING, course="jichu"), taught("s02", LATER))
    assert found_in(tmp_path / "two", "PS414", circle, a=held) == ()
    longer = (
        course("jichu", requires="[zuzhi, unknown]")
        | course("zuzhi", requires="[jichu, dangzhang]")
        | course(requires="[jichu]")
    )
    late = training_class(taught("s01", LATER, course="jichu"), taught("s02", MORNING))
    assert found_in(tmp_path / "three", "PS414", longer, a=late) == ()


def test_what_a_course_requires_by_way_of_others_is_no_circle(tmp_path: Path) -> None:
    chain = course("jichu", requires="[zuzhi]") | course("zuzhi") | course(requires="[jichu]")
    late = training_class(taught("s01", LATER, course="jichu"), taught("s02", MORNING))
    found = found_in(tmp_path, "PS414", chain, a=late)
    assert fields(found) == ["class:a sessions[s02].course"]
