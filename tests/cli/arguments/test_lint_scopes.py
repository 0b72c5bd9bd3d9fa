"""Which catalogs a `pschool lint` is about, and which of their files it reports."""

import json
from pathlib import Path

import pytest

from partyschool_cli.cli.arguments.lint_scopes import are_catalogs
from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool

FAULTS = {
    "teachers/wang.yaml": "name: 王示例\ncategory: nobody\n",
    "sites/jiaoshi.yaml": "title: 教室\nvenue: classroom\n",
}
SELECT = ("--select", "PS1,PS2", "--format", "json")


def files(out: str) -> list[str]:
    return [finding["file"] for finding in json.loads(out)["findings"]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two catalogs, `a/catalog` and `b/catalog`, with two faults each; in no repository."""
    for name in ("a", "b"):
        write_catalog(tmp_path / name, FAULTS)
    return tmp_path


def test_a_path_limits_what_is_reported_and_never_what_is_known(
    home: Path, pschool: Pschool
) -> None:
    """The teacher whom the course names is known, though only the course is reported."""
    result = pschool("lint", *SELECT, "catalog/courses", "catalog/sites", cwd=home / "a")
    assert files(result.out) == ["catalog/sites/jiaoshi.yaml"]
    assert json.loads(result.out)["summary"]["files"] == 2
    clean = pschool("lint", *SELECT, "catalog/courses/dangzhang.yaml", cwd=home / "a")
    assert (files(clean.out), clean.code) == ([], 0)


@pytest.mark.parametrize("path", ["catalog", ".", "./catalog/../catalog"])
def test_a_path_that_holds_the_catalog_is_all_of_it(
    home: Path, pschool: Pschool, path: str
) -> None:
    assert len(files(pschool("lint", *SELECT, path, cwd=home / "a").out)) == 2


def test_several_catalogs_in_one_order(home: Path, pschool: Pschool) -> None:
    result = pschool("lint", *SELECT, "--catalog", "b", "--catalog", "a/catalog", cwd=home)
    assert files(result.out) == [
        "a/catalog/sites/jiaoshi.yaml",
        "a/catalog/teachers/wang.yaml",
        "b/catalog/sites/jiaoshi.yaml",
        "b/catalog/teachers/wang.yaml",
    ]


def test_paths_in_several_catalogs(home: Path, pschool: Pschool) -> None:
    paths = ("a/catalog/teachers", "b/catalog/sites/jiaoshi.yaml")
    result = pschool("lint", *SELECT, *paths, cwd=home)
    assert files(result.out) == ["a/catalog/teachers/wang.yaml", "b/catalog/sites/jiaoshi.yaml"]


def test_one_catalog_named_twice_is_one(home: Path, pschool: Pschool) -> None:
    result = pschool("lint", *SELECT, "--catalog", "a", "--catalog", "a/catalog", cwd=home)
    assert len(files(result.out)) == 2


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("a", "b/catalog"), True),
        (("a", "nowhere"), True),
        (("a",), False),
        (("a", "a/catalog"), False),
        (("a", "b", "a/catalog/courses"), False),
        (("a", "typo.yaml"), False),
        (("a/catalog/courses", "b/catalog/courses"), False),
    ],
)
def test_several_catalogs_or_parts_of_some(
    home: Path, monkeypatch: pytest.MonkeyPatch, paths: tuple[str, ...], expected: bool
) -> None:
    monkeypatch.chdir(home)
    assert are_catalogs(tuple(map(Path, paths))) is expected


def test_files_are_named_from_the_git_root(home: Path, pschool: Pschool) -> None:
    (home / ".git").mkdir()
    for cwd, catalog in ((home / "a", "."), (home / "a" / "catalog" / "sites", "../../../a")):
        result = pschool("lint", *SELECT, "--catalog", catalog, cwd=cwd)
        assert files(result.out)[0] == "a/catalog/sites/jiaoshi.yaml"


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("catalog/sites/jiaoshl.yaml", "是不是 catalog/sites/jiaoshi.yaml？"),
        ("catalog/没有这个", "检查文件名和所在的文件夹"),
    ],
)
def test_a_path_that_does_not_exist(home: Path, pschool: Pschool, path: str, hint: str) -> None:
    result = pschool("lint", path, cwd=home / "a")
    assert (result.code, result.raw) == (2, b"")
    assert hint in result.err


def test_a_path_outside_the_catalog(home: Path, pschool: Pschool) -> None:
    (home / "elsewhere.yaml").touch()
    result = pschool("lint", "--catalog", "a", "elsewhere.yaml", cwd=home)
    assert result.code == 2
    assert "不在课程目录里" in result.err
    assert pschool("lint", "elsewhere.yaml", cwd=home).code == 3
