"""`pschool export sheet`: which rows are in the workbook, and what is refused."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool


def ids(path: Path) -> dict[str, list[object]]:
    """The 编号 of each sheet that is seen."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
        for sheet in book
        if sheet.sheet_state == "visible"
    }


def test_all_kinds_are_the_default(pschool: Pschool, tmp_path: Path) -> None:
    target = tmp_path / "目录.xlsx"
    result = pschool("export", "sheet", "-o", str(target))
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith(f"已写入 {target}（学校 ")
    assert f"改好后导回来：pschool import {target}" in result.err
    assert list(ids(target)) == ["学校", "课程", "教师", "教学点", "班次", "课次"]


def test_kinds_may_be_chosen_by_any_name(pschool: Pschool, tmp_path: Path) -> None:
    target = tmp_path / "目录.xlsx"
    assert pschool("export", "工作簿", "老师", "courses", "-o", str(target)).code == 0
    assert list(ids(target)) == ["课程", "教师"]


def test_of_a_school_there_is_what_is_its_own(pschool: Pschool, tmp_path: Path) -> None:
    target = tmp_path / "目录.xlsx"
    assert pschool("export", "sheet", "--school", "nanping", "-o", str(target)).code == 0
    found = ids(target)
    assert found["学校"] == ["nanping"]
    assert found["班次"] == ["nanping-members-2025", "nanping-members-2026"]
    assert all(str(one).startswith("nanping-members-20") for one in found["课次"])


def test_of_a_class_there_is_what_it_names(pschool: Pschool, tmp_path: Path) -> None:
    target = tmp_path / "目录.xlsx"
    assert pschool("export", "sheet", "--class", "南坪乡党员", "-o", str(target)).code == 0
    found = ids(target)
    assert found["班次"] == ["nanping-members-2026"]
    assert found["课程"]
    assert found["教师"]


def test_standard_output_takes_the_bytes(pschool: Pschool) -> None:
    result = pschool("export", "sheet", "课程", "-o", "-", "--format", "xlsx")
    assert openpyxl.load_workbook(BytesIO(result.raw)).sheetnames[0] == "课程"
    assert result.err == ""


def test_what_does_not_fit_is_refused(pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[tuple[tuple[str, ...], str]] = [
        (("sheet",), "没有写导出到哪个文件"),
        (("sheet", "-o", "目录.docx"), "工作簿只能写成 .xlsx"),
        (("sheet", "-o", "-"), "写到标准输出时要说明格式"),
        (("sheet", "课", "-o", "目录.xlsx"), "没有“课”这种条目"),
        (("sheet", "-o", "目录.xlsx", "--teacher", "甲"), "工作簿不用 --teacher"),
        (("sheet", "-o", "目录.xlsx", "--all", "--paper", "a3"), "工作簿不用 --all、--paper"),
        (("timetable", "课程", "-o", "甲.pdf"), "多写了“课程”"),
    ]
    for arguments, message in cases:
        with subtests.test(arguments=arguments, message=message):
            result = pschool("export", *arguments)
            assert result.code == 2
            assert message in result.err


def test_what_is_not_shown_whole_is_told(pschool: Pschool, tmp_path: Path) -> None:
    notes = f"notes: {'长' * 40_000}\n"
    root = write_catalog(
        tmp_path, {"teachers/li.yaml": f"name: 李示例\ncategory: local-expert\n{notes}"}
    )
    result = pschool("export", "sheet", "-o", str(tmp_path / "目录.xlsx"), cwd=root)
    assert "注意：li 的备注没有照原样写出" in result.err
