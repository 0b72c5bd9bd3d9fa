"""Several texts in one cell, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.exchange.workbook.item_text import LINE, joined, split

ITEMS = st.lists(
    st.text("甲乙、，；：「」\n ;a\t", min_size=1, max_size=8).filter(lambda text: text.strip()),
    max_size=4,
)


@given(ITEMS, st.sampled_from(["、", "；", LINE]))
def test_what_is_joined_is_taken_apart_again(items: list[str], separator: str) -> None:
    kept = [item for item in items if item.strip()]
    assert split(joined(kept, separator), separator) == kept


def test_a_list_is_easy_to_read(subtests: pytest.Subtests) -> None:
    cases: list[tuple[list[str], str]] = [
        ([], ""),
        (["党章"], "党章"),
        (["党章", "党史"], "党章、党史"),
        (["懂甲、乙", "会丙"], "懂甲、乙\n会丙"),
        (["懂甲、乙"], "「懂甲、乙」"),
        (["「引号」", "甲"], "「「引号」」」、甲"),
        (["两\n行", "甲"], "「两\n行」、甲"),
    ]
    for items, text in cases:
        with subtests.test(items=items):
            assert joined(items) == text


def test_what_people_type_is_taken_apart() -> None:
    items: dict[str, list[str]] = {
        " 党章 、党史、": ["党章", "党史"],
        "党章\n党史\n": ["党章", "党史"],
        "懂甲、乙\n会丙": ["懂甲、乙", "会丙"],
        "「甲」乙、丙": ["「甲」乙", "丙"],
        "「甲、乙": ["「甲", "乙"],
        "「甲、乙」 、丙": ["甲、乙", "丙"],
    }
    assert {text: split(text) for text in items} == items
