"""PS411, PS412: teachers and sites that a course does not list."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import Files, course, found_in
from tests.linting import fields, places, related
from tests.timetables import taught, training_class

DAY = "2026-10-12"
MORNING, LATER = f"{DAY} 08:30-10:00", f"{DAY} 10:00-11:30"
LI: Files = {"teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n"}
HALL: Files = {"sites/litang.yaml": "title: 礼堂\nvenue: classroom\ncapacity: 90\n"}


@pytest.mark.parametrize(
    ("files", "is_wrong"),
    [
        (course(teachers="[li]") | LI, True),
        (course(teachers="[li, wang]") | LI, False),
        (course(), False),
        (course(teachers="[]"), False),
        (course(teachers="[li]"), False),
        (course(teachers="[li]") | {"teachers/li.yaml": "name: 李示例\n"}, False),
        (course(teachers="[li]", status="draft") | LI, True),
        (course(teachers="[li]", status="retired") | LI, False),
        (course(teachers="[li]", size=3) | LI, False),
        (
            course(teachers="[li]")
            | LI
            | {"teachers/wang.yaml": "name: 王\ncategory: school-teacher\nstatus: retired\n"},
            False,
        ),
        (course(teachers="[li]") | LI | {"teachers/wang.yaml": None}, False),
    ],
    ids=[
        "other",
        "listed",
        "nobody",
        "empty",
        "listed-missing",
        "listed-broken",
        "draft",
        "retired",
        "broken",
        "teacher-retired",
        "teacher-missing",
    ],
)
def test_teachers_that_a_course_lists(files: Files, is_wrong: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS411", files, a=training_class(taught("s01", MORNING)))
    assert places(found) == (["classes/a.yaml:13:16"] if is_wrong else [])


def test_a_teacher_who_is_not_listed_is_one_finding_a_class_and_course(tmp_path: Path) -> None:
    two = training_class(taught("s01", MORNING), taught("s02", LATER))
    found = found_in(tmp_path, "PS411", course(teachers="[li]") | LI, a=two, b=two)
    assert fields(found) == [
        "class:a sessions[s01].teachers[wang]",
        "class:b sessions[s01].teachers[wang]",
    ]
    assert related(found[0]) == ["classes/a.yaml:20", "courses/dangzhang.yaml:8"]


@pytest.mark.parametrize(
    ("files", "is_wrong"),
    [
        (course(sites="[litang]") | HALL, True),
        (course(sites="[litang, jiaoshi]") | HALL, False),
        (course(), False),
        (course(sites="[litang]"), False),
        (course(sites="[litang]", status="retired") | HALL, False),
    ],
    ids=["other", "listed", "nothing", "listed-missing", "retired"],
)
def test_sites_that_a_course_lists(files: Files, is_wrong: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS412", files, a=training_class(taught("s01", MORNING)))
    assert places(found) == (["classes/a.yaml:14:11"] if is_wrong else [])
