"""Slips, and what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.suggest import nearest, slips_between

COMMANDS = ("list", "tree", "show", "search", "lint", "stats", "timetable", "export", "init")
KINDS = ("courses", "course", "teachers", "sites", "schools", "classes", "sessions", "课程", "班次")
IDS = ("liudu", "liudu-history", "qingyuan", "charter", "grape-grafting")


@pytest.mark.parametrize(
    ("word", "candidates", "first"),
    [
        ("lst", COMMANDS, "list"),
        ("lsit", COMMANDS, "list"),
        ("serach", COMMANDS, "search"),
        ("LIST", COMMANDS, "list"),
        ("ｌｉｓｔ", COMMANDS, "list"),
        ("timtable", COMMANDS, "timetable"),
        ("cuorses", KINDS, "courses"),
        ("课成", KINDS, "课程"),
        ("liudo", IDS, "liudu"),
        ("history", IDS, "liudu-history"),
        ("chartre", IDS, "charter"),
        ("柳杜", IDS, "liudu"),
    ],
)
def test_a_slip_is_mended(word: str, candidates: tuple[str, ...], first: str) -> None:
    assert nearest(word, candidates)[0] == first


@pytest.mark.parametrize("word", ["", " ", "zzzzzz", "x", "学识", "l" * 100_000])
def test_what_is_like_nothing(word: str) -> None:
    assert nearest(word, (*COMMANDS, *IDS)) == ()


def test_at_most_so_many_and_each_once() -> None:
    names = ("site", "sites", "sits", "side", "sites")
    assert len(nearest("sitee", names, limit=2)) == 2
    assert sorted(nearest("sitee", names, limit=9)) == ["side", "site", "sites", "sits"]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("list", "lst", 1), ("cuorses", "course", 2)],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other) == slips == slips_between(other, one)


@given(st.text(alphabet="abcd-", min_size=4, max_size=12), st.data())
def test_two_swapped_letters_are_mended(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert nearest(swapped, ["zzzz", word, "yyyyyyyy"])[:1] == (word,)
