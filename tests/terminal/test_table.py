"""Tables, as they look."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli import terminal
from partyschool_cli.terminal.style import Styled, render
from partyschool_cli.terminal.table import Column, Table, layout_table, without_empty
from partyschool_cli.terminal.width import display_width

COURSES = [
    Column("id", "编号", priority=9, style="id"),
    Column("title", "课程", priority=9, wrap=True, min_width=20, style="title"),
    Column("theme", "主题", priority=5),
    Column("hours", "学时", priority=7, align="right", style="number"),
    Column("teacher", "授课人", priority=6, wrap=True, min_width=14),
    Column("flagship", "精品", priority=2, align="center", style="flag"),
    Column("summary", "简介", priority=1, wrap=True, min_width=24, style="muted"),
]
ROWS = [
    (
        "charter",
        "学习党章、遵守党章、贯彻党章、维护党章",
        "政治理论",
        "2",
        "王答乡党委书记",
        "★",
        "逐章学习党章，结合身边的案例。",
    ),
    ("first-aid", "农村急救常识", "技能素养", "1.5", "示例：老专家", "", ""),
    (
        "village-ecommerce",
        "农产品电商：从开店到直播带货（GB/T 9704、ICP备案、抖音/快手账号，以及售后的各项规矩）",
        "乡村振兴",
        "6",
        "示例：田秀才",
        "",
        "全部课件在网上。",
    ),
]


def printed(table: Table) -> str:
    return "\n" + render(table.lines, colour=False)


def hidden(table: Table) -> list[str]:
    return [column.key for column in table.hidden]


def test_in_80_columns_titles_wrap_and_the_least_columns_stay_away() -> None:
    table = layout_table(COURSES, ROWS, 80)
    assert hidden(table) == ["summary"]
    expected = """
编号               课程                     主题      学时  授课人          精品
─────────────────  ───────────────────────  ────────  ────  ──────────────  ────
charter            学习党章、遵守党章、贯   政治理论     2  王答乡党委书记   ★
                   彻党章、维护党章
first-aid          农村急救常识             技能素养   1.5  示例：老专家
village-ecommerce  农产品电商：从开店到直   乡村振兴     6  示例：田秀才
                   播带货（GB/T 9704、ICP
                   备案、抖音/快手账号，…
"""
    assert printed(table) == expected


def test_in_64_columns_the_titles_and_hours_are_still_there() -> None:
    table = layout_table(COURSES, ROWS, 64)
    assert hidden(table) == ["theme", "flagship", "summary"]
    expected = """
编号               课程                     学时  授课人
─────────────────  ───────────────────────  ────  ──────────────
charter            学习党章、遵守党章、贯      2  王答乡党委书记
                   彻党章、维护党章
first-aid          农村急救常识              1.5  示例：老专家
village-ecommerce  农产品电商：从开店到直      6  示例：田秀才
                   播带货（GB/T 9704、ICP
                   备案、抖音/快手账号，…
"""
    assert printed(table) == expected


def test_a_pipe_gets_everything_in_one_line_each() -> None:
    table = layout_table(COURSES, ROWS, None)
    assert hidden(table) == []
    assert len(table.lines) == 2 + len(ROWS)
    for row in ROWS:
        assert any(all(cell in line for cell in row) for line in printed(table).splitlines())


def test_what_fits_takes_no_more_than_it_needs() -> None:
    columns = [Column("id", "编号"), Column("hours", "学时", align="right")]
    assert layout_table(columns, [("charter", "2")], 140).lines == (
        (Styled("编号     ", "heading"), Styled("学时", "heading")),
        (Styled("───────  ", "border"), Styled("────", "border")),
        (Styled("charter  "), Styled("   2")),
    )


def test_no_rows() -> None:
    columns = [Column("id", "编号"), Column("title", "课程")]
    expected = """
编号  课程
────  ────
"""
    assert printed(layout_table(columns, [], 80)) == expected


def test_names_that_may_be_cut_are_marked() -> None:
    columns = [Column("id", "编号", priority=1), Column("teacher", "授课人", min_width=8)]
    table = layout_table(columns, [("charter", "东湖街道党工委书记")], 20)
    expected = """
编号     授课人
───────  ───────────
charter  东湖街道党…
"""
    assert printed(table) == expected


def test_ids_stay_whole_until_nothing_else_can_give() -> None:
    columns = [Column("id", "编号", priority=1), Column("title", "课程", priority=1, wrap=True)]
    table = layout_table(columns, [("village-ecommerce", "农产品电商")], 20)
    expected = """
编号       课程
─────────  ─────────
village-   农产品电
ecommerce  商
"""
    assert printed(table) == expected


def test_a_style_may_depend_on_the_text() -> None:
    columns = [Column("status", "状态", style=lambda text: "error" if text == "取消" else "good")]
    lines = layout_table(columns, [("取消",), ("正常",)], 80).lines
    assert lines[2:] == ((Styled("取消", "error"),), (Styled("正常", "good"),))


def test_cells_cannot_drive_the_terminal() -> None:
    table = layout_table([Column("title", "课程")], [("党\x1b[31m章\n第二行",)], 80)
    assert "党␛[31m章 第二行" in printed(table)
    assert len(table.lines) == 3


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        layout_table([Column("id", "编号")], [("charter", "党章")], 80)


def test_importing_it_costs_next_to_nothing() -> None:
    """`pschool list` answers in milliseconds: `typing` or `re` alone would take as many more."""
    source = Path(next(iter(terminal.__path__))).parents[1]
    script = (
        f"import sys; sys.path.append({str(source)!r}); import partyschool_cli.terminal.table;"
        "print({'dataclasses', 'functools', 're', 'typing'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


CELLS = st.lists(
    st.sampled_from(["党章", "charter-2026", "，", "（", "”", " ", "32", "👩🏽‍🌾", "\n", "\x1b"]),
    max_size=12,
).map("".join)
COLUMNS = st.builds(
    Column,
    st.just("key"),
    st.sampled_from(["编号", "授课人", "ID"]),
    align=st.sampled_from(["left", "right", "center"]),
    priority=st.integers(0, 3),
    min_width=st.none() | st.integers(2, 20),
    wrap=st.booleans(),
)


@given(st.data(), st.lists(COLUMNS, min_size=1, max_size=6), st.integers(2, 100))
def test_no_line_is_wider_than_the_terminal(
    data: st.DataObject, columns: list[Column], width: int
) -> None:
    rows = data.draw(st.lists(st.tuples(*[CELLS for _ in columns]), max_size=5))
    table = layout_table(columns, rows, width)
    lines = render(table.lines, colour=False).splitlines()
    assert all(display_width(line) <= width for line in lines)
    assert all(line == line.rstrip(" ") for line in lines)
    assert len(table.hidden) < len(columns)
    most = max(column.priority for column in columns)
    if width > 4 * len(columns):
        assert all(column.priority < most for column in table.hidden)


def test_a_column_without_any_text_can_be_left_out() -> None:
    columns, rows = without_empty(COURSES[:3], [("a", "", ""), ("b", "", "主题")])
    assert ([column.key for column in columns], rows) == (
        ["id", "theme"],
        [["a", ""], ["b", "主题"]],
    )
