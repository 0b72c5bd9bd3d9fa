"""PS416: listed courses without a session."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import Files, course, found_in
from tests.linting import fields, places, related
from tests.timetables import session, taught, training_class

MORNING = "2026-10-12 08:30-10:00"


def test_courses_that_a_class_must_be_taught(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], str, list[str]]] = [
        ([taught("s01", MORNING)], "active", []),
        ([session("s01", MORNING)], "active", ["classes/a.yaml:7:11"]),
        ([taught("s01", MORNING, status="cancelled")], "active", ["classes/a.yaml:7:11"]),
        ([taught("s01", MORNING, status="moved")], "active", []),
        # A draft class need not have sessions; where it has some, it says what is missing.
        ([], "draft", []),
        ([session("s01", MORNING)], "draft", ["classes/a.yaml:7:11"]),
        ([], "retired", []),
    ]
    for number, (sessions, status, places_of) in enumerate(cases):
        with subtests.test(sessions=sessions, status=status):
            held = training_class(*sessions, courses=["dangzhang"], status=status)
            assert places(found_in(tmp_path / str(number), "PS416", a=held)) == places_of


def test_a_course_that_a_session_may_have_mistyped_is_not_missed(tmp_path: Path) -> None:
    typo = taught("s01", MORNING, course="dangzahng")
    held = training_class(typo, courses=["dangzhang"])
    assert found_in(tmp_path / "1", "PS416", a=held) == ()
    known = training_class(taught("s01", MORNING, course="jichu"), courses=["dangzhang"])
    broken: Files = {"courses/jichu.yaml": "title: 党的知识\n"}
    assert len(found_in(tmp_path / "2", "PS416", broken, a=known)) == 1


def test_a_class_without_any_course_yet_is_one_finding(tmp_path: Path) -> None:
    files = course("jichu", title="党的知识")
    held = training_class(courses=["jichu", "dangzhang", "unknown", "jichu"])
    (found,) = found_in(tmp_path, "PS416", files, a=held)
    assert places([found]) == ["classes/a.yaml:7:11"]
    assert related(found) == ["classes/a.yaml:7"]
    assert found.message == "班次“党员轮训班”（a）应授 2 门课，一次课也没有排"


def test_listed_courses_are_a_finding_each_where_others_are_taught(tmp_path: Path) -> None:
    files = course("jichu") | course("licheng", status="retired") | course("zuzhi")
    held = training_class(
        taught("s01", MORNING), courses=["jichu", "dangzhang", "licheng", "zuzhi"]
    )
    found = found_in(tmp_path, "PS416", files, a=held)
    assert fields(found) == ["class:a courses[jichu]", "class:a courses[zuzhi]"]
