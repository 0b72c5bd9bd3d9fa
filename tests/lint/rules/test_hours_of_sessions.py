"""PS409, PS413, PS417: contact hours of a course, of a teacher's day, of applicants."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import Files, found_in
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


def teacher(most: float) -> Files:
    text = f"name: 王示例\ncategory: school-teacher\ncontact_hours_per_day: {most}\n"
    return {"teachers/wang.yaml": text}


@pytest.mark.parametrize(("most", "is_over"), [(4, False), (3.5, True)])
def test_a_teachers_day(most: float, is_over: bool, tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS413",
        teacher(most),
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"),
            taught("s02", f"{DAY} 10:00-11:30"),
            session("s03", f"{DAY} 14:30-17:30", teachers=["wang"]),
            taught("s04", f"{DAY} 19:30-21:00", status="cancelled"),
            taught("s05", "2026-10-13 08:30-10:00"),
        ),
    )
    assert fields(found) == (["class:a sessions[s02].teachers[wang]"] if is_over else [])


def test_a_joint_meeting_counts_once_for_its_teacher(tmp_path: Path) -> None:
    both = training_class(taught("s01", f"{DAY} 08:30-10:00"))
    assert found_in(tmp_path, "PS413", teacher(2), a=both, b=both) == ()


def test_it_stands_where_it_becomes_too_much(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS413",
        teacher(2.5),
        a=training_class(
            taught("s03", f"{DAY} 14:30-16:00"),
            taught("s01", f"{DAY} 08:30-10:00"),
            taught("s02", f"{DAY} 10:00-10:45"),
        ),
    )
    assert places([found]) == ["classes/a.yaml:27:16"]
    assert found.message == "王示例（wang）在10月12日（周一）要讲 5 学时，一天最多 2.5 学时"
    assert related(found) == ["classes/a.yaml:20", "classes/a.yaml:13"]


def long_days(*days: str, times: str = "08:30-10:00") -> list[str]:
    return [taught(f"s{i}", f"{day} {times}") for i, day in enumerate(days)]


THREE = ("2026-10-12", "2026-10-13", "2026-10-14")
THIRD = "2026-10-14 08:30-10:00"


@pytest.mark.parametrize(
    ("sessions", "is_short"),
    [
        (long_days(*THREE), False),
        (long_days(*THREE[:2]), True),
        (long_days(*THREE[:2], times="08:30-17:30"), True),
        (long_days(*THREE[:2], times="00:00-12:00"), False),
        ([*long_days(*THREE[:2]), session("s9", THIRD)], True),
        (
            [*long_days(*THREE[:2]), taught("s9", "2026-10-14 08:30-10:00", status="cancelled")],
            True,
        ),
        ([session("s9", THIRD)], True),
        ([], False),
    ],
    ids=["days", "two", "16h", "hours", "activity", "cancelled", "no-course", "nothing-yet"],
)
def test_either_three_days_or_24_hours(sessions: list[str], is_short: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS417", a=training_class(*sessions, type="applicant"))
    assert fields(found) == (["class:a type"] if is_short else [])
    assert found_in(tmp_path / "other", "PS417", a=training_class(*sessions)) == ()
