"""Colours that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.export.html.colors import WHITE, Color, contrast, rgb, with_contrast

DARK = rgb("#1d1f21")


def test_a_color_is_written_as_it_is_read() -> None:
    assert str(rgb("#c00010")) == "#c00010"


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "#c00000}*{", ""])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"rrggbb|hexadecimal"):
        rgb(text)


def test_contrast_of_wcag() -> None:
    assert contrast(WHITE, rgb("#000000")) == pytest.approx(21)
    assert contrast(WHITE, rgb("#767676")) == pytest.approx(4.54, abs=0.01)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_any_title_can_be_read_in_the_dark(channels: tuple[int, int, int]) -> None:
    assert contrast(with_contrast(Color(*channels), DARK), DARK) >= 4.5


def test_what_can_be_read_stays() -> None:
    assert with_contrast(WHITE, DARK) == WHITE
    assert str(with_contrast(rgb("#ffcc00"), DARK)) == "#ffcc00"
