"""Suggestions for typos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.suggest import all_nearest, edit_distance, nearest

COMMANDS = ("list", "tree", "show", "search", "lint", "stats", "timetable", "export", "init")
KINDS = ("courses", "course", "teachers", "sites", "schools", "classes", "sessions", "课程", "班次")
IDS = ("liudu", "liudu-history", "qingyuan", "charter", "grape-grafting")


def test_a_typo_gets_a_suggestion() -> None:
    first: dict[tuple[str, tuple[str, ...]], str] = {
        ("lst", COMMANDS): "list",
        ("lsit", COMMANDS): "list",
        ("serach", COMMANDS): "search",
        ("LIST", COMMANDS): "list",
        ("ｌｉｓｔ", COMMANDS): "list",
        ("timtable", COMMANDS): "timetable",
        ("cuorses", KINDS): "courses",
        ("课成", KINDS): "课程",
        ("liudo", IDS): "liudu",
        ("history", IDS): "liudu-history",
        ("chartre", IDS): "charter",
        ("柳杜", IDS): "liudu",
    }
    assert {(word, candidates): nearest(word, candidates)[0] for word, candidates in first} == first


def test_what_is_like_nothing(subtests: pytest.Subtests) -> None:
    cases = ["", " ", "zzzzzz", "x", "学识", "l" * 100_000]
    for word in cases:
        with subtests.test(word=word):
            assert nearest(word, (*COMMANDS, *IDS)) == ()


def test_at_most_so_many_and_each_once() -> None:
    names = ("site", "sites", "sits", "side", "sites")
    assert len(nearest("sitee", names, limit=2)) == 2
    assert sorted(nearest("sitee", names, limit=9)) == ["side", "site", "sites", "sits"]


def test_edit_distance(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, int]] = [
        ("", "", 0),
        ("a", "", 1),
        ("ab", "ba", 1),
        ("list", "lst", 1),
        ("cuorses", "course", 2),
    ]
    for one, other, distance in cases:
        with subtests.test(one=one):
            assert edit_distance(one, other, 3) == distance == edit_distance(other, one, 3)
            assert edit_distance(one, other, 0) == min(distance, 1), "no more than is asked for"


@given(st.text(alphabet="abcd-", min_size=4, max_size=12), st.data())
def test_two_swapped_letters_get_a_suggestion(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert nearest(swapped, ["zzzz", word, "yyyyyyyy"])[:1] == (word,)


def test_all_that_are_nearest(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[str, ...]]] = [
        ("liudo", ("liudu",)),
        ("charte", ("charter",)),
        ("qing", ("qingyuan",)),
        ("zzzzzz", ()),
    ]
    for word, expected in cases:
        with subtests.test(word=word, expected=expected):
            assert all_nearest(word, IDS) == expected


def test_what_is_farther_is_not_among_the_nearest() -> None:
    assert all_nearest("tun", ("mon", "tue", "sun", "tunnel")) == ("tue", "sun")
    assert all_nearest("tue", ("mon", "tue", "sun")) == ("tue",)
