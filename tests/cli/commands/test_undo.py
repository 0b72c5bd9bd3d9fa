"""`pschool undo`: the last change of the catalog's files is taken back."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.source.changes.change_set import Change, ChangeSet, Create, Delete, Replace
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.writing.journal import apply_changes
from partyschool_cli.source.writing.undo_entry import UndoNote
from partyschool_cli.source.writing.undo_store import FOREIGN, NOT_KEPT
from partyschool_cli.wording.dates import moment_text
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool

TEACHER, SITE, NEW = "teachers/wang.yaml", "sites/jiaoshi.yaml", "courses/xin/xin.yaml"
AT = dt.datetime(2026, 11, 27, 2, 32, tzinfo=dt.UTC)
EDITED = BASE[TEACHER].replace("王", "李")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(tmp_path)


def change(
    root: Path,
    files: Mapping[str, str | None] = {TEACHER: EDITED},
    command: str = "pschool set wang name=李示例",
) -> None:
    """Change files as a command would: by default a teacher's name."""
    changes: list[Change] = []
    for path, new in files.items():
        target = root / path
        old = target.read_bytes() if target.exists() else None
        if old is None:
            changes.append(Create(path, (new or "").encode()))
        elif new is None:
            changes.append(Delete(path, digest(old)))
        else:
            changes.append(Replace(path, digest(old), new.encode()))
    apply_changes(root, ChangeSet(tuple(changes)), UndoNote(command, AT))


def contents(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".pschool" not in str(path))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_it_tells_what_was_taken_back_in_words(root: Path, pschool: Pschool) -> None:
    before = contents(root)
    change(root)
    result = pschool("undo", cwd=root)
    assert result.code == 0
    assert result.out.splitlines() == [
        f"撤销了 pschool set wang name=李示例（{moment_text(AT)}）",
        "教师 王示例：姓名 李示例 → 王示例",
        "1 个文件恢复原样；再往前撤销：pschool undo",
    ]
    assert contents(root) == before


def test_new_and_deleted_files_and_such_with_no_field_changed(root: Path, pschool: Pschool) -> None:
    before = contents(root)
    course = BASE["courses/dangzhang.yaml"].replace("党章", "新课")
    commented = BASE[TEACHER] + "# 备注\n"
    change(root, {NEW: course, SITE: None, TEACHER: commented, "lint-baseline.json": "{}"})
    lines = pschool("undo", cwd=root).out.splitlines()
    assert lines[1].startswith("删去 课程 新课")
    assert NEW in lines[1]
    assert lines[2].startswith("新建 教学点")
    assert lines[3:5] == ["文件 lint-baseline.json", f"文件 {TEACHER}"]
    assert lines[5].startswith("4 个文件恢复原样")
    assert contents(root) == before
    assert not (root / NEW).parent.exists()


def test_a_dry_run_shows_the_diff_and_writes_nothing(root: Path, pschool: Pschool) -> None:
    change(root)
    before = contents(root)
    result = pschool("undo", "--dry-run", cwd=root)
    assert (result.code, contents(root)) == (0, before)
    assert result.out.startswith("会撤销 pschool set wang")
    assert "-name: 李示例\n+name: 王示例\n" in result.out
    assert result.out.endswith("没有写文件（--dry-run）\n")
    assert pschool("undo", cwd=root).code == 0


def test_json_is_that_of_every_change(root: Path, pschool: Pschool) -> None:
    change(root)
    for arguments, is_written in ((["--dry-run"], False), ([], True)):
        result = pschool("undo", "--format", "json", *arguments, cwd=root)
        assert json.loads(result.out) == {
            "version": 1,
            "written": is_written,
            "changes": [
                {
                    "file": TEACHER,
                    "entity": "teacher",
                    "id": "wang",
                    "field": "name",
                    "old": "李示例",
                    "new": "王示例",
                }
            ],
            "findings": [],
        }


def test_nothing_to_take_back_is_wrong_use(root: Path, pschool: Pschool) -> None:
    change(root)
    assert pschool("undo", cwd=root).code == 0
    result = pschool("undo", cwd=root)
    assert (result.code, result.out) == (2, "")
    assert "没有可以撤销的改动" in result.err
    assert pschool("undo", "--list", cwd=root).code == 0


