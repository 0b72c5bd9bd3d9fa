"""What is at a place while it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.editor.text.cursor import cursor_at, token_at
from tests.editor.places import split_caret

_TYPED: tuple[tuple[str, str, tuple[str | int, ...], str], ...] = (
    ("‸", "key", ("",), ""),
    ("ti‸", "key", ("ti",), "ti"),
    ("ti‸tle: 党章", "key", ("title",), "ti"),
    ("title: 党章\n‸", "key", ("",), ""),
    ("title: 党章\nsch‸\nkind: theme\n", "key", ("sch",), "sch"),
    ("school: ‸", "value", ("school",), ""),
    ("school:‸", "value", ("school",), ""),
    ("school: liu‸du", "value", ("school",), "liu"),
    ("school: 'liu‸du'", "value", ("school",), "liu"),
    ("teachers: [‸", "value", ("teachers", 0), ""),
    ("teachers: [wang, ‸]", "value", ("teachers", 1), ""),
    ("teachers: [wang, li‸\nsites: []", "value", ("teachers", 1), "li"),
    ("teachers:\n  - ‸", "value", ("teachers", 0), ""),
    ("teachers:\n  - wang\n  - l‸", "value", ("teachers", 1), "l"),
    ("teachers:\n  ‸", "value", ("teachers",), ""),
    ("season: {‸}", "key", ("season", ""), ""),
    ("season: {from: ‸}", "value", ("season", "from"), ""),
    ("season: {from: 03-01, t‸}", "key", ("season", "t"), "t"),
    ("open:\n  ‸", "value", ("open",), ""),
    ("open:\n  da‸", "value", ("open",), "da"),
    ("open:\n  days: [mon]\n  ‸", "key", ("open", ""), ""),
    ("sessions:\n  - id: s01\n    ‸\n    date: 2026-10-12", "key", ("sessions", 0, ""), ""),
    ("sessions:\n  - id: s01\n  - ‸", "value", ("sessions", 1), ""),
    ("sessions:\n  - id: s01\n  ‸", "value", ("sessions", 1), ""),
)


def test_a_key_or_a_value_is_typed() -> None:
    for line_end in ("\n", "\r\n"):
        cursors = {
            marked: cursor_at(*split_caret(marked.replace("\n", line_end))) for marked, *_ in _TYPED
        }
        found = [
            (marked, cursor.on, cursor.path, cursor.typed) if cursor else (marked,)
            for marked, cursor in cursors.items()
        ]
        assert found == list(_TYPED)


_NOTHING_TYPED: tuple[str, ...] = (
    "# 说‸明",
    "title: 党章 # 说‸明",
    "summary: |\n  一段‸\n",
    "summary: |\n  一段\n\n  ‸\n",
    "school: liudu ‸",
    "title: 党章\n  ‸",
    "teachers: [wang ‸]",
    "season: {from: 03-01} ‸",
)


def test_nothing_is_typed_in_comments_and_blocks_and_behind_words() -> None:
    found = {marked: cursor_at(*split_caret(marked)) for marked in _NOTHING_TYPED}
    assert found == dict.fromkeys(_NOTHING_TYPED)


@pytest.mark.parametrize(
    ("marked", "replaced"),
    [
        ("school: l‸iudu # 学校", "liudu"),
        ("teachers: [a, 'b‸c']", "bc"),
        ('school: "li‸', "li"),
        ("sch‸ool : liudu", "school"),
        ("teachers: [wang, ‸]", ""),
    ],
)
def test_the_whole_word_is_replaced_but_for_its_quotes(marked: str, replaced: str) -> None:
    text, offset = split_caret(marked)
    cursor = cursor_at(text, offset)
    assert cursor is not None
    assert text[cursor.start : cursor.end] == replaced
    assert cursor.start <= offset <= cursor.end


def test_an_item_needs_a_dash_where_its_line_has_none() -> None:
    def needs_dash(marked: str) -> bool:
        cursor = cursor_at(*split_caret(marked))
        assert cursor is not None
        return cursor.needs_dash

    assert needs_dash("teachers:\n  - wang\n  ‸")
    assert not needs_dash("teachers:\n  - wang\n  - ‸")
    assert not needs_dash("teachers: [‸]")


def test_a_word_is_found_behind_its_last_letter_too() -> None:
    text, offset = split_caret("school: 𠮷村‸")
    word = token_at(text, offset)
    assert word is not None
    assert word.text == "𠮷村"
    assert token_at(text, 6) == token_at(text, 0)


@given(st.text(alphabet="ab甲𠮷 \n\r-:#[]{},'\"|>", max_size=40), st.integers(0, 40))
def test_a_cursor_is_about_its_own_place(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    cursor = cursor_at(text, offset)
    if cursor is not None:
        assert cursor.start <= offset <= cursor.end
        assert cursor.typed == text[cursor.start : offset]
