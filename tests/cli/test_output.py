"""Where files go: never over the catalog or a folder, and never half written."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Pschool

CLASS = ("timetable", "--class", "hekou-members-2026")


@pytest.mark.parametrize("path", ["catalog.yaml", "courses/dangzhang.yaml", "classes/new.md"])
def test_the_catalog_is_never_overwritten(pschool: Pschool, root: Path, path: str) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    arguments = ("teachers", "-o", str(root / path), "--format", "md", "--catalog", str(root))
    result = pschool("export", *arguments)
    assert result.code == 2
    assert "在课程目录里" in result.err
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_many_files_do_not_go_among_the_catalogs_own(pschool: Pschool, root: Path) -> None:
    arguments = ("--all", "--out-dir", str(root / "classes"), "--format", "md")
    result = pschool("export", "timetable", *arguments, "--catalog", str(root))
    assert result.code == 2
    assert "在课程目录里" in result.err
    assert [path.name for path in (root / "classes").iterdir()] == ["banci.yaml"]


def test_a_folder_is_never_overwritten(pschool: Pschool, tmp_path: Path) -> None:
    folder = tmp_path / "名册.md"
    folder.mkdir()
    assert pschool("export", "teachers", "-o", str(folder)).code == 2
    assert "是文件夹" in pschool("export", "teachers", "-o", f"{tmp_path}/").err
    assert list(tmp_path.rglob("*")) == [folder]


def test_a_link_to_somewhere_else_is_not_followed(pschool: Pschool, tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.md", tmp_path / "out" / "名册.md"
    outside.write_text("别动", "utf-8")
    inside.parent.mkdir()
    inside.symlink_to(outside)
    result = pschool("export", "teachers", "-o", str(inside))
    assert result.code == 2
    assert "是链接，通到别的文件夹" in result.err
    assert outside.read_text("utf-8") == "别动"
    beside = tmp_path / "beside.md"
    beside.symlink_to("outside.md")
    assert pschool("export", "teachers", "-o", str(beside)).code == 0
    assert beside.is_symlink()


def test_a_file_is_replaced_whole_or_not_at_all(
    pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "名册.md"
    target.write_text("旧", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "设备上没有空间", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        result = pschool("export", "teachers", "-o", str(target))
    assert result.code == 2
    assert "磁盘满了" in result.err
    assert target.read_text("utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


def test_binary_files_do_not_go_to_a_terminal(pschool: Pschool) -> None:
    result = pschool("export", *CLASS, "-o", "-", "--format", "pdf", env={"PSCHOOL_TEST_TTY": "1"})
    assert (result.code, result.out) == (2, "")
    assert "不是文本" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "-o", "课表/2026/课程.xlsx"),
        ("list", "teachers", "-o", "课表/2026/教师.csv"),
        ("export", "teachers", "-o", "课表/2026/名册.md"),
        ("export", *CLASS, "-o", "课表/2026/课程表.ics"),
        ("export", "--write-template", "课表/2026/样本.docx"),
        ("lint", "--format", "json", "-o", "课表/2026/检查.json"),
        ("lint", "--write-baseline", "课表/2026/基线.json"),
    ],
)
def test_no_folder_is_made_for_a_mistyped_path(
    pschool: Pschool, root: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "课表").mkdir()
    placed = [each.replace("课表/", f"{tmp_path}/课表/") for each in arguments]
    if "--class" in arguments:
        placed[placed.index("--class") + 1] = "banci"
    result = pschool(*placed, "--catalog", str(root))
    assert result.code == 2, result.err
    assert f"没有 {tmp_path / '课表' / '2026'} 这个文件夹" in result.err
    assert f"最近的现有文件夹是 {tmp_path / '课表'}；" in result.err
    assert list((tmp_path / "课表").iterdir()) == []


def test_a_folder_that_is_asked_for_is_made(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "课表" / "2026"
    arguments = ("timetable", "--all", "--format", "md", "--out-dir", str(folder))
    assert pschool("export", *arguments, "--catalog", str(root)).code == 0
    assert (folder / "banci.md").exists()


@pytest.mark.parametrize(("length", "cut"), [(32_767, False), (32_768, True), (40_000, True)])
def test_a_cell_that_excel_cannot_hold_is_told(
    pschool: Pschool, root: Path, tmp_path: Path, length: int, cut: bool
) -> None:
    school = root / "schools" / "liudu.yaml"
    school.write_text(f"{school.read_text('utf-8')}notes: {'长' * length}\n", "utf-8")
    all_of = ("list", "schools", "--columns", "all", "--catalog", str(root))
    result = pschool(*all_of, "-o", str(tmp_path / "学校.xlsx"))
    assert result.code == 0
    told = "注意：liudu 的“备注”超过 Excel 单元格的 32767 字，截短了；要全文就写成 .csv"
    assert (told in result.err) is cut
    csv = pschool(*all_of, "-o", str(tmp_path / "学校.csv"))
    assert "截短" not in csv.err
