"""Where titles are broken, against marks that a typographer set in 94 of them (`titles.txt`)."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.typesetting.breaker import Breaker, breaker
from partyschool_cli.export.typesetting.line_breaking import lines
from partyschool_cli.markup.clean_text import clean
from tests.catalogs import SHIPPED, loaded

# Titles of the shipped catalog as it was; / wherever a typographer would break.
MARKED = (Path(__file__).parent / "titles.txt").read_text("utf-8").split("\n")[:-1]
ANYTHING = st.text(
    st.one_of(
        st.sampled_from("党课支部书记：、，（）《》“”—的与在 1230年月日:.a\n"), st.characters()
    ),
    max_size=40,
)


def _places(parts: list[str]) -> set[int]:
    """Where the parts of a text end, but the last."""
    return {sum(map(len, parts[:count])) for count in range(1, len(parts))}


def _broken_elsewhere(how: Breaker, room: float) -> tuple[int, int]:
    """How many breaks are not at a mark, and how many there are."""
    wrong = made = 0
    for marked in MARKED:
        found = list(lines(how.pieces(marked.replace("/", "")), room))
        wrong += len(_places(found) - _places(marked.split("/")))
        made += len(found) - 1
    return wrong, made


def test_titles_of_the_catalog_break_where_a_typographer_breaks_them() -> None:
    how = breaker(catalog_words(loaded(SHIPPED)))
    most = {6: (6, 145), 7: (1, 109), 8: (0, 92), 10: (0, 62), 12: (0, 29)}
    found = {room: _broken_elsewhere(how, room) for room in most}
    assert [room for room in most if found[room][0] > most[room][0]] == []
    assert [made for _, made in found.values()] == [made for _, made in most.values()]


def test_phrases_and_a_segmenter_do_nearly_as_well_without_a_catalog() -> None:
    how = breaker(frozenset())
    most = {6: 9, 7: 4, 8: 2, 9: 2, 10: 1, 12: 0}
    assert [room for room in most if _broken_elsewhere(how, room)[0] > most[room]] == []


def test_phrases_alone_are_enough_where_there_is_no_segmenter() -> None:
    most = {6: 21, 8: 8, 10: 1, 12: 0}
    assert [room for room in most if _broken_elsewhere(Breaker(), room)[0] > most[room]] == []


def test_words_dates_and_times_stay_whole() -> None:
    expected = {
        ("南青堆村现场教学：支部带头兴产业", 9): ("南青堆村现场教学：", "支部带头兴产业"),
        ("党委书记讲党课：把支部建在产业链上", 9): ("党委书记讲党课：", "把支部建在产业链上"),
        ("习近平总书记关于“三农”工作重要论述", 10): ("习近平总书记关于", "“三农”工作重要论述"),
        ("学习贯彻习近平新时代中国特色社会主义思想", 10): (
            "学习贯彻习近平新时代",
            "中国特色社会主义思想",
        ),
        ("学习《中国共产党章程》", 9): ("学习《中国共产党", "章程》"),
        ("农村集体“三资”管理", 6): ("农村集体", "“三资”管理"),
        ("1月20日晚上19:30—21:00上课", 8): ("1月20日晚上", "19:30—21:00上课"),
    }
    how = breaker(frozenset())
    assert {case: lines(how.pieces(case[0]), case[1]) for case in expected} == expected


def test_without_a_wheel_of_the_segmenter_rules_find_the_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    breaker.cache_clear()
    try:
        pieces = breaker(frozenset({"贾马峪"})).pieces("书记讲党课：贾马峪看变化")
    finally:
        breaker.cache_clear()
    assert pieces == Breaker({"贾马峪"}).pieces("书记讲党课：贾马峪看变化")
    assert lines(pieces, 7) == ("书记讲党课：", "贾马峪看变化")


def test_a_word_of_the_catalog_stays_whole() -> None:
    title = "到贾马峪看葡萄园"
    plain = [piece.text for piece in Breaker((), list).pieces(title)]
    own = [piece.text for piece in Breaker(["贾马峪", "葡萄园"], list).pieces(title)]
    assert not any("贾马峪" in piece for piece in plain)
    assert any("贾马峪" in piece for piece in own)


def test_english_words_part_at_their_spaces() -> None:
    pieces = [piece.text for piece in breaker(frozenset()).pieces("学会用 WPS Office 排版")]
    assert "WPS " in pieces
    assert "Office " in pieces


@given(ANYTHING)
def test_pieces_join_to_the_text(text: str) -> None:
    for how in (breaker(frozenset()), Breaker()):
        pieces = [piece.text for piece in how.pieces(text)]
        assert "".join(pieces) == clean(text)
        assert all(pieces)


def test_a_phrase_is_not_torn_by_a_name_that_crosses_it() -> None:
    own = breaker(frozenset({"徐沟镇", "徐沟镇纪委", "徐沟镇纪委书记"}))
    assert [piece.text for piece in own.pieces("徐沟镇纪委书记")] == ["徐沟镇", "纪委书记"]
    own = breaker(frozenset({"村党", "马峪村党"}))
    assert "党支部" in "|".join(piece.text for piece in own.pieces("马峪村党支部书记"))
