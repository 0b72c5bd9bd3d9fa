"""PS409: the sessions of a course in a class against its contact hours."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields, places, related
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"
ONE = f"{DAY} 08:30-09:15"


@pytest.mark.parametrize(
    ("sessions", "is_wrong"),
    [
        ([taught("s01", f"{DAY} 08:30-10:00")], False),
        ([taught("s01", ONE), taught("s02", f"{DAY} 09:15-10:00", status="moved")], False),
        ([taught("s01", ONE), taught("s02", f"{DAY} 09:15-10:00", status="cancelled")], True),
        ([taught("s01", ONE), taught("s02", f"{DAY} 09:15-11:30")], True),
        ([taught("s01", f"{DAY} 08:30-10:00", status="cancelled")], False),
        ([session("s01", ONE)], False),
        ([taught("s01", ONE, course="unknown")], False),
    ],
    ids=["one", "moved", "cancelled", "too-many", "all-cancelled", "activity", "unknown"],
)
def test_sessions_of_a_course(sessions: list[str], is_wrong: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS409", a=training_class(*sessions))
    assert fields(found) == (["class:a sessions[s01].course"] if is_wrong else [])


def test_hours_that_a_mistyped_course_may_have_taken_are_not_missed(tmp_path: Path) -> None:
    typo = taught("s02", f"{DAY} 09:15-10:00", course="dangzahng")
    assert found_in(tmp_path, "PS409", a=training_class(taught("s01", ONE), typo)) == ()


def test_a_mismatch_names_every_session_and_the_course(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS409",
        a=training_class(taught("s02", f"{DAY} 10:00-11:30"), taught("s01", ONE)),
    )
    assert places([found]) == ["classes/a.yaml:19:13"]
    assert related(found) == ["classes/a.yaml:12", "courses/dangzhang.yaml:6"]
    assert found.message == "课程“党章导读”（dangzhang）是 2 学时，党员轮训班排了 3 学时"
