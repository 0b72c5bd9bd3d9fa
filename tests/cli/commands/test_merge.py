"""`pschool merge`: two entities that are one."""

import json
from pathlib import Path

import pytest

from partyschool_cli.lint.baseline import read_baseline
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool

COURSE = "courses/dangzhang.yaml"
OTHER = "name: 王老师\ncategory: school-teacher\ntopics: [村史]\norder: 2\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    wang = BASE["teachers/wang.yaml"] + "order: 3\n"
    return write_catalog(tmp_path, {"teachers/lao-wang.yaml": OTHER, "teachers/wang.yaml": wang})


def test_it_tells_what_becomes_of_both(root: Path, pschool: Pschool) -> None:
    result = pschool("merge", "lao-wang", "王示例", cwd=root)
    assert result.code == 0
    told = (result.out + result.err).splitlines()
    assert "删去 教师 王老师（teachers/lao-wang.yaml）" in told
    assert "教师 王示例：专题 （无） → 村史" in told
    assert "排序：留下 3，没有用 2" in told
    assert not (root / "teachers/lao-wang.yaml").exists()
    assert pschool("undo", cwd=root).code == 0
    assert (root / "teachers/lao-wang.yaml").read_text("utf-8") == OTHER


def test_json(root: Path, pschool: Pschool) -> None:
    result = pschool("merge", "wang", "lao-wang", "--format", "json", cwd=root)
    document = json.loads(result.out)
    assert result.code == 0
    assert document["written"] is True
    assert {one["file"] for one in document["changes"]} == {
        "teachers/wang.yaml",
        COURSE,
        "classes/banci.yaml",
    }


def test_different_kinds_are_wrong_use(root: Path, pschool: Pschool) -> None:
    result = pschool("merge", "wang", "dangzhang", cwd=root)
    assert result.code == 2
    assert "wang 是教师，dangzhang 是课程" in result.err


def test_what_it_causes_is_refused(root: Path, pschool: Pschool) -> None:
    """The two teach at one time."""
    other = BASE["classes/banci.yaml"].replace("[wang]", "[lao-wang]")
    other = other.replace(", site: jiaoshi", "").replace("course: dangzhang", "activity: 会")
    (root / "classes/other.yaml").write_text(other, "utf-8")
    result = pschool("merge", "lao-wang", "wang", cwd=root)
    assert result.code == 1
    assert "PS401" in result.out
    assert (root / "teachers/lao-wang.yaml").exists()
    assert pschool("merge", "lao-wang", "wang", "--force", cwd=root).code == 0


def test_the_baseline_follows(root: Path, pschool: Pschool) -> None:
    (root / "teachers/lao-wang.yaml").write_text(OTHER + "notes: 待补\n", "utf-8")
    assert pschool("lint", "--write-baseline", "lint-baseline.json", cwd=root).code == 0
    assert b"lao-wang" in (root / "lint-baseline.json").read_bytes()
    assert pschool("merge", "lao-wang", "wang", cwd=root).code == 0
    data = (root / "lint-baseline.json").read_bytes()
    assert b"lao-wang" not in data
    assert read_baseline(data, "x")
