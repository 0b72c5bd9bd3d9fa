"""`pschool stats DIR…`: the sums of many catalogs in each format, and what is refused."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from partyschool_cli.terminal.width import display_width
from tests.cli.conftest import Pschool
from tests.many.counties import write_county, write_province


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three counties, one of which cannot be read."""
    return write_province(tmp_path_factory.mktemp("province"))


def test_text_at_eighty_columns(
    pschool: Pschool, province: Path, snapshot: SnapshotAssertion
) -> None:
    result = pschool("stats", "--each", ".", cwd=province, env={"COLUMNS": "80"})
    assert (result.code, result.err) == (1, "")
    assert max(map(display_width, result.out.splitlines())) <= 80
    assert not any(line.endswith(" ") for line in result.out.splitlines())
    assert result.out == snapshot


def test_groups_of_all_counties(
    pschool: Pschool, province: Path, snapshot: SnapshotAssertion
) -> None:
    asked = ("stats", "清徐", "阳曲", "--by", "school,month,teacher,site,type")
    result = pschool(*asked, cwd=province, env={"COLUMNS": "80"})
    assert (result.code, result.err) == (0, "")
    assert max(map(display_width, result.out.splitlines())) <= 80
    assert result.out == snapshot


def test_json_has_each_catalogs_own_statistics(pschool: Pschool, province: Path) -> None:
    result = pschool("stats", "--each", "--format", "json", cwd=province)
    assert result.code == 1
    assert "娄烦 没有读成：" in result.err
    found = json.loads(result.out)
    broken, first, second = sorted(found["catalogs"], key=lambda one: one["summary"] is not None)
    assert (broken["catalog"], broken["summary"]) == ("娄烦", None)
    assert "格式版本" in broken["error"]
    assert [each["code"] for each in (first, second)] == ["140121", "140122"]
    for each in (first, second):
        alone = pschool("--catalog", str(province / each["catalog"]), "stats", "--format", "json")
        own = json.loads(alone.out)
        assert {key: each["summary"][key] for key in own} == own
    for status in ("active", "draft", "retired"):
        sums = [each["summary"]["counts"]["courses"][status] for each in (first, second)]
        assert found["counts"]["courses"][status] == sum(sums)
    assert found["measures"]["party_lectures"] == {"part": 4, "whole": 8}
    assert {each["catalog"] for each in found["yearly_plan"]} == {"清徐", "阳曲"}
    unmet = [duty["catalog"] for one in found["obligations"] for duty in one["unmet"]]
    assert sorted(unmet) == ["清徐"] * 3 + ["阳曲"]


def test_the_same_bytes_in_processes(pschool: Pschool, province: Path) -> None:
    one, two = (
        pschool("stats", "--each", "--format", "json", "--jobs", jobs, cwd=province)
        for jobs in ("1", "2")
    )
    assert one == two


@pytest.mark.parametrize("form", ["text", "md"])
def test_one_catalog_is_shown_as_ever(pschool: Pschool, province: Path, form: str) -> None:
    many = pschool("stats", "清徐", "--format", form, cwd=province)
    alone = pschool("--catalog", "清徐", "stats", "--format", form, cwd=province)
    assert (many.code, many.out) == (0, alone.out)


def test_a_list_of_folders(pschool: Pschool, province: Path, tmp_path: Path) -> None:
    listed = tmp_path / "清单.txt"
    listed.write_bytes(f"# 两个县\n{province}/清徐\n{province}/阳曲\n".encode())
    result = pschool("stats", "--catalogs-from", str(listed), "--format", "json", cwd=province)
    named = pschool("stats", "清徐", "阳曲", "--format", "json", cwd=province)
    assert result.code == 0
    assert json.loads(result.out)["counts"] == json.loads(named.out)["counts"]


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "md", "json"])
def test_into_a_file(pschool: Pschool, province: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"统计.{suffix}"
    result = pschool("stats", "清徐", "阳曲", "-o", str(target), cwd=province)
    assert (result.code, result.out) == (0, "")
    assert target.stat().st_size > 1000


def _cells(rows: Any) -> Iterator[str]:
    for row in rows:
        yield from (str(cell) for cell in row)


def test_a_workbook_has_the_rows_of_all(pschool: Pschool, province: Path, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    target = tmp_path / "统计.xlsx"
    pschool("stats", "--each", "-o", str(target), cwd=province)
    book = CalamineWorkbook.from_path(str(target))
    cells = {
        text
        for name in book.sheet_names
        for text in _cells(book.get_sheet_by_name(name).to_python())
    }
    assert {"清徐县", "阳曲县", "没有读成", "合计", "清徐县 第3乡党校"} <= cells


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("清徐", "阳曲", "--school", "town-1"), "--school 只用于一个课程目录"),
        (("清徐", "阳曲", "--with-below"), "--with-below 只用于一个课程目录"),
        (("清徐", "没有"), ""),
        (("--each", "没有"), "没有"),
        (("清徐", "阳曲", "--shared"), "--scheduler"),
        (("清徐", "阳曲", "-o", "统计.pdf"), "不能写成 .pdf"),
        (("清徐", "阳曲", "--year", "2026", "--from", "2026-07"), "--year"),
    ],
)
def test_what_is_refused_or_told(
    pschool: Pschool, province: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = pschool("stats", *arguments, cwd=province)
    assert result.code == (2 if said else 1)
    assert said in result.err
    assert ("没有读成" in result.out) == (not said)


def test_folders_that_are_all_wrong_are_told_a_line_each(pschool: Pschool, province: Path) -> None:
    result = pschool("stats", "没有", "也没有", cwd=province)
    assert (result.code, result.out) == (2, "")
    for name in ("没有", "也没有"):
        assert f"      没有 {name} 这个文件夹；" in result.err


def test_catalogs_named_twice_are_refused(pschool: Pschool, province: Path) -> None:
    result = pschool("--catalog", "清徐", "stats", "清徐", "阳曲", cwd=province)
    assert (result.code, result.out) == (2, "")
    earlier = pschool("stats", "清徐", "阳曲", "--at", "HEAD", cwd=province)
    assert (earlier.code, earlier.out) == (2, "")


def test_invalid_files_are_told(pschool: Pschool, tmp_path: Path) -> None:
    write_county(tmp_path / "a", "甲县党校", [1], courses__broken="title: [\n")
    write_county(tmp_path / "b", "乙县党校", [2])
    result = pschool("stats", "a", "b", cwd=tmp_path)
    assert result.code == 0
    assert "1 个县有 1 个文件有错，没有算在内：a" in result.err
    (row, *_) = (line for line in result.out.splitlines() if line.startswith("甲县"))
    assert row.endswith("1 个文件有错")


@pytest.mark.parametrize("form", ["text", "json", "md", "xlsx"])
def test_where_none_could_be_read_all_of_them_are_told(
    pschool: Pschool, tmp_path: Path, form: str
) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "catalog.yaml").write_text("format: 9\n", encoding="utf-8")
    result = pschool("stats", "a", "b", "--format", form, cwd=tmp_path)
    assert result.code == 1
    assert "程序内部出错" not in result.err
    if form == "json":
        data = json.loads(result.out)
        assert data["counts"]["schools"]["active"] == data["total"]["classes"]["done"] == 0
        assert all(one["error"] for one in data["catalogs"])
