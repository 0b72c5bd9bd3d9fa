"""Markdown that shows any text as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.markup.markdown import escape, escape_block, heading, paragraph, table
from partyschool_cli.terminal.visible import visible


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("“4+N”主题、1.5 学时", "“4+N”主题、1.5 学时"),
        (r"a|b <i> *x* `y` [z] ~ & $ \ _", r"a\|b \<i\> \*x\* \`y\` \[z\] \~ \& \$ \\ \_"),
        ("第一行\r\n第二行\t完", "第一行<br>第二行 完"),
        ("授课\u202e人", "授课&#x202e;人"),
        ("\x1b[31m红", r"�\[31m红"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_no_text_opens_a_block(subtests: pytest.Subtests) -> None:
    cases = [
        ("# 甲", r"\# 甲"),
        (" - 甲", r"\- 甲"),
        ("1. 甲", r"1\. 甲"),
        ("12) 甲", r"12\) 甲"),
        ("1.5 学时", r"1\.5 学时"),
        ("2026年", "2026年"),
        ("> 甲", r"\> 甲"),
    ]
    for text, block in cases:
        with subtests.test(text=text):
            assert escape_block(text) == block
            assert paragraph(text) == f"{block}\n"


def test_a_heading_is_one_line() -> None:
    assert heading(2, "第一行\n第二行*") == "## 第一行 第二行\\*\n"


def test_a_table_escapes_its_cells() -> None:
    assert table(["名称", "数"], [["a|b", "1"], ["第一\n第二", "2"]], [1]) == (
        "| 名称 | 数 |\n| --- | ---: |\n| a\\|b | 1 |\n| 第一<br>第二 | 2 |\n"
    )


@given(st.text(st.characters()))
def test_any_text_is_one_line_that_is_safe_to_print(text: str) -> None:
    escaped = escape(text)
    assert visible(escaped) == escaped
    assert "\n" not in escaped
