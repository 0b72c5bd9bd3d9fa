"""What looks like a person, and what like a place."""

import pytest

from partyschool_cli.exchange.foreign.values.names import looks_like_person
from partyschool_cli.exchange.foreign.values.places import labelled_place, looks_like_place, place


def test_people(subtests: pytest.Subtests) -> None:
    cases = [
        *["张三", "欧阳小明", "王答乡党委书记", "柳杜乡大棚种植田秀才", "仇师傅（示例）", "王教授"],
        "王 明",
        "张三 李四",
    ]
    for text in cases:
        with subtests.test(text=text):
            assert looks_like_person(text)
            assert not looks_like_place(text)


def test_places(subtests: pytest.Subtests) -> None:
    cases = [
        *["县委党校第一教室", "清徐县廉政教育馆", "成子村", "镇政府三楼会议室"],
        *["柳杜乡党校微信公众号", "腾讯会议", "南坡朱德太行路居地", "第一教室（三楼）"],
    ]
    for text in cases:
        with subtests.test(text=text):
            assert looks_like_place(text)
            assert not looks_like_person(text)


def test_neither(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["党章导读", "08:10在乡政府集中乘车", "统一乘车，自带水杯", "分组讨论"]
    for text in cases:
        with subtests.test(text=text):
            assert not looks_like_person(text)
            assert not looks_like_place(text)


def test_a_known_name_is_one_whatever_it_looks_like() -> None:
    assert looks_like_person("讲师团", {"讲师团"})
    assert looks_like_place("老地方", {"老地方"})


def test_a_label_says_that_it_is_a_place() -> None:
    assert labelled_place("上课地点：老地方") == "老地方"
    assert labelled_place("老地方") is None


def test_no_place_is_known_yet() -> None:
    assert place("待定") == ""
    assert place("第一\n教室") == "第一教室"
