"""Positions of LSP and offsets in a text are each other's reverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from partyschool_cli.editor.client.positions import Encoding, Positions, units_of
from partyschool_cli.source.text.span import span_between

_ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
_TEXTS = st.text(st.sampled_from("aé中𠮷 \r\n\u2028\x0b:"), max_size=30)


@given(_TEXTS, st.sampled_from(_ENCODINGS), st.booleans())
def test_each_offset_has_a_position_that_leads_back(
    text: str, encoding: Encoding, has_mark: bool
) -> None:
    positions = Positions(text, encoding, has_mark=has_mark)
    for offset in range(len(text) + 1):
        is_within_line_end = text[max(0, offset - 1) : offset + 1] == "\r\n"
        found = positions.offset(positions.position(offset))
        assert found == (offset - 1 if is_within_line_end else offset)


@given(_TEXTS, st.sampled_from(_ENCODINGS))
def test_lines_and_columns_are_those_of_spans(text: str, encoding: Encoding) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        span = span_between(text, offset, offset)
        place = positions.position(offset)
        if text[max(0, offset - 1) : offset + 1] != "\r\n":
            before = text[offset - span.column + 1 : offset]
            assert (place.line, place.character) == (span.line - 1, units_of(before, encoding))


@pytest.mark.parametrize(
    ("encoding", "expected"), [("utf-8", 6 + 4), ("utf-16", 2 + 2), ("utf-32", 2 + 1)]
)
def test_a_rare_character_takes_as_many_units_as_its_encoding_says(
    encoding: Encoding, expected: int
) -> None:
    assert Positions("中国𠮷村", encoding).position(3).character == expected


@given(_TEXTS, st.sampled_from(_ENCODINGS), st.integers(0, 9), st.integers(0, 99))
def test_a_position_outside_of_the_text_is_at_its_nearest_end(
    text: str, encoding: Encoding, line: int, character: int
) -> None:
    positions = Positions(text, encoding)
    offset = positions.offset(types.Position(line, character))
    assert 0 <= offset <= len(text)
    if line > 0 and "\n" not in text and "\r" not in text:
        assert offset == len(text)


def test_a_byte_order_mark_of_the_client_shifts_its_first_line_only() -> None:
    positions = Positions("a: 1\nb: 2\n", "utf-16", has_mark=True)
    assert positions.position(0) == types.Position(0, 1)
    assert positions.position(5) == types.Position(1, 0)
    assert positions.offset(types.Position(0, 0)) == 0
