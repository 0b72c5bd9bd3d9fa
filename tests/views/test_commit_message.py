"""The message of a commit, from the files before and after."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.terminal.width import display_width
from partyschool_cli.views.changed_files import changed_files
from partyschool_cli.views.commit_message import commit_message, first_message
from tests.catalogs import BASE, write_catalog

TEACHER, COURSE, CLASS = "teachers/wang.yaml", "courses/dangzhang.yaml", "classes/banci.yaml"


def message(folder: Path, files: Mapping[str, str | None]) -> list[str]:
    tree = DiskTree(write_catalog(folder))
    after = {path: None if text is None else text.encode() for path, text in files.items()}
    return commit_message(changed_files(tree, Overlay(tree, after), files)).splitlines()


def test_one_changed_field(tmp_path: Path) -> None:
    assert message(tmp_path, {TEACHER: BASE[TEACHER].replace("王", "李")}) == [
        "李示例：改 1 处",
        "",
        "教师 李示例：姓名 王示例 → 李示例",
    ]


def test_new_and_deleted_ones_are_named_with_their_kind(tmp_path: Path) -> None:
    new = BASE[TEACHER].replace("王", "赵")
    subject, _, *body = message(tmp_path, {TEACHER: None, "teachers/zhao.yaml": new})
    assert subject == "删去教师 王示例；新增教师 赵示例"
    assert len(body) == 2


def test_files_without_a_changed_field_are_counted_or_named(tmp_path: Path) -> None:
    commented = BASE[COURSE] + "# 备注\n"
    assert message(tmp_path, {COURSE: commented})[0] == f"改 {COURSE}"
    both = {COURSE: commented, TEACHER: BASE[TEACHER].replace("王", "李")}
    assert message(tmp_path, both)[0] == "李示例：改 1 处；另改 1 个文件"


@pytest.mark.parametrize("name", ["甲" * 200, "a" * 200, "甲乙丙丁" * 6])
@pytest.mark.parametrize("count", [1, 2, 30])
def test_a_subject_fits_and_says_what_it_leaves_out(tmp_path: Path, name: str, count: int) -> None:
    new = BASE[TEACHER].replace("王示例", name)
    subject, _, *body = message(tmp_path, {f"teachers/x{n}.yaml": new for n in range(count)})
    assert subject.startswith("新增教师 ")
    assert display_width(subject) <= 60
    assert subject.endswith(f"，等 {count} 项") is (count > 1)
    assert len(body) == count


def test_a_very_long_message_ends(tmp_path: Path) -> None:
    new = {f"teachers/x{n}.yaml": BASE[TEACHER] for n in range(300)}
    assert message(tmp_path, new)[-1] == "……共 300 处"


def test_numbers_are_masked_and_controls_shown(tmp_path: Path) -> None:
    new = 'name: "王\\e[31m 13812345678"\ncategory: local-expert\n'
    text = "\n".join(message(tmp_path, {TEACHER: new}))
    assert "13812345678" not in text
    assert "\x1b" not in text


def test_the_first_one(tmp_path: Path) -> None:
    assert first_message("清徐县课程目录", 5) == "清徐县课程目录：第一次保存，共 5 个文件\n"
    assert display_width(first_message("目录" * 50, 5).strip()) <= 60


def test_a_manifest_that_is_broken_leaves_the_names_of_files(tmp_path: Path) -> None:
    files = {"catalog.yaml": "a: [\n", COURSE: BASE[COURSE].replace("lecture", "onsite")}
    subject, _, *body = message(tmp_path, files)
    assert subject
    assert body


def test_another_id(tmp_path: Path) -> None:
    files = {TEACHER: None, "teachers/li.yaml": BASE[TEACHER]}
    assert message(tmp_path, files)[0] == "王示例：编号改为 li"
