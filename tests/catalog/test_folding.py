"""Texts that count as the same."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.folding import fold, is_empty, texts_in


def test_case_and_width_do_not_matter() -> None:
    folded = {
        "ABC": "abc",
        "ＡＢＣ１２": "abc12",
        "（一）：党课，": "(一):党课,",
        "党章、导读。": "党章、导读。",
        "Straße": "strasse",
        "①": "1",
    }
    assert {text: fold(text) for text in folded} == folded


@given(st.text())
def test_the_short_cut_for_common_signs_changes_nothing(text: str) -> None:
    assert fold(text + "，（a）") == unicodedata.normalize("NFKC", text + "，（a）").casefold()


def test_the_texts_in_a_value() -> None:
    value = [{"title": "讲义", "url": None}, "党章", 2, True]
    assert list(texts_in(value)) == ["title", "讲义", "url", "党章", "2"]


def test_nothing_is_none_or_no_text_or_no_items() -> None:
    assert all(map(is_empty, (None, "", [], {})))
    assert not any(map(is_empty, (0, False, " ", [""], {"a": None})))
