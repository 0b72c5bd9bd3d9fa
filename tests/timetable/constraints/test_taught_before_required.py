"""A class is taught a course after those that it requires."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.taught_before_required import (
    constraint,
    required_in_order,
)
from partyschool_cli.timetable.timetable import Timetable
from tests.catalogs import BASE
from tests.timetables import meeting_of, taught, timetable, training_class

DAY = "2026-10-13"
COURSE = BASE["courses/dangzhang.yaml"]
BASICS = {
    "courses/jichu.yaml": COURSE,
    "courses/dangzhang.yaml": COURSE + "requires: [other, jichu]\n",
}


def two_courses(folder: Path) -> Timetable:
    """`jichu` in the morning, and what requires it at ten."""
    return timetable(
        folder,
        BASICS,
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00", course="jichu"),
            taught("s02", f"{DAY} 10:00-11:30"),
        ),
    )


def test_what_requires_comes_no_sooner(tmp_path: Path) -> None:
    found = two_courses(tmp_path)
    basics, meeting = meeting_of(found, "a/s01"), meeting_of(found, "a/s02")
    assert list(constraint.violations(found, meeting, meeting.slot)) == []
    sooner = meeting.slot._replace(start=meeting.start - 1)
    (reason,) = constraint.violations(found, meeting, sooner)
    assert (reason.entity_id, reason.field) == ("dangzhang", ("requires", 1))
    assert (reason.session.ref, reason.others) == ("a/s02", (basics,))


def test_what_is_required_comes_no_later(tmp_path: Path) -> None:
    found = two_courses(tmp_path)
    basics, meeting = meeting_of(found, "a/s01"), meeting_of(found, "a/s02")
    assert list(constraint.violations(found, basics, basics.slot)) == []
    for later in (
        basics.slot._replace(end=basics.end + 1),
        basics.slot._replace(date=dt.date(2026, 10, 14)),
    ):
        (reason,) = constraint.violations(found, basics, later)
        assert (reason.entity_id, reason.others) == ("dangzhang", (meeting,))
        assert reason.session.ref == "a/s01"


@pytest.mark.parametrize("between", ["", "zuzhi"])
def test_courses_that_require_each_other_have_no_right_order(between: str, tmp_path: Path) -> None:
    files = {
        "courses/jichu.yaml": COURSE + f"requires: [{between or 'dangzhang'}]\n",
        "courses/zuzhi.yaml": COURSE + "requires: [dangzhang]\n",
        "courses/dangzhang.yaml": COURSE + "requires: [jichu]\n",
    }
    held = training_class(
        taught("s01", f"{DAY} 10:00-11:30", course="jichu"), taught("s02", f"{DAY} 08:30-10:00")
    )
    found = timetable(tmp_path, files, a=held)
    for meeting in found.meetings:
        assert list(constraint.violations(found, meeting, meeting.slot)) == []


def test_other_classes_have_an_order_of_their_own(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        BASICS,
        a=training_class(taught("s01", f"{DAY} 10:00-11:30", course="jichu")),
        b=training_class(taught("s01", f"{DAY} 08:30-10:00")),
    )
    for meeting in found.meetings:
        assert list(constraint.violations(found, meeting, meeting.slot)) == []


def test_what_a_course_requires_in_an_order_that_can_be_kept(tmp_path: Path) -> None:
    circle = {
        "courses/jichu.yaml": COURSE + "requires: [dangzhang]\n",
        "courses/zuihou.yaml": COURSE + "requires: [dangzhang, other]\n",
        "courses/dangzhang.yaml": COURSE + "requires: [jichu]\n",
    }
    courses = timetable(tmp_path, circle).courses
    assert required_in_order(courses, courses["dangzhang"]) == ()
    assert required_in_order(courses, courses["zuihou"]) == ("dangzhang",)
