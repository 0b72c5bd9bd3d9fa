"""PS207: two that are called the same, of one school."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import Files, findings, places, related
from tests.timetables import taught, training_class

TEACHER = "name: NAME\ncategory: local-expert\n"
SITE = "title: 大 教室\nvenue: classroom\ncapacity: 40\n"
COUNTY = "title: 县校\ntier: county\n"


def teachers(*names_and_lines: tuple[str, str]) -> Files:
    return {
        f"teachers/t{at}.yaml": TEACHER.replace("NAME", name) + lines
        for at, (name, lines) in enumerate(names_and_lines)
    }


def test_teachers(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[tuple[str, str], tuple[str, str], bool]] = [
        (("王明", "school: liudu\n"), ("王　明", "school: liudu\n"), True),
        (("王明", "school: liudu\n"), ("王明", "school: county\n"), False),
        (("王明", "school: liudu\n"), ("王明", ""), False),
        (("王明", ""), ("王 明", ""), True),
        (("Ｌi Na", "school: liudu\n"), ("li na", "school: liudu\n"), True),
        (("Li Na", "school: liudu\n"), ("LiNa", "school: liudu\n"), False),
        (("王明", "school: liudu\n"), ("王明", "school: liudu\nstatus: retired\n"), False),
        (("王明", "school: liudu\n"), ("王明", "school: liudu\nstatus: draft\n"), True),
        (("王明", ""), ("王明", "status: draft\n"), False),
    ]
    for number, (first, second, is_told) in enumerate(cases):
        with subtests.test(first=first, second=second):
            found = findings(tmp_path / str(number), teachers(first, second), "PS207")
            assert places(found) == (["teachers/t1.yaml:1:7"] if is_told else [])


def test_several_are_one_finding(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, teachers(*[("王明", "school: liudu\n")] * 3), "PS207")
    assert "有 3 个：t0、t1、t2" in found.message
    assert related(found) == ["teachers/t0.yaml:1", "teachers/t2.yaml:1"]
    assert "pschool merge t1 t0" in found.hint


def test_sites_and_schools(tmp_path: Path) -> None:
    files: Files = {
        "sites/a.yaml": SITE + "school: liudu\n",
        "sites/b.yaml": SITE.replace(" 教", "教") + "school: liudu\n",
        "schools/x.yaml": "title: 新校\ntier: village\nparent: liudu\n",
        "schools/y.yaml": "title: 新校\ntier: village\nparent: liudu\n",
        "schools/z.yaml": "title: 新校\ntier: township\nparent: county\n",
    }
    assert places(findings(tmp_path, files, "PS207")) == ["schools/y.yaml:1:8", "sites/b.yaml:1:8"]


def test_lessons_of_both_at_one_time_are_told(tmp_path: Path) -> None:
    both = {
        f"teachers/{name}.yaml": "name: 李明\ncategory: school-teacher\nschool: liudu\n"
        for name in ("li1", "li2")
    }
    (found,) = found_in(
        tmp_path,
        "PS207",
        {**both},
        a=training_class(taught("s01", "2026-10-12 08:30-10:00", teachers=["li1"])),
        b=training_class(taught("s01", "2026-10-12 09:00-10:30", teachers=["li2"], site=None)),
    )
    assert (
        "党员轮训班 s01“党章导读”，10月12日（周一）09:00—10:30，另一个同时也有课" in found.message
    )
    assert related(found) == ["teachers/li1.yaml:1", "classes/b.yaml:10"]


def test_both_in_one_lesson_have_no_two_at_one_time(tmp_path: Path) -> None:
    both = {
        f"teachers/{name}.yaml": "name: 李明\ncategory: school-teacher\nschool: liudu\n"
        for name in ("li1", "li2")
    }
    held = training_class(taught("s01", "2026-10-12 08:30-10:00", teachers=["li1", "li2"]))
    (found,) = found_in(tmp_path, "PS207", {**both}, a=held)
    assert "同时" not in found.message
