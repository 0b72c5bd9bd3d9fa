"""Places in cells."""

import pytest

from partyschool_cli.exchange.foreign.values.places import (
    labelled_place,
    looks_like_place,
    place,
)


def test_a_line_that_ends_as_places_do_is_one(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["县委党校第一教室", "东山镇会议室（二楼）", "柳杜村田间", "线上"]
    for text in cases:
        with subtests.test(text=text):
            assert looks_like_place(text)


def test_other_lines_are_none(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["张三", "请到第一教室，带笔记本", "8:30 第一教室", "教室管理"]
    for text in cases:
        with subtests.test(text=text):
            assert not looks_like_place(text)


def test_a_known_place_is_one_whatever_it_is_called() -> None:
    assert looks_like_place("老地方人家", {"老地方人家"})


def test_a_label_says_that_it_is_a_place() -> None:
    assert labelled_place("上课地点：老地方人家") == "老地方人家"
    assert labelled_place("第一教室") is None


def test_a_place_that_is_not_known_yet_is_none() -> None:
    assert place("待定") == ""
    assert place("第一\n教室") == "第一教室"
