"""姓氏笔画, against surnames whose strokes anyone can count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.stroke_order import stroke_order

# As a list of people prints them: by strokes, then 横 竖 撇 点 折.
SURNAMES = (
    "丁卜于万马王韦车牛毛公文方尹孔邓石龙田史白冯司老成吕朱乔任华向刘齐许孙严李杨吴何余辛"
    "宋张陈邵武林欧金周郑单赵胡柳侯姜贺秦袁贾顾徐高郭唐陶黄梅曹崔章梁彭葛董蒋韩程鲁曾谢"
    "雷路解蔡管廖熊樊黎潘薛戴魏"
)


def test_surnames_are_in_the_order_of_a_printed_list() -> None:
    assert "".join(sorted(sorted(SURNAMES), key=stroke_order)) == SURNAMES


def test_strokes_of_a_character(subtests: pytest.Subtests) -> None:
    cases = [
        ("丁", "12"),
        ("王", "1121"),
        ("文", "4134"),
        ("方", "4153"),
        ("尹", "5113"),
        ("孔", "5215"),
        ("片", "3215"),
        ("查", "123425111"),
        ("仇", "3235"),
        ("魏", "31234531325113554"),
    ]
    for surname, strokes in cases:
        with subtests.test(surname=surname):
            known, _, _ = stroke_order(surname)
            assert known == ((len(strokes), strokes),)


def test_the_same_surname_goes_by_the_next_character_and_the_shorter_first() -> None:
    names = ["王文方", "王方", "王文", "王一"]
    assert sorted(names, key=stroke_order) == ["王一", "王文", "王文方", "王方"]


def test_what_the_table_does_not_know_goes_last_by_pinyin() -> None:
    names = ["𠮷田", "Zhao", "魏征", "Ann", "阿凡提"]
    assert sorted(names, key=stroke_order)[:2] == ["阿凡提", "魏征"]
    assert sorted(["Zhao", "Ann"], key=stroke_order) == ["Ann", "Zhao"]


@given(st.lists(st.text(max_size=4), max_size=6))
def test_any_text_has_a_place(names: list[str]) -> None:
    assert sorted(sorted(names), key=stroke_order) == sorted(
        sorted(names, reverse=True), key=stroke_order
    )
