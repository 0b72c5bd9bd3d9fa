"""Who teaches and who presides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.exchange.foreign.values.people import people


def test_people(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
        ("张三、李四", ("张三", "李四"), ()),
        ("张三 李四", ("张三", "李四"), ()),
        ("王　明", ("王明",), ()),
        ("张三（主持）", (), ("张三",)),
        ("张三（主讲）、李四(主持人)", ("张三",), ("李四",)),
        ("主讲：张三 主持：李四", ("张三",), ("李四",)),
        ("主持人：李四", (), ("李四",)),
        ("张三（县委党校、教师）", ("张三（县委党校、教师）",), ()),
        ("张三 副教授", ("张三（副教授）",), ()),
        ("县委党校副教授 王芳", ("王芳（县委党校副教授）",), ()),
        ("县委党校 王教授", ("王教授（县委党校）",), ()),
        ("刘伟/省委党校教授", ("刘伟（省委党校教授）",), ()),
        ("赵主任 县农业农村局", ("赵主任（县农业农村局）",), ()),
        ("北义城镇党委副书记、镇长，李四", ("北义城镇党委副书记、镇长", "李四"), ()),
        ("待定", (), ()),
        ("——", (), ()),
        ("", (), ()),
    ]
    for text, teachers, moderators in cases:
        with subtests.test(text=text):
            found = people(text)
            assert (found.teachers, found.moderators) == (teachers, moderators)


def test_a_known_name_is_not_taken_apart() -> None:
    known = {"讲师团（甲、乙）", "甲、乙"}
    assert people("甲、乙、丙", known).teachers == ("甲、乙", "丙")
    assert people("讲师团（甲、乙）", known).teachers == ("讲师团（甲、乙）",)


def test_what_a_person_is_stands_behind_the_name(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["田秀才 郝师傅", "郝师傅 田秀才", "田秀才郝明", "郝明（田秀才）"]
    for text in cases:
        with subtests.test(text=text):
            [found] = people(text, (), {"田秀才", "老党员"}).teachers
            assert found in ("郝师傅（田秀才）", "郝明（田秀才）")


def test_an_office_that_ends_in_a_category_is_a_name() -> None:
    assert people("柳杜乡大棚种植田秀才", (), {"田秀才"}).teachers == ("柳杜乡大棚种植田秀才",)


@given(st.text(alphabet="张三李四王五（）()、，：: 主持讲书记\n", max_size=40))
def test_no_text_raises_and_no_name_is_empty(text: str) -> None:
    found = people(text)
    assert all(one.strip() for one in (*found.teachers, *found.moderators))
