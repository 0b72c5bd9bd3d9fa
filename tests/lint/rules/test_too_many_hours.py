"""PS413: a teacher's day."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import Files, found_in
from tests.linting import fields, places, related
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"


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
