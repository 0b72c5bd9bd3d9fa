"""The quotes of a token, closed or not."""

import pytest

from partyschool_cli.editor.text.cursor import cursor_at, token_at
from tests.editor.places import split_caret


@pytest.mark.parametrize(
    ("marked", "inner", "is_closed"),
    [
        ("title: 党‸章", "党章", True),
        ("title: '党‸章'", "党章", True),
        ("title: '党‸章", "党章", False),
        ("title: '‸", "", False),
        ("title: '‸'", "", True),
        ("title: 'a''‸b'", "a''b", True),
        ('title: "a\\"‸b"', 'a\\"b', True),
        ('title: "‸a\\"', 'a\\"', False),
    ],
)
def test_what_is_within_quotes(marked: str, inner: str, is_closed: bool) -> None:
    text, offset = split_caret(marked)
    token, cursor = token_at(text, offset), cursor_at(text, offset)
    assert token is not None
    assert cursor is not None
    assert text[slice(*token.inner)] == inner == text[cursor.start : cursor.end]
    assert token.is_closed == is_closed == cursor.is_closed