def test_a_file_that_was_changed_since_is_named(root: Path, pschool: Pschool) -> None:
    change(root, {TEACHER: EDITED, SITE: None})
    (root / TEACHER).write_text("name: 赵示例\n", "utf-8")
    before = contents(root)
    for arguments in ((), ("--dry-run",), ("--format", "json")):
        result = pschool("undo", *arguments, cwd=root)
        assert (result.code, result.out) == (2, "")
        assert f"{TEACHER} 又改过，什么都没有撤销" in result.err
        assert SITE not in result.err
        assert contents(root) == before


def test_the_list_has_the_last_first(root: Path, pschool: Pschool) -> None:
    change(root)
    change(root, {SITE: None, TEACHER: BASE[TEACHER]}, "pschool remove jiaoshi")
    result = pschool("undo", "--list", cwd=root)
    assert result.out.splitlines() == [
        f"1  {moment_text(AT)}  2 个文件  pschool remove jiaoshi",
        f"2  {moment_text(AT)}  1 个文件  pschool set wang name=李示例",
    ]
    listed = json.loads(pschool("undo", "--list", "--format", "json", cwd=root).out)
    assert listed["version"] == 1
    assert [one["number"] for one in listed["entries"]] == [1, 2]
    assert dt.datetime.fromisoformat(listed["entries"][0]["at"]) == AT
    assert [Path(path).name for path in listed["entries"][0]["files"]] == [
        "jiaoshi.yaml",
        "wang.yaml",
    ]


def test_entries_that_are_not_our_own_are_told(root: Path, pschool: Pschool) -> None:
    change(root)
    (root / ".pschool-cache" / "undo" / "7.json").write_text("{}")
    for arguments in (["undo", "--list"], ["undo", "--dry-run"], ["undo"], ["undo"]):
        assert FOREIGN in pschool(*arguments, cwd=root).err
    assert (root / TEACHER).read_text("utf-8") == BASE[TEACHER]


def test_controls_in_a_command_reach_no_terminal(root: Path, pschool: Pschool) -> None:
    change(root, command="pschool set wang name=\x1b[31m李")
    for arguments in (["--list"], ["--list", "--format", "json"], ["--dry-run"], []):
        assert "\x1b" not in pschool("undo", *arguments, cwd=root).out


@pytest.mark.parametrize("broken", ["catalog.yaml", TEACHER])
def test_a_broken_catalog_can_be_mended_by_it(root: Path, pschool: Pschool, broken: str) -> None:
    before = contents(root)
    change(root, {broken: "a: [\n", SITE: None})
    result = pschool("undo", cwd=root)
    assert (result.code, contents(root)) == (0, before)
    change(root, {SITE: None})
    (root / "catalog.yaml").write_text("a: [\n", "utf-8")  # by hand, since
    assert pschool("undo", cwd=root).code == 0
    assert (root / SITE).exists()


def test_fixes_are_taken_back(root: Path, pschool: Pschool) -> None:
    (root / SITE).write_text(BASE[SITE].replace("教室", "教室,一号"), "utf-8")
    before = contents(root)
    assert NOT_KEPT not in pschool("lint", "--fix", "--select", "PS605", cwd=root).err
    assert contents(root) != before
    assert "撤销了 pschool lint --fix --select PS605（" in pschool("undo", cwd=root).out
    assert contents(root) == before


def test_fixes_of_a_file_with_a_personal_number_are_not_kept(root: Path, pschool: Pschool) -> None:
    text = BASE[SITE].replace("教室", "教室,一号") + "notes: 13812345678\n"
    (root / SITE).write_text(text, "utf-8")
    result = pschool("lint", "--fix", "--select", "PS605", cwd=root)
    assert NOT_KEPT in result.err
    assert "教室，一号" in (root / SITE).read_text("utf-8")
    assert pschool("undo", cwd=root).code == 2


def test_a_lint_that_fixes_nothing_is_no_change(root: Path, pschool: Pschool) -> None:
    pschool("lint", "--fix", cwd=root)
    assert pschool("undo", "--list", cwd=root).out == ""
