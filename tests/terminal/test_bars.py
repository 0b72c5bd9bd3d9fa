"""Bars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.terminal.bars import bar
from partyschool_cli.terminal.width import display_width


@pytest.mark.parametrize(
    ("value", "maximum", "columns", "drawn"),
    [
        (32, 32, 4, "████"),
        (16, 32, 4, "██"),
        (9, 32, 4, "█▏"),
        (0.1, 32, 4, "▏"),
        (0, 32, 4, ""),
        (40, 32, 4, "████"),
        (3, 0, 4, ""),
        (3, 32, 0, ""),
    ],
)
def test_bar(value: float, maximum: float, columns: int, drawn: str) -> None:
    assert bar(value, maximum, columns) == drawn


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(0, 60))
def test_a_bar_is_never_longer_than_its_columns(value: float, maximum: float, columns: int) -> None:
    assert display_width(bar(value, maximum, columns)) <= columns
