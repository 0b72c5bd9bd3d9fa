"""How much room text takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.markup.text_size import line_count, shares, text_width


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("党章", 4), ("7月13日", 7), ("", 0)])
def test_a_chinese_character_is_as_wide_as_two_digits(text: str, width: int) -> None:
    assert text_width(text) == width


def test_lines() -> None:
    lines: dict[tuple[str, int], int] = {
        ("", 10): 1,
        ("党章导读", 8): 1,
        ("党章导读", 7): 2,
        ("一\n二", 10): 2,
        ("党章 charter", 8): 2,
        ("abcdefghij", 4): 3,
        ("党abcdefgh", 4): 3,
        # A word that fills its lines leaves no room for what follows, and no empty line.
        (" 0000x", 2): 4,
        ("abcdefgh", 4): 2,
        ("abcdefgh党", 4): 3,
    }
    assert {(text, columns): line_count(text, columns) for text, columns in lines} == lines


@given(st.text(), st.integers(2, 60))
def test_lines_are_never_fewer_than_the_text_needs(text: str, columns: int) -> None:
    assert line_count(text, columns) >= max(1, -(-text_width(text) // columns))


def test_what_is_left_goes_by_weight_and_what_is_lacking_by_width() -> None:
    assert shares([10, 20], [0, 3], 60) == (10, 50)
    assert shares([10, 30], [1, 1], 20) == (5, 15)
