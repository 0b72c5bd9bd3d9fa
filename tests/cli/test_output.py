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
