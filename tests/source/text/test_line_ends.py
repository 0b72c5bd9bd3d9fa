"""Lines by offset, whatever they end with."""

import re

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.text.line_ends import (
    before_line,
    line_end,
    line_start,
    new_line_end,
    next_line,
    with_line_feeds,
)

TEXTS = st.text(st.sampled_from("a\n\r"), max_size=9)


@given(TEXTS)
def test_lines_of_any_text(text: str) -> None:
    start = 0
    lines = [
        found for found in re.finditer(r"[^\r\n]*(\r\n|\n|\r|\Z)", text) if found[0] or not text
    ]
    for found in lines:
        assert found.start() == start
        start = found.end()
        for at in range(found.start(), found.start(1) + 1):
            assert line_start(text, at) == found.start()
            assert line_end(text, at) == found.start(1)
            assert next_line(text, at) == found.end()
        if found.start():
            assert next_line(text, before_line(text, found.start())) == found.start()
    assert before_line(text, 0) == 0


def test_a_new_line_ends_as_the_one_there_does() -> None:
    assert new_line_end("a\r\nb\nc", 0) == "\r\n"
    assert new_line_end("a\r\nb\nc", 3) == "\n"
    assert new_line_end("a\r\nb\nc", 5) == "\r\n"
    assert new_line_end("a", 0) == "\n"


def test_a_text_with_line_feeds_has_the_same_lines() -> None:
    assert with_line_feeds("a\r\nb\rc\n\rd\r\r\n") == "a\nb\nc\n\nd\n\n"
