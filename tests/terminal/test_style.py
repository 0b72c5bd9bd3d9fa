"""Spans of text and their styles."""

import pytest

from partyschool_cli.terminal.style import SGR, Styled, render, trimmed

LINES = [
    (Styled("charter", "id"), Styled("  "), Styled("学习党章", "title")),
    (),
    (Styled("无此课程", "error"), Styled("", "muted")),
]


def test_without_colour_there_is_only_the_text() -> None:
    assert render(LINES, colour=False) == "charter  学习党章\n\n无此课程\n"


def test_with_colour() -> None:
    assert render(LINES, colour=True) == (
        "\x1b[36mcharter\x1b[0m  \x1b[1m学习党章\x1b[0m\n\n\x1b[1;31m无此课程\x1b[0m\n"
    )


@pytest.mark.parametrize("colour", [False, True])
def test_text_brings_no_escapes_of_its_own(colour: bool) -> None:
    assert render([(Styled("\x1b[2J\n"),)], colour) == "␛[2J \n"


def test_a_trimmed_line_ends_in_no_space() -> None:
    assert trimmed([Styled("党课 ", "title"), Styled("  "), Styled("")]) == (
        Styled("党课", "title"),
    )
    assert trimmed([Styled(" ")]) == ()


def test_an_unknown_style_fails_loudly() -> None:
    with pytest.raises(KeyError):
        Styled("党课", "titel")


def test_a_span_is_a_value() -> None:
    span = Styled("党课", "title")
    assert (span.text, span.style) == ("党课", "title")
    assert span == Styled("党课", "title")


def test_styles_are_legible_on_dark_and_on_light(subtests: pytest.Subtests) -> None:
    """Bold, dim and colours of the palette; no background, black, white, yellow, dark blue."""
    for code in SGR.values():
        with subtests.test(code=code):
            assert set(filter(None, code.split(";"))) <= {"1", "2", "31", "32", "35", "36", "94"}
