"""The code over facts: the same for the same words, another for any other."""

import re

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.export.codes.facts import Facts, Item, Value, grouped, values, words


def facts(*items: dict[str, Value], title: str = "课程表", **head: Value) -> Facts:
    return Facts("timetable", title, head, tuple(Item((), item) for item in items))


def test_a_code_is_read_out_in_two_halves() -> None:
    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}", facts().code)
    assert grouped("GAYFBVUD") == "GAYF-BVUD"


def test_a_code_stays_as_it_is_from_version_to_version() -> None:
    """Else every sheet that hangs somewhere would be unknown to the next version."""
    printed = facts({"title": "党章导读", "date": "2026-10-12"}, organizer="柳杜乡党委")
    assert printed.code == "TSNQ-KNJJ"


@given(st.permutations([{"title": title} for title in ("甲", "乙", "乙", "丙")]))
def test_the_order_of_items_is_no_fact(items: list[dict[str, Value]]) -> None:
    assert facts(*items).code == facts(*reversed(items)).code


def test_any_other_word_gives_another_code() -> None:
    others = (
        facts({"title": "甲"}, title="其他课程表"),
        facts({"title": "甲"}, remarks=("带笔",)),
        facts({"title": "甲"}, {"title": "甲"}),
        facts({"note": "甲"}),
        facts({"title": ("甲",)}),
        facts({"title": "甲", "note": "乙"}),
        facts(),
    )
    code = facts({"title": "甲"}).code
    assert [other for other in others if other.code == code] == []


def test_two_names_are_not_one() -> None:
    assert facts({"teachers": ("甲", "乙")}).code != facts({"teachers": ("甲、乙",)}).code


def test_ids_are_no_facts() -> None:
    named = Facts("timetable", "课程表", {}, (Item(("banci/s01",), {"title": "甲"}),))
    assert named.code == facts({"title": "甲"}).code


def test_values_are_in_one_spelling_and_empty_ones_not_there() -> None:
    found = values(title="  党章\n 导读 ", note=None, site="", teachers=["王  一"], topics=[])
    assert found == {"title": "党章 导读", "teachers": ("王 一",)}
    assert words("e\u0301") == "\u00e9"


def test_a_file_name_that_is_no_text_has_a_code() -> None:
    assert facts({"title": "\udcff"}).code != facts({"title": "\udcfe"}).code
