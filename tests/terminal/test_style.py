"""Spans of text and their styles."""

import pytest

from partyschool_cli.terminal.style import SGR, Span, render, trimmed

LINES = [
    (Span("charter", "id"), Span("  "), Span("学习党章", "title")),
    (),
    (Span("无此课程", "error"), Span("", "muted")),
]


def test_without_colour_there_is_only_the_text() -> None:
    assert render(LINES, colour=False) == "charter  学习党章\n\n无此课程\n"


def test_with_colour() -> None:
    assert render(LINES, colour=True) == (
        "\x1b[36mcharter\x1b[0m  \x1b[1m学习党章\x1b[0m\n\n\x1b[1;31m无此课程\x1b[0m\n"
    )


@pytest.mark.parametrize("colour", [False, True])
def test_text_brings_no_escapes_of_its_own(colour: bool) -> None:
    assert render([(Span("\x1b[2J\n"),)], colour) == "␛[2J \n"


def test_a_trimmed_line_ends_in_no_space() -> None:
    assert trimmed([Span("党课 ", "title"), Span("  "), Span("")]) == (Span("党课", "title"),)
    assert trimmed([Span(" ")]) == ()


def test_an_unknown_style_fails_loudly() -> None:
    with pytest.raises(KeyError):
        Span("党课", "titel")


def test_a_span_is_a_value() -> None:
    span = Span("党课", "title")
    assert (span.text, span.style) == ("党课", "title")
    assert span == Span("党课", "title")


@pytest.mark.parametrize("code", SGR.values())
def test_styles_are_legible_on_dark_and_on_light(code: str) -> None:
    """Bold, dim and colours of the palette; no background, black, white, yellow, dark blue."""
    assert set(filter(None, code.split(";"))) <= {"1", "2", "31", "32", "35", "36", "94"}
