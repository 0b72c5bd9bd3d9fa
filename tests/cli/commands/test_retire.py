"""`pschool retire`: out of use, with what still uses it told."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.catalogs import BASE, QINGSHI, write_catalog
from tests.cli.conftest import Pschool, not_refused


@pytest.fixture
def qingshi(tmp_path: Path) -> Path:
    """A copy of the fixed catalog, to change."""
    return Path(shutil.copytree(QINGSHI, tmp_path / "catalog"))


def test_what_still_uses_it_is_told_by_title(pschool: Pschool, root: Path) -> None:
    result = pschool("retire", "王示例", cwd=root)
    assert result.code == 0
    assert "教师 王示例：状态 在用 → 停用\n" in result.out
    assert result.out.endswith(
        "还有 2 处在用，这些地方没有改：\n"
        "  班次 党员轮训班 课次 s01：授课人\n"
        "  课程 党章导读：授课人\n"
        "要恢复使用：pschool set teacher:wang 状态=\n"
    )
    assert (root / "teachers/wang.yaml").read_text("utf-8").endswith("status: retired\n")


def test_it_is_taken_back_as_told(pschool: Pschool, root: Path) -> None:
    pschool("retire", "wang", cwd=root)
    assert pschool("set", "teacher:wang", "状态=", cwd=root).code == 0
    assert (root / "teachers/wang.yaml").read_text("utf-8") == BASE["teachers/wang.yaml"]


def test_what_is_out_of_use_itself_is_not_told(pschool: Pschool, root: Path) -> None:
    result = pschool("retire", "wang", "dangzhang", "banci", cwd=root)
    assert result.code == 0
    assert "处在用" not in result.out
    result = pschool("retire", "jiaoshi", cwd=root)
    assert "处在用" not in result.out


def test_many_users_are_counted_and_the_first_shown(pschool: Pschool, qingshi: Path) -> None:
    result = pschool("retire", "theory-lecturer", "hekou-classroom", cwd=qingshi)
    assert "还有 24 处在用" in result.out
    assert "  …… 还有 4 处，pschool show theory-lecturer 看全部\n" in result.out


def test_again_there_is_nothing_to_do(pschool: Pschool, root: Path) -> None:
    pschool("retire", "wang", cwd=root)
    result = pschool("retire", "wang", cwd=root)
    assert (result.code, result.out) == (0, "没有要改的，什么都没有写\n")


def test_json_has_no_notes_in_it(pschool: Pschool, root: Path) -> None:
    result = pschool("retire", "wang", "--format", "json", cwd=root)
    assert json.loads(result.out)["changes"] == [
        {
            "file": "teachers/wang.yaml",
            "entity": "teacher",
            "id": "wang",
            "field": "status",
            "old": None,
            "new": "retired",
        }
    ]
    assert "课程 党章导读：授课人" in result.err


def test_a_broken_file_elsewhere_is_no_reason_to_keep_it(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"courses/bad.yaml": "teachers: [wang\n"})
    result = pschool("retire", "wang", cwd=root)
    assert result.code == 0
    assert "courses/bad.yaml" in result.out


SLIPS = {
    ("没有",): "没有“没有”这个条目",
    ("banci/s01",): "没有“banci/s01”",
}


def test_slips(pschool: Pschool, root: Path) -> None:
    assert not_refused(partial(pschool, "retire", cwd=root), SLIPS) == {}
