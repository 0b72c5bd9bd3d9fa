"""The quotes of a token, closed or not."""

from partyschool_cli.editor.text.cursor import cursor_at, token_at
from tests.editor.places import split_caret

_QUOTED: tuple[tuple[str, str, bool], ...] = (
    ("title: 党‸章", "党章", True),
    ("title: '党‸章'", "党章", True),
    ("title: '党‸章", "党章", False),
    ("title: '‸", "", False),
    ("title: '‸'", "", True),
    ("title: 'a''‸b'", "a''b", True),
    ('title: "a\\"‸b"', 'a\\"b', True),
    ('title: "‸a\\"', 'a\\"', False),
)


def test_what_is_within_quotes() -> None:
    for marked, inner, is_closed in _QUOTED:
        text, offset = split_caret(marked)
        token, cursor = token_at(text, offset), cursor_at(text, offset)
        assert token is not None, marked
        assert cursor is not None, marked
        assert text[slice(*token.inner)] == inner == text[cursor.start : cursor.end], marked
        assert token.is_closed == is_closed == cursor.is_closed, marked
