"""Lines hold in wider fonts: how much they are squeezed for that."""

import pytest

from partyschool_cli.export.typesetting.squeezed import APART, squeezed


@pytest.mark.parametrize("line", ["党章导读", "（主持：县委书记）"])
def test_characters_are_as_wide_as_their_size_in_all_fonts(line: str) -> None:
    assert squeezed((line,), len(line)) == 100
    assert squeezed((line,), len(line) - 0.5) < 100


def test_figures_may_be_wider_than_they_were_measured() -> None:
    assert squeezed(("09:00—10:30",), 5.5) < 100
    assert squeezed(("09:00—10:30",), 7.0) == 100


def test_the_widest_line_decides() -> None:
    assert squeezed(("短", "八个字宽的一行字"), 8) == 100
    assert squeezed(("短", "八个字宽的一行字"), 7) < 100


def test_figures_between_characters_are_parted_where_that_is_so() -> None:
    assert squeezed(("3月17日",), 4.0) == 100
    assert squeezed(("3月17日",), 4.0, APART) < 100


def test_nothing_becomes_unreadable() -> None:
    assert squeezed(("一二三四五六七八九十",), 2) == 70
    assert squeezed((), 2) == 100
