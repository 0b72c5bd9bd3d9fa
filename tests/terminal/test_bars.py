"""Bars."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.terminal.bars import bar
from partyschool_cli.terminal.width import display_width


def test_bar() -> None:
    drawn: dict[tuple[float, float, int], str] = {
        (32, 32, 4): "████",
        (16, 32, 4): "██",
        (9, 32, 4): "█▏",
        (0.1, 32, 4): "▏",
        (0, 32, 4): "",
        (40, 32, 4): "████",
        (3, 0, 4): "",
        (3, 32, 0): "",
    }
    assert {
        (value, maximum, columns): bar(value, maximum, columns) for value, maximum, columns in drawn
    } == drawn


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(0, 60))
def test_a_bar_is_never_longer_than_its_columns(value: float, maximum: float, columns: int) -> None:
    assert display_width(bar(value, maximum, columns)) <= columns
