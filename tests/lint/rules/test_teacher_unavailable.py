"""PS407: days of absence, and 合班."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields, places
from tests.timetables import taught, training_class

DAY = "2026-10-12"


@pytest.mark.parametrize(
    ("first", "last", "is_away"),
    [
        ("2026-10-12", "2026-10-12", True),
        ("2026-10-01", "2026-10-12", True),
        ("2026-10-01", "2026-10-11", False),
        ("2026-10-13", "2026-10-20", False),
    ],
)
def test_absences(first: str, last: str, is_away: bool, tmp_path: Path) -> None:
    teacher = (
        "name: 王示例\ncategory: school-teacher\n"
        f"unavailable: [{{from: {first}, to: {last}, why: 出差}}]\n"
    )
    found = found_in(
        tmp_path,
        "PS407",
        {"teachers/wang.yaml": teacher},
        a=training_class(taught("s01", f"{DAY} 08:30-10:00")),
    )
    assert places(found) == (["classes/a.yaml:13:16"] if is_away else [])


def test_who_is_away_from_a_joint_meeting_is_told_once(tmp_path: Path) -> None:
    both = training_class(taught("s01", f"{DAY} 08:30-10:00"))
    teacher = (
        "name: 王示例\ncategory: school-teacher\n"
        "unavailable: [{from: 2026-10-12, to: 2026-10-12}]\n"
    )
    found = found_in(tmp_path, "PS407", {"teachers/wang.yaml": teacher}, a=both, b=both)
    assert fields(found) == ["class:a sessions[s01].teachers[wang]"]
