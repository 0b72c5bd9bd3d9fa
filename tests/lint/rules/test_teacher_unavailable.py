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


def test_what_is_told_of_absences_of_a_week(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, list[str]]] = [
        ("days: [mon], why: 例会", ["这天不便讲课（例会）", "不便日期 每周一（例会）"]),
        ("days: [mon], day_parts: [morning]", ["这时不便讲课", "不便日期 每周一上午"]),
        ("days: [mon], from: 2026-10-01", ["这天不便讲课", "不便日期 2026年10月1日起每周一"]),
        ("days: [mon], day_parts: [afternoon]", []),
        ("days: [sat, sun]", []),
        ("days: [mon], to: 2026-10-11", []),
    ]
    for number, (absence, told) in enumerate(cases):
        with subtests.test(absence=absence):
            teacher = f"name: 王示例\ncategory: school-teacher\nunavailable: [{{{absence}}}]\n"
            found = found_in(
                tmp_path / str(number),
                "PS407",
                {"teachers/wang.yaml": teacher},
                a=training_class(taught("s01", f"{DAY} 08:30-10:00")),
            )
            texts = [text for one in found for text in (one.message, one.related[0].message)]
            assert len(texts) == len(told)
            assert all(part in text for part, text in zip(told, texts, strict=True))


def test_parts_of_the_day_that_a_broken_manifest_hides_are_not_judged_by(tmp_path: Path) -> None:
    away = "name: 王示例\ncategory: school-teacher\nunavailable: [{days: [mon]WITHIN}]\n"
    broken = "format: 1\ntitle: 示例\nthemes: {a: 甲}\nday_parts: {morning: 八点}\n"
    for within, count in (("", 1), (", day_parts: [morning]", 0)):
        files: dict[str, str | bytes | None] = {
            "teachers/wang.yaml": away.replace("WITHIN", within),
            "catalog.yaml": broken,
        }
        held = training_class(taught("s01", f"{DAY} 08:30-10:00"))
        assert len(found_in(tmp_path, "PS407", files, a=held)) == count


@pytest.mark.parametrize(
    ("absence", "missing"),
    [
        ("why: 外出", ["from", "to"]),
        ("from: 2026-10-01", ["to"]),
        ("day_parts: [morning]", ["from", "to"]),
        ("days: [mon]", []),
        ("days: [mon], to: 2026-10-01", []),
    ],
)
def test_an_absence_has_both_ends_or_week_days(
    absence: str, missing: list[str], tmp_path: Path
) -> None:
    teacher = f"name: 王示例\ncategory: school-teacher\nunavailable: [{{{absence}}}]\n"
    found = found_in(tmp_path, "PS101", {"teachers/wang.yaml": teacher})
    assert [one.at.path for one in found] == [("unavailable", 0, name) for name in missing]
