"""Lines broken the Chinese way."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from partyschool_cli.terminal.width import display_width
from partyschool_cli.terminal.wrap import NEVER_FIRST, NEVER_LAST, wrap

WORDS = ["党章", "，", "。", "（", "）", "《", "》", "“", "”", "……", "——", " ", "  ", "　", "%"]
WORDS += ["2026", "GB/T", "A", "👩🏽‍🌾", "e\u0301", "学时", "、", "\n", "https://example.org/a-b"]

texts = st.lists(st.sampled_from(WORDS)).map("".join)


def test_wrap() -> None:
    lines: dict[tuple[str, int], list[str]] = {
        ("学习党章", 8): ["学习党章"],
        ("学习党章", 5): ["学习", "党章"],
        # no line begins with a mark that closes,
        ("学习党章，遵守党章", 8): ["学习党", "章，遵守", "党章"],
        ("共32学时（含现场）。", 10): ["共32学时", "（含现", "场）。"],
        # none ends with one that opens,
        ("微党课《红色恋歌》", 8): ["微党课", "《红色恋", "歌》"],
        # and a number keeps its percent sign.
        ("占总学时的70%以上", 12): ["占总学时的", "70%以上"],
        ("全面从严治党——党建实务", 13): ["全面从严治党", "——党建实务"],
        ("执行 GB/T 9704 的格式", 10): ["执行 GB/T", "9704 的格", "式"],
        ("直播bandwidth", 8): ["直播", "bandwidt", "h"],
        ("village-ecommerce", 12): ["village-", "ecommerce"],
        ("第一段\n\n第二段", 40): ["第一段", "", "第二段"],
        ("　　缩进的一段话", 8): ["　　缩进", "的一段话"],
        ("", 8): [""],
    }
    assert {(text, columns): wrap(text, columns) for text, columns in lines} == lines


def bare(text: str) -> str:
    return "".join(text.split())


@given(texts | st.text(), st.integers(2, 30))
@example("，，，，", 2)
@example("（ 党", 2)
@example("    党", 2)
@example("党   ", 2)
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert bare("".join(lines)) == bare(text)
    assert all(display_width(line) <= columns for line in lines)


@given(texts)
def test_what_fits_stays_as_it_is(text: str) -> None:
    assert wrap(text, 10_000) == text.split("\n")


SENTENCES = st.lists(st.sampled_from(["党章", "，", "《", "》", "“", "”。", "32", "a b", " "]))


@given(SENTENCES.map("".join), st.integers(12, 30))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    for before, after in pairwise(lines):
        wrong = before[-1] in NEVER_LAST or after[0] in NEVER_FIRST
        # Only where a line holds no better place at all.
        assert not wrong or not has_better_place(before)


def has_better_place(line: str) -> bool:
    marks = [character for character in line if not character.isspace()]
    return any(
        before not in NEVER_LAST and after not in NEVER_FIRST for before, after in pairwise(marks)
    )
