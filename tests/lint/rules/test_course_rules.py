"""PS305–PS307 and PS311: what a single course lacks, and courses that look the same."""

import datetime as dt
from pathlib import Path

import pytest

from tests.linting import Files, base, findings, named, places

GRAFTING = "courses/grafting.yaml"
NO_TEACHERS = base(GRAFTING, ("teachers: [expert]\n", ""))


@pytest.mark.parametrize("rule", ["PS305", "PS306"])
@pytest.mark.parametrize("status", ["active", "draft", "retired"])
def test_only_an_active_course_has_to_have_teachers_and_objectives(
    rule: str, status: str, tmp_path: Path
) -> None:
    files: Files = {GRAFTING: NO_TEACHERS.replace("summary", "notes") + f"status: {status}\n"}
    expected = ["courses/grafting.yaml:1:8"] if status == "active" else []
    assert places(findings(tmp_path, files, rule)) == expected


def test_objectives_alone_are_enough(tmp_path: Path) -> None:
    course = base(GRAFTING, ("summary: 讲嫁接的方法和时机。", "objectives: [会嫁接]"))
    assert findings(tmp_path, {GRAFTING: course}, "PS306") == ()


@pytest.mark.parametrize(
    ("status", "place"),
    [
        ("active", []),
        ("draft", ["courses/grafting.yaml:8:11", "courses/memorial.yaml:8:11"]),
        # PS205 tells of it once, for all its uses.
        ("retired", []),
    ],
)
def test_whom_a_course_can_be_taught_by(tmp_path: Path, status: str, place: list[str]) -> None:
    expert = base("teachers/expert.yaml") + f"status: {status}\n"
    assert places(findings(tmp_path, {"teachers/expert.yaml": expert}, "PS305")) == place


def test_a_missing_or_broken_teacher_is_no_storm(tmp_path: Path) -> None:
    broken = base("teachers/expert.yaml", ("category: local-expert\n", ""))
    for teacher in (None, broken, "name: ["):
        assert findings(tmp_path, {"teachers/expert.yaml": teacher}, "PS305") == ()


def test_an_empty_list_is_pointed_at_by_the_title(tmp_path: Path) -> None:
    course = base(GRAFTING, ("teachers: [expert]", "teachers: []"))
    assert places(findings(tmp_path, {GRAFTING: course}, "PS305")) == ["courses/grafting.yaml:1:8"]


def test_exactly_24_months_are_not_overdue(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, dt.date, bool]] = [
        ("2024-11-23", dt.date(2026, 11, 23), False),
        ("2024-11-22", dt.date(2026, 11, 23), True),
        # 24 months after a leap day is the last day of February.
        ("2024-02-29", dt.date(2026, 2, 28), False),
        ("2024-02-29", dt.date(2026, 3, 1), True),
        ("2022-02-28", dt.date(2024, 2, 28), False),
        ("2022-02-28", dt.date(2024, 2, 29), True),
        ("2027-01-01", dt.date(2026, 11, 23), False),
        ("0001-01-01", dt.date(1, 1, 1), False),
    ]
    for number, (reviewed, today, is_found) in enumerate(cases):
        with subtests.test(reviewed=reviewed, today=today):
            course = base(GRAFTING) + f"reviewed: {reviewed}\n"
            found = findings(tmp_path / str(number), {GRAFTING: course}, "PS311", today=today)
            assert places(found) == (["courses/grafting.yaml:11:11"] if is_found else [])


def test_a_flagship_must_have_been_reviewed(tmp_path: Path) -> None:
    found = findings(tmp_path, {GRAFTING: base(GRAFTING) + "flagship: true\n"}, "PS311")
    assert places(found) == ["courses/grafting.yaml:11:11"]
    assert found[0].message == "精品课“蔬菜嫁接”（grafting）没有审定过"
    for line in ("flagship: false\n", "flagship: true\nreviewed: 2026-01-01\n"):
        assert findings(tmp_path, {GRAFTING: base(GRAFTING) + line}, "PS311") == ()


def test_a_title_like_one_of_the_school_above(tmp_path: Path) -> None:
    course = base(GRAFTING, ("蔬菜嫁接", "《党章导读》课"))
    found = findings(tmp_path, {GRAFTING: course}, "PS307")
    assert places(found) == ["courses/grafting.yaml:1:8"]
    assert named(found) == [("charter",)]
    assert "示例县委党校的“党章导读”（charter）" in found[0].message
    assert [place.at.source.path for place in found[0].related] == ["courses/charter.yaml"]


def test_schools_side_by_side_may_use_one_title(tmp_path: Path) -> None:
    files = {
        "schools/dongyu.yaml": "title: 东于镇党校\ntier: township\nparent: county\n",
        "courses/theirs.yaml": base(GRAFTING, ("school: liudu", "school: dongyu")),
    }
    assert findings(tmp_path, files, "PS307") == ()


def test_a_retired_course_is_like_none(tmp_path: Path) -> None:
    twin = base(GRAFTING) + "status: retired\n"
    assert findings(tmp_path, {"courses/twin.yaml": twin}, "PS307") == ()
    assert named(findings(tmp_path, {"courses/twin.yaml": base(GRAFTING)}, "PS307")) == [
        ("grafting",)
    ]
