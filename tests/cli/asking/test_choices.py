"""Tests of what typed text means among choices."""

import pytest

from partyschool_cli.cli.asking.choices import Choice, all_matching, matching

SCHOOLS = (
    Choice("qingxu", "清徐县委党校"),
    Choice("liudu", "柳杜乡党校"),
    Choice("wangda", "王答乡党校"),
    Choice("class-2026", "2026 年农民夜校"),
)


def _titles(typed: str) -> list[str]:
    return [SCHOOLS[at].title for at in matching(SCHOOLS, typed)]


def test_a_number_a_title_an_id_pinyin_and_initials_mean_a_choice(
    subtests: pytest.Subtests,
) -> None:
    cases: list[tuple[str, list[str]]] = [
        ("柳杜", ["柳杜乡党校"]),
        ("乡党校", ["柳杜乡党校", "王答乡党校"]),
        ("wangda", ["王答乡党校"]),
        ("WangDa", ["王答乡党校"]),
        ("ｌｉｕｄｕ", ["柳杜乡党校"]),  # an input method's full-width letters
        ("qxxw", ["清徐县委党校"]),
        ("nongmin", ["2026 年农民夜校"]),
        ("王 答", ["王答乡党校"]),
        ("3", ["王答乡党校"]),
        ("３", ["王答乡党校"]),
        ("2026", ["2026 年农民夜校"]),
        ("没有的", []),
    ]
    for typed, titles in cases:
        with subtests.test(typed=typed, titles=titles):
            assert _titles(typed) == titles


def test_a_number_comes_before_a_title_that_has_it() -> None:
    assert _titles("2") == ["柳杜乡党校", "2026 年农民夜校"]


def test_the_whole_title_comes_before_one_that_begins_with_it() -> None:
    choices = (Choice("a", "党员教育"), Choice("b", "党员"))
    assert matching(choices, "党员") == (1, 0)


def test_nothing_typed_means_all_in_their_order() -> None:
    assert matching(SCHOOLS, "  ") == (0, 1, 2, 3)


def test_several_words_mean_one_each_in_their_order(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["3,1", "3，1", "王答、清徐", "wangda qingxu", "3；qx"]
    for typed in cases:
        with subtests.test(typed=typed):
            assert all_matching(SCHOOLS, typed) == (2, 0)


def test_several_words_mean_nothing_if_one_of_them_does() -> None:
    assert all_matching(SCHOOLS, "柳杜、张三") == ()
