"""What is told of an edited workbook: conflicts, rows that were not taken, rows that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.exchange.workbook.edited import Place
from partyschool_cli.exchange.workbook.merged import Conflict, Merge
from partyschool_cli.model.kind import Kind
from partyschool_cli.terminal.style import render
from partyschool_cli.views.workbook_lines import gone_lines, trouble_lines
from tests.edit.lookups import lookup_of

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

COURSE, SESSION = Key(Kind.COURSE, "dangzhang"), Key(Kind.SESSION, "banci/s01")


def text(lines: list[Line]) -> str:
    return render(lines, colour=False)


def test_a_conflict_has_all_three_versions_and_its_cell(root: Path) -> None:
    conflict = Conflict(COURSE, "contact_hours", "学时", Place("课程", 1, 6), "2", "", "4")
    lines = text(list(trouble_lines(Merge(conflicts=[conflict]), lookup_of(root))))
    assert lines == (
        "冲突 课程 党章导读（dangzhang） 的学时（课程 G2）："
        "导出时 “2”，目录现在 （空），工作簿 “4”\n"
    )


def test_a_conflict_of_a_row_says_why(root: Path) -> None:
    why = "工作簿里删去了，目录里改过"
    conflict = Conflict(SESSION, "", "", None, "", "备注 电话 13812345678", "", why)
    lines = text(list(trouble_lines(Merge(conflicts=[conflict]), lookup_of(root))))
    assert lines == f"冲突 课次 党员轮训班 s01（党章导读）：{why}（备注 电话 138********）\n"


def test_long_texts_are_cut_and_on_one_line(root: Path) -> None:
    conflict = Conflict(COURSE, "notes", "备注", Place("课程", 1, 6), "甲\n乙", "长" * 200, "")
    lines = text(list(trouble_lines(Merge(conflicts=[conflict]), lookup_of(root))))
    assert "“甲 乙”" in lines
    assert f"“{'长' * 60}…”" in lines
    assert lines.count("\n") == 1


def test_what_was_not_taken_has_its_cell(root: Path) -> None:
    left_out = [
        LeftOut("教师", "3:3", "", "没有姓名", is_failure=True),
        LeftOut("教师", "M2", "电话 138********", "没有导入"),
    ]
    lines = text(list(trouble_lines(Merge(left_out=left_out), lookup_of(root))))
    assert (
        lines == "没有导入 教师 第 3 行：没有姓名\n没有导入 教师 M2 “电话 138********”：没有导入\n"
    )


def test_rows_that_are_gone_are_told_with_what_deletes_them(root: Path) -> None:
    lookup = lookup_of(root)
    assert text(list(gone_lines(Merge(), lookup))) == ""
    lines = text(list(gone_lines(Merge(gone=[COURSE, SESSION]), lookup)))
    assert "党章导读（dangzhang）、党员轮训班 s01（党章导读）；要一起删去，加 --delete" in lines
    many = text(list(gone_lines(Merge(gone=[COURSE] * 30), lookup)))
    assert "等 30 行" in many
