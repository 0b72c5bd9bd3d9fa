"""What differs between two versions of files, also where they cannot be read."""

from pathlib import Path

import pytest

from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.views.changed_files import changed_files
from tests.catalogs import BASE, write_catalog

TEACHER, COURSE = "teachers/wang.yaml", "courses/dangzhang.yaml"


def test_a_line_each_and_one_for_a_file_without_changed_fields(tmp_path: Path) -> None:
    tree = DiskTree(write_catalog(tmp_path))
    after = {
        TEACHER: BASE[TEACHER].replace("王", "李").encode(),
        COURSE: f"# 备注\n{BASE[COURSE]}".encode(),
        "lint-baseline.json": b"{}",
    }
    found = changed_files(tree, Overlay(tree, after), after)
    assert found.lines == (
        "教师 李示例：姓名 王示例 → 李示例",
        f"文件 {COURSE}",
        "文件 lint-baseline.json",
    )
    assert [change.field for change in found.fields] == ["name"]
    assert found.others == (COURSE, "lint-baseline.json")


def test_a_broken_manifest_leaves_the_names_of_files(tmp_path: Path) -> None:
    tree = DiskTree(write_catalog(tmp_path, {"catalog.yaml": "a: [\n"}))
    course = BASE[COURSE].replace("members", "farmers").encode()
    found = changed_files(tree, Overlay(tree, {COURSE: course}), [COURSE])
    assert found.lines == (f"文件 {COURSE}",)
    assert found.fields


@pytest.mark.parametrize("path", [TEACHER, COURSE, "catalog.yaml"])
@pytest.mark.parametrize("broken", ["x: [\n", "\t- x: y: z\n"])
def test_a_file_that_cannot_be_parsed_has_not_lost_its_fields(
    tmp_path: Path, path: str, broken: str
) -> None:
    tree = DiskTree(write_catalog(tmp_path))
    data = BASE[path].encode() + broken.encode()
    for before, after in ((tree, Overlay(tree, {path: data})), (Overlay(tree, {path: data}), tree)):
        found = changed_files(before, after, [path])
        assert (found.fields, found.lines, found.others) == ((), (f"文件 {path}",), (path,))


def test_a_file_of_another_name_has_another_id(tmp_path: Path) -> None:
    tree = DiskTree(write_catalog(tmp_path))
    files = {TEACHER: None, "teachers/li.yaml": BASE[TEACHER].encode()}
    found = changed_files(tree, Overlay(tree, files), files)
    assert found.lines == ("教师 王示例：编号 wang → li",)
    assert found.others == ()
    other = {TEACHER: None, "teachers/li.yaml": BASE[TEACHER].encode() + b"post: x\n"}
    lines = changed_files(tree, Overlay(tree, other), other).lines
    assert [line[:2] for line in lines] == ["新建", "删去"]
