"""How a proposal is found: by its label, its title, its pinyin and initials."""

import pytest

from partyschool_cli.editor.completion.proposal import Proposal, filter_text, matches, sounds_of

_WANG = Proposal("wang-1", "wang-1", "entity", title="王答乡老党员", names=("王答乡老党员",))


def test_a_title_is_spelled_and_has_initials() -> None:
    assert sounds_of("王答乡老党员") == ("wangdaxianglaodangyuan", "wdxldy")
    assert sounds_of("2026年班") == ("2026nianban", "2026nb")
    assert sounds_of("GPS") is None


@pytest.mark.parametrize("typed", ["wang", "WANG-1", "老党员", "wdx", "laodang", "w", "ldy"])
def test_it_is_meant_by_any_part_of_its_names(typed: str) -> None:
    assert matches(_WANG, typed)


@pytest.mark.parametrize("typed", ["zhang", "张", "wdy"])
def test_it_is_not_meant_by_other_words(typed: str) -> None:
    assert not matches(_WANG, typed)


def test_the_text_that_clients_look_through_has_every_form() -> None:
    text = filter_text(_WANG, "")
    assert text == "wang-1 wdxldy 王答乡老党员 wangdaxianglaodangyuan"


@pytest.mark.parametrize("typed", ["wan", "wdx", "王答", "wangdax", "WDX"])
def test_the_form_that_begins_as_typed_leads(typed: str) -> None:
    """Some clients look at the beginning only."""
    assert filter_text(_WANG, typed).lower().startswith(typed.lower())


def test_what_was_typed_leads_where_it_is_in_the_middle() -> None:
    assert filter_text(_WANG, "老党").startswith("老党 wang-1 ")
    assert filter_text(_WANG, "ldy").startswith("ldy wang-1 ")


def test_what_is_not_meant_is_not_made_to_look_so() -> None:
    assert filter_text(_WANG, "zhang") == filter_text(_WANG, "")
