"""A comparison in a clerk's words."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.terminal.style import render
from partyschool_cli.views.diff_text import diff_lines, diff_title, told_lines
from tests.catalogs import BASE
from tests.views.comparisons import COURSE, RENAMED, TEACHER, compared


def test_the_title_is_above_the_lines(tmp_path: Path) -> None:
    comparison = compared(tmp_path, {TEACHER: BASE[TEACHER].replace("王", "汪")})
    lines = diff_lines(comparison, comparison.diff.changes, is_short=False)
    assert render(lines, False).splitlines() == ["旧 → 新", "教师 汪示例：姓名 王示例 → 汪示例"]


@pytest.mark.parametrize(
    ("files", "short"),
    [
        ({}, ["没有不同"]),
        (RENAMED, ["王示例：编号改为 li", "共 1 项：改编号 1"]),
        (
            {
                TEACHER: None,
                COURSE: BASE[COURSE].replace("[wang]", "[]"),
                "teachers/x.yaml": "name: x\n",
            },
            ["党章导读：改 1 处", "删去教师 王示例", "新增教师 x", "共 3 项：新增 1，删去 1，改 1"],
        ),
    ],
)
def test_short_is_a_line_for_each_entity(
    tmp_path: Path, files: Mapping[str, str | None], short: list[str]
) -> None:
    comparison = compared(tmp_path, files)
    assert list(told_lines(comparison, comparison.diff.changes, is_short=True)) == short


def test_only_what_follows_is_no_difference_in_itself(tmp_path: Path) -> None:
    comparison = compared(tmp_path, RENAMED)
    course = [one for one in comparison.diff.changes if one.file == COURSE]
    for is_short in (True, False):
        (line,) = told_lines(comparison, course, is_short=is_short)
        assert "只有跟着改了的编号" in line


def test_the_title_masks_numbers(tmp_path: Path) -> None:
    comparison = compared(tmp_path, {})
    odd = comparison.old._replace(label="11010519491231002X")
    assert "19491231" not in diff_title(comparison._replace(old=odd))
