"""`pschool remove`: what is no longer there."""

import json
from pathlib import Path

from tests.catalogs import BASE
from tests.cli.conftest import Pschool

COURSE, CLASS = "courses/dangzhang.yaml", "classes/banci.yaml"


def test_what_is_named_is_refused_with_every_place(root: Path, pschool: Pschool) -> None:
    result = pschool("remove", "wang", cwd=root)
    assert result.code == 1
    assert "王示例 还有 2 处在用，没有删" in result.err
    assert "课程 党章导读：授课人  courses/dangzhang.yaml:9:12" in result.err
    assert "--cascade" in result.err
    assert (root / "teachers/wang.yaml").exists()


def test_json_of_a_refusal(root: Path, pschool: Pschool) -> None:
    result = pschool("remove", "wang", "--format", "json", cwd=root)
    assert result.code == 1
    document = {"version": 1, "written": False, "changes": [], "findings": []}
    assert json.loads(result.out) == document


def test_cascade_takes_it_out_and_undo_brings_it_back(root: Path, pschool: Pschool) -> None:
    result = pschool("remove", "王示例", "--cascade", cwd=root)
    assert result.code == 0
    assert "删去 教师 王示例（teachers/wang.yaml）" in result.out
    assert "课程 党章导读：授课人 王示例 → （无）" in result.out
    assert (root / COURSE).read_text("utf-8") == BASE[COURSE].replace("[wang]", "[]")
    assert pschool("undo", cwd=root).code == 0
    assert (root / COURSE).read_text("utf-8") == BASE[COURSE]


def test_where_it_is_required_not_even_force_helps(root: Path, pschool: Pschool) -> None:
    result = pschool("remove", "dangzhang", "--cascade", "--force", cwd=root)
    assert result.code == 1
    assert "不能没有它" in result.err


def test_a_session_and_a_class(root: Path, pschool: Pschool) -> None:
    result = pschool("remove", "banci/s01", cwd=root)
    assert result.code == 0
    assert result.out.splitlines()[0].startswith("删去 党员轮训班 s01（党章导读）：10月12日")
    assert (root / CLASS).read_text("utf-8").endswith("sessions: []\n")
    assert pschool("remove", "党员轮训班", "wang", "--cascade", cwd=root).code == 0
    assert not (root / CLASS).exists()


def test_a_class_goes_in_one_line(root: Path, pschool: Pschool) -> None:
    result = pschool("remove", "banci", cwd=root)
    assert [line for line in result.out.splitlines() if line.startswith("删去")] == [
        "删去 班次 党员轮训班（classes/banci.yaml，1 次课）"
    ]
    assert "s01" not in result.out


def test_an_unknown_one_is_wrong_use(root: Path, pschool: Pschool) -> None:
    result = pschool("remove", "wang", "nobody", "--cascade", cwd=root)
    assert result.code == 2
    assert (root / "teachers/wang.yaml").exists()
