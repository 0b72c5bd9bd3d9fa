"""`pschool import` of our own workbook: what is written and told, and the exit code."""

import json
import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from partyschool_cli.cli.importing.own_workbook import is_own_workbook
from partyschool_cli.cli.run import main
from tests.catalogs import QINGSHI
from tests.cli.conftest import TODAY, Pschool
from tests.exchange.workbook.workbooks import Edit, add, edited, put, row_of

TEACHER = ("教师", "secretary")


@pytest.fixture
def qingshi(tmp_path: Path) -> Path:
    """A copy of the fixed catalog, to change."""
    return Path(shutil.copytree(QINGSHI, tmp_path / "catalog"))


@pytest.fixture(scope="module")
def with_edit(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Edit], bytes]:
    """Gives the workbook of the fixed catalog with an edit: each takes long, and is made once."""
    path = tmp_path_factory.mktemp("exported") / "目录.xlsx"
    words = ("export", "sheet", "-o", str(path), "--catalog", str(QINGSHI), "--today", TODAY)
    assert main(words) == 0
    return cache(partial(edited, path.read_bytes()))


@pytest.fixture
def book(with_edit: Callable[[Edit], bytes], tmp_path: Path) -> Callable[..., str]:
    """Edits the workbook of the catalog, and gives its path."""

    def make(edit: Edit = lambda _: None) -> str:
        path = tmp_path / "目录.xlsx"
        path.write_bytes(with_edit(edit))
        return str(path)

    return make


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.rglob("*.yaml")}


@cache
def hours(value: float) -> Edit:
    return lambda book: put(book, ("课程", "charter", "学时"), value)


def test_nothing_edited_is_nothing_written(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    before = contents(qingshi)
    result = pschool("import", book(), cwd=qingshi)
    assert (result.code, result.out) == (0, "没有要改的，什么都没有写\n")
    assert contents(qingshi) == before


def test_an_edit_is_told_written_and_taken_back(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    before = contents(qingshi)
    result = pschool("import", book(hours(3)), cwd=qingshi)
    assert result.code == 0, result.out
    assert "学时 2 → 3" in result.out
    assert "已写入 1 个文件；要撤回：pschool undo" in result.out
    assert contents(qingshi) != before
    assert pschool("undo", cwd=qingshi).code == 0
    assert contents(qingshi) == before


def test_a_dry_run_writes_nothing(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    before = contents(qingshi)
    result = pschool("import", book(hours(3)), "--dry-run", cwd=qingshi)
    assert result.code == 0
    assert "+contact_hours: 3" in result.out
    assert contents(qingshi) == before


def test_an_error_that_it_would_cause_is_refused(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    before = contents(qingshi)
    result = pschool("import", book(hours(0.7)), cwd=qingshi)
    assert result.code == 1
    assert "PS105" in result.out
    assert contents(qingshi) == before


def test_a_conflict_is_shown_and_nothing_is_written(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    path = book(hours(3))
    pschool("set", "charter", "学时=4", cwd=qingshi)
    before = contents(qingshi)
    result = pschool("import", path, cwd=qingshi)
    assert result.code == 1
    assert "的学时（课程 " in result.out
    assert "导出时 “2”，目录现在 “4”，工作簿 “3”" in result.out
    assert "--ours" in result.out
    assert contents(qingshi) == before
    assert pschool("import", path, "--ours", cwd=qingshi).code == 0
    assert contents(qingshi) == before
    assert pschool("import", path, "--theirs", cwd=qingshi).code == 0
    assert b"contact_hours: 3" in contents(qingshi)["charter.yaml"]


def test_json_has_conflicts_and_what_was_left_out(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    def edit(workbook: Workbook) -> None:
        hours(3)(workbook)
        put(workbook, ("课程", "charter", "备注"), "电话 13812345678")
        workbook["课程"]["Z1"] = "我的列"

    path = book(edit)
    pschool("set", "charter", "学时=4", cwd=qingshi)
    result = pschool("import", path, "--format", "json", cwd=qingshi)
    document: dict[str, Any] = json.loads(result.out)
    assert result.code == 1
    assert (document["version"], document["written"], document["changes"]) == (1, False, [])
    (conflict,) = document["conflicts"]
    assert conflict["entity"] == "course"
    assert (conflict["id"], conflict["field"]) == ("charter", "contact_hours")
    assert [conflict[name] for name in ("exported", "ours", "theirs")] == ["2", "4", "3"]
    assert document["left_out"][0]["text"] == "电话 138********"
    assert document["notes"] == ["表“课程”里没有读的列：我的列"]


def test_json_of_what_is_written_has_changes(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    result = pschool("import", book(hours(3)), "--format", "json", cwd=qingshi)
    document: dict[str, Any] = json.loads(result.out)
    assert document["written"] is True
    assert document["changes"][0]["field"] == "contact_hours"
    assert (document["conflicts"], document["gone"], document["left_out"]) == ([], [], [])


def test_a_row_that_cannot_be_read_stops_all_unless_in_part(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    def edit(workbook: Workbook) -> None:
        hours(3)(workbook)
        add(workbook, "教师", 类别="土专家")

    path, before = book(edit), contents(qingshi)
    result = pschool("import", path, cwd=qingshi)
    assert result.code == 1
    assert "没有编号，也没有姓名" in result.out
    assert "--partial" in result.out
    assert contents(qingshi) == before
    result = pschool("import", path, "--partial", cwd=qingshi)
    assert result.code == 1
    assert b"contact_hours: 3" in contents(qingshi)["charter.yaml"]


def test_gone_rows_are_told_and_deleted_when_that_is_said(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    def edit(workbook: Workbook) -> None:
        sheet = workbook["课次"]
        sheet.delete_rows(row_of(sheet, "nanping-members-2026/s02"))

    path, before = book(edit), contents(qingshi)
    result = pschool("import", path, cwd=qingshi)
    assert result.code == 0
    assert "要一起删去，加 --delete" in result.out
    assert contents(qingshi) == before
    result = pschool("import", path, "--delete", cwd=qingshi)
    assert result.code == 0, result.out
    assert b"id: s02" not in contents(qingshi)["nanping-members-2026.yaml"]


def test_what_is_still_named_is_refused_with_its_places(
    pschool: Pschool, qingshi: Path, book: Callable[..., str]
) -> None:
    def edit(workbook: Workbook) -> None:
        workbook["课程"].delete_rows(row_of(workbook["课程"], "charter"))

    result = pschool("import", book(edit), "--delete", "--format", "json", cwd=qingshi)
    assert result.code == 1
    assert json.loads(result.out)["written"] is False
    assert "在用，没有删" in result.err


def test_other_files_are_not_ours(subtests: pytest.Subtests) -> None:
    cases: list[bytes] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0abc", b"a,b\n", b"PK" * 99]
    for data in cases:
        with subtests.test(data=data):
            assert not is_own_workbook("甲.xlsx", data)
