"""Texts of cells made alike for comparison."""

import pytest

from partyschool_cli.exchange.foreign.cells.folding import (
    key_of,
    lines_of,
    narrow,
    one_line,
    without_inner_spaces,
)


def test_full_width_signs_are_narrow_but_signs_that_join_two_ends_stay() -> None:
    assert narrow("８：３０～１０：００") == "8:30～10:00"
    assert narrow("（上午）—（下午）") == "(上午)—(下午)"


def test_a_key_has_no_spaces_lines_or_unseen_signs(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["日 期", "日\n期", "日　期", "\u200b日期\ufeff"]
    for text in cases:
        with subtests.test(text=text):
            assert key_of(text) == "日期"


def test_a_title_broken_over_lines_is_joined_as_its_script_is() -> None:
    assert one_line("党章\n导读") == "党章导读"
    assert one_line("Office\nWord 入门") == "Office Word 入门"


def test_spaces_within_a_chinese_name_go_and_others_stay() -> None:
    assert without_inner_spaces("王　明") == "王明"
    assert without_inner_spaces("Excel 入门") == "Excel 入门"


def test_empty_lines_of_a_cell_are_kept() -> None:
    assert lines_of("党章 \n\n 张三") == ["党章", "", "张三"]
