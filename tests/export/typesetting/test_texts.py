"""Texts on lines: people's names stay whole, fixed lines stand, a stack adds up."""

import pytest

from partyschool_cli.export.typesetting.breaker import breaker
from partyschool_cli.export.typesetting.texts import Stack, broken, fixed, names

HOW = breaker(frozenset({"柳杜乡", "大棚种植", "田秀才"}))


def test_names_break_after_their_mark() -> None:
    expected = {
        ("王建国 李秀英 张三", 8): ("王建国、李秀英、", "张三"),
        ("王建国 李秀英 张三", 4): ("王建国、", "李秀英、", "张三"),
        ("张三（示例） 李四（示例）", 7): ("张三（示例）、", "李四（示例）"),
        ("党支部书记 仇师傅", 6): ("党支部书记、", "仇师傅"),
        ("柳杜乡大棚种植田秀才", 7): ("柳杜乡", "大棚种植田秀才"),
        ("刘伟（省委党校教授）", 8): ("刘伟", "（省委党校教授）"),
        ("刘伟（副书记）", 8): ("刘伟（副书记）",),
    }
    assert {case: names(case[0].split(), HOW).lines(case[1]) for case in expected} == expected


def test_nobody_and_nothing_take_no_room() -> None:
    for nothing in (names([], HOW), broken("", HOW), broken(None, HOW), fixed("", "")):
        assert nothing.lines(10) == ()
        assert nothing.height(10) == nothing.longest == nothing.whole == 0.0


def test_a_smaller_text_has_more_room_and_less_height() -> None:
    title = "书记讲党课：牢记宗旨办实事"
    assert broken(title, HOW).height(7) == pytest.approx(2 + 0.35)
    assert broken(title, HOW, 0.5).lines(7) == (title,)
    assert broken(title, HOW, 0.5).height(7) == 0.5
    assert broken(title, HOW, 0.5).whole == pytest.approx(6.5)


def test_an_exact_fit_is_one_line() -> None:
    title = broken("南青堆村党支部书记", HOW)
    for pad in (0.6614173, 0.1, 1 / 3, 0.7937):
        assert title.lines((9.0 + pad) - pad) == ("南青堆村党支部书记",)
        assert broken("南青堆村党支部书记", HOW, 0.78).lines(9 * 0.78 + pad - pad) == title.lines(9)


def test_fixed_lines_stand_at_any_width() -> None:
    time = fixed("上午", "08:30—11:30")
    assert time.lines(1) == ("上午", "08:30—11:30")
    assert time.longest == time.whole > 5
    assert time.height(1) == pytest.approx(2.35)


def test_a_stack_is_as_high_as_its_parts_and_what_is_between_them() -> None:
    title, note = broken("党章导读", HOW), broken("带上党章", HOW, 0.8)
    assert Stack((title, broken("", HOW))).height(9) == 1.0
    assert Stack((title, note)).height(9) == pytest.approx(1 + 0.35 + 0.8)
    assert Stack((title, note)).longest == max(title.longest, note.longest)
