"""`pschool export report DIR…`: one document of many catalogs, and what is refused."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.conftest import Pschool
from tests.many.counties import write_province


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three counties, one of which cannot be read."""
    return write_province(tmp_path_factory.mktemp("province"))


def test_markdown(pschool: Pschool, province: Path, snapshot: SnapshotAssertion) -> None:
    asked = ("export", "report", "--each", "--format", "md", "-o", "-", "--today", "2026-07-01")
    result = pschool(*asked, cwd=province)
    assert result.code == 1
    assert result.err.startswith("娄烦 没有读成：")
    assert result.out == snapshot


def test_json_has_the_sums_and_each_catalogs_numbers(pschool: Pschool, province: Path) -> None:
    asked = ("export", "report", "--format", "json", "-o", "-")
    found = json.loads(pschool(*asked, "--each", cwd=province).out)
    read = [each for each in found["catalogs"] if each["error"] is None]
    assert [each["catalog"] for each in read] == ["清徐", "阳曲"]
    same = (
        "total",
        "by_school",
        "by_type",
        "by_month",
        "by_audience",
        "by_theme",
        "by_strand",
        "yearly_hours",
        "needs",
        "courses",
        "previous",
    )
    for each in read:
        alone = json.loads(pschool("--catalog", each["catalog"], *asked, cwd=province).out)
        assert {key: each["summary"][key] for key in same} == {key: alone[key] for key in same}
    townships = [(one["catalog"], one["school"]) for one in found["yearly_hours"]]
    assert townships == [("清徐", f"town-{number}") for number in (1, 2, 3)] + [("阳曲", "town-4")]
    people = [each["summary"]["total"]["people"]["planned"] for each in read]
    assert found["total"]["people"]["planned"] == sum(people)


@pytest.mark.parametrize("suffix", ["docx", "pdf", "xlsx", "html"])
def test_into_a_file(pschool: Pschool, province: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"总结.{suffix}"
    result = pschool("export", "report", "清徐", "阳曲", "-o", str(target), cwd=province)
    assert (result.code, result.out) == (0, "")
    assert "已写入" in result.err
    assert target.stat().st_size > 3000


def test_days_without_training_are_told(pschool: Pschool, province: Path) -> None:
    asked = ("export", "report", "清徐", "阳曲", "--year", "2019", "--format", "md", "-o", "-")
    result = pschool(*asked, cwd=province)
    assert result.code == 0
    assert "没有班次，也没有课次" in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("report", "清徐", "--school", "town-1", "-o", "a.md"), "不用 --school"),
        (("report", "清徐", "--class", "town-1-spring", "-o", "a.md"), "不用 --class"),
        (("report", "清徐"), "-o"),
        (("report", "没有", "-o", "a.md"), "没有"),
        (("ledger", "清徐", "-o", "a.xlsx"), "多写了“清徐”"),
        (("ledger", "--each", "-o", "a.xlsx"), "是一个课程目录的"),
        (("sheet", "--each", "-o", "a.xlsx"), "工作簿不用 --each"),
    ],
)
def test_what_is_refused(
    pschool: Pschool, province: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = pschool("export", *arguments, cwd=province)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
