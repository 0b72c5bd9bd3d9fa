"""No text of a catalog drives the terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.terminal.visible import inert, visible, visible_lines


def test_visible() -> None:
    shown = {
        "学习党章　第1讲👨‍🌾": "学习党章　第1讲👨‍🌾",
        "\x1b[31m红\x1b[0m": "␛[31m红␛[0m",
        "\x1b]0;owned\x07": "␛]0;owned␇",
        "a\x00b\x7fc": "a␀b␡c",
        "\x9b31m": "�31m",
        "授课\u202e人": "授课�人",
        "\u2066课\u2069": "�课�",
        "\ud83d课": "�课",
        "第一行\n第二行\r\n第三行\t完\u2028": "第一行 第二行 第三行 完 ",
    }
    assert {text: visible(text) for text in shown} == shown


def test_visible_lines_keeps_lines() -> None:
    assert visible_lines("一\r\n二\r三\n\n四\x85五\t六\x1b") == "一\n二\n三\n\n四\n五 六␛"


@given(st.text(alphabet=st.characters()))
def test_nothing_dangerous_is_left(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not any(unicodedata.category(character) in {"Cc", "Zl", "Zp"} for character in shown)
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not any(unicodedata.bidirectional(character) in bidi for character in shown)
    assert visible(shown) == shown


@given(st.text(alphabet=st.characters()))
def test_lines_are_each_visible(text: str) -> None:
    for line in visible_lines(text).split("\n"):
        assert visible(line) == line


def test_a_line_is_no_command_for_a_build_server() -> None:
    shown = {
        "::error::x": "：：error::x",
        " \u3000::add-mask::x": " \u3000：：add-mask::x",
        "\x1b[2m  \x1b[0m\x1b[1m::debug::x": "\x1b[2m  \x1b[0m\x1b[1m：：debug::x",
        "+ ##[add-mask]x": "+ ##［add-mask]x",
        "##vso[task.setvariable variable=a]b": "##vso［task.setvariable variable=a]b",
        "a ##teamcity[x] ##[y]": "a ##teamcity［x] ##［y]",
    }
    assert {line: inert(line) for line in shown} == shown


def test_any_other_line_stays(subtests: pytest.Subtests) -> None:
    cases = ["a::b", "- ::error::", "# [甲]", "## 甲 [乙]", "[甲] ##", ""]
    for line in cases:
        with subtests.test(line=line):
            assert inert(line) == line
