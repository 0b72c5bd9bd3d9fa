"""PS401: boundaries, 合班, statuses, and what the hint offers."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields, places, related
from tests.timetables import session, taught, training_class

DAY = "2026-10-12"
EIGHT = f"{DAY} 08:30-10:00"


def test_boundaries(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, bool]] = [
        ("08:30-10:00", "10:00-11:30", False),
        ("08:30-10:01", "10:00-11:30", True),
        ("00:00-00:01", "00:01-00:02", False),
        ("00:00-00:02", "00:01-00:02", True),
        ("08:00-23:59", "23:58-23:59", True),
        ("22:00-23:58", "23:58-23:59", False),
    ]
    for number, (first, second, clashes) in enumerate(cases):
        with subtests.test(first=first):
            found = found_in(
                tmp_path / str(number),
                "PS401",
                a=training_class(taught("s01", f"{DAY} {first}", site=None)),
                b=training_class(taught("s01", f"{DAY} {second}", site=None)),
            )
            assert fields(found) == (["class:b sessions[s01].teachers[wang]"] if clashes else [])


def test_midnight_of_the_next_day_is_another_day(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS401",
        a=training_class(taught("s01", "2026-10-12 22:00-23:59")),
        b=training_class(taught("s01", "2026-10-13 00:00-01:00")),
    )
    assert found == ()


def test_it_stands_at_the_later_session_and_tells_of_the_earlier_one(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS401",
        a=training_class(taught("s01", f"{DAY} 09:00-10:30"), title="甲班"),
        b=training_class(taught("s02", EIGHT), title="乙班"),
    )
    assert places([found]) == ["classes/a.yaml:13:16"]
    assert related(found) == ["classes/b.yaml:10"]
    assert found.message == "王示例（wang）在10月12日（周一）09:00—10:00有两次课"
    assert found.related[0].message == "乙班 s02“党章导读”，10月12日（周一）08:30—10:00"
    assert found.hint == (
        "可以把这次课调到10月12日（周一）10:00—11:30，那时班次、教师和教学点都有空："
        "pschool move a/s01 10月12日 10:00"
    )


def test_the_other_session_is_moved_where_this_one_is_locked(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS401",
        a=training_class(taught("s01", f"{DAY} 09:00-10:30", locked="true")),
        b=training_class(taught("s02", EIGHT), title="乙班"),
    )
    assert found.hint.startswith("可以把乙班 s02“党章导读”调到10月13日（周二）08:30—10:00")


def test_the_hint_is_general_where_no_time_is_free(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS401",
        a=training_class(taught("s01", EIGHT, locked="true")),
        b=training_class(taught("s01", f"{DAY} 09:00-10:30"), to=DAY),
        c=training_class(taught("s01", f"{DAY} 10:30-11:30")),
    )
    assert found.hint == "给其中一次换时间或换教师"


def test_classes_taught_together_do_not_clash(tmp_path: Path) -> None:
    together = training_class(taught("s01", EIGHT))
    assert found_in(tmp_path, "PS401", a=together, b=together) == ()


def test_one_who_clashes_with_a_joint_meeting_clashes_once(tmp_path: Path) -> None:
    together = training_class(taught("s01", EIGHT))
    (found,) = found_in(
        tmp_path,
        "PS401",
        a=together,
        b=together,
        c=training_class(taught("s01", f"{DAY} 09:00-11:00")),
    )
    assert found.file == "classes/c.yaml"
    assert related(found) == ["classes/a.yaml:10", "classes/b.yaml:10"]


def test_two_teachers_of_both_sessions_are_one_finding(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS401",
        {"teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n"},
        a=training_class(taught("s01", EIGHT, teachers=["wang", "li"])),
        b=training_class(taught("s01", f"{DAY} 09:00-11:00", teachers=["li", "wang"])),
    )
    assert fields([found]) == ["class:b sessions[s01].teachers[li]"]
    assert "李示例（li）、王示例（wang）" in found.message


def test_of_three_at_once_each_later_one_is_a_finding(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS401",
        a=training_class(taught("s01", EIGHT)),
        b=training_class(taught("s01", f"{DAY} 08:45-10:00")),
        c=training_class(taught("s01", f"{DAY} 09:00-10:00")),
    )
    assert [(one.file, one.named) for one in found] == [
        ("classes/b.yaml", ("a/s01", "wang")),
        ("classes/c.yaml", ("a/s01", "b/s01", "wang")),
    ]
    assert related(found[1]) == ["classes/a.yaml:10", "classes/b.yaml:10"]


@pytest.mark.parametrize(
    ("status", "clashes"), [("planned", True), ("moved", True), ("cancelled", False)]
)
def test_statuses_of_a_session(status: str, clashes: bool, tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS401",
        a=training_class(taught("s01", EIGHT)),
        b=training_class(taught("s01", f"{DAY} 09:00-11:00", status=status)),
    )
    assert bool(found) is clashes


@pytest.mark.parametrize(
    ("status", "clashes"), [("active", True), ("draft", True), ("retired", False)]
)
def test_statuses_of_a_class_and_of_a_teacher(status: str, clashes: bool, tmp_path: Path) -> None:
    other = training_class(taught("s01", EIGHT))
    late = taught("s01", f"{DAY} 09:00-11:00")
    found = found_in(tmp_path / "1", "PS401", a=other, b=training_class(late, status=status))
    assert bool(found) is clashes
    teacher = f"name: 王示例\ncategory: school-teacher\nstatus: {status}\n"
    files = {"teachers/wang.yaml": teacher}
    found = found_in(tmp_path / "2", "PS401", dict(files), a=other, b=training_class(late))
    assert bool(found) is clashes


@pytest.mark.parametrize("teacher", [None, "name: 王示例\n"], ids=["missing", "broken"])
def test_a_teacher_who_is_another_finding_is_none_here(teacher: str | None, tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS401",
        {"teachers/wang.yaml": teacher},
        a=training_class(taught("s01", EIGHT)),
        b=training_class(taught("s01", f"{DAY} 09:00-11:00")),
    )
    assert found == ()


def test_an_activity_occupies_its_teachers(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "PS401",
        a=training_class(taught("s01", EIGHT)),
        b=training_class(session("s01", f"{DAY} 09:59-11:00", teachers=["wang"])),
    )
    assert fields(found) == ["class:b sessions[s01].teachers[wang]"]


def test_a_broken_manifest_leaves_the_clash_and_no_slot(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path,
        "PS401",
        {"catalog.yaml": "format: 1\ntitle: 目录\n"},
        a=training_class(taught("s01", EIGHT)),
        b=training_class(taught("s01", f"{DAY} 09:00-11:00")),
    )
    assert found.hint == "给其中一次换时间或换教师"
