"""Cells of a 课程表 in grid form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.exchange.foreign.reading import KnownNames
from partyschool_cli.exchange.foreign.rows.session_cell import entries_of
from partyschool_cli.exchange.foreign.values.moments import MomentReader
from partyschool_cli.model.manifest import default_day_parts

READER = MomentReader(default_day_parts())
NOBODY = KnownNames()


def said(text: str, names: KnownNames = NOBODY) -> list[tuple[str, str, str, str]]:
    return [
        (one.texts.title, one.texts.teachers, one.texts.site, one.texts.note)
        for one in entries_of(text, READER, names)
    ]


def test_one_session(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[str, str, str, str]]] = [
        ("党章导读", ("党章导读", "", "", "")),
        ("党章导读\n张三\n第一教室", ("党章导读", "张三", "第一教室", "")),
        ("党章导读\n（张三）", ("党章导读", "张三", "", "")),
        ("党章导读（张三）", ("党章导读", "张三", "", "")),
        ("党章导读（张三、李四，第一教室）", ("党章导读", "张三、李四", "第一教室", "")),
        ("党章导读 张三 第一教室", ("党章导读", "张三", "第一教室", "")),
        ("党章导读/张三", ("党章导读", "张三", "", "")),
        ("微党课（上）", ("微党课（上）", "", "", "")),
        ("开班式\n县委党校第一教室\n主持：李明", ("开班式", "", "县委党校第一教室", "主持：李明")),
        (
            "现场教学\n王五\n成子村\n统一乘车，自带水杯",
            ("现场教学", "王五", "成子村", "统一乘车，自带水杯"),
        ),
        ("课程：党章\n主讲：张三\n地点：老地方", ("党章", "张三", "老地方", "")),
        ("重要论述、\n重要讲话\n张三", ("重要论述、重要讲话", "张三", "", "")),
        ("党章导读\n\n张三\n\n第一教室", ("党章导读", "张三", "第一教室", "")),
    ]
    for text, expected in cases:
        with subtests.test(text=text):
            assert said(text) == [expected]


def test_a_line_that_is_taken_by_its_place_is_told() -> None:
    [entry] = entries_of("党章导读\n讲师团甲组", READER, NOBODY)
    assert entry.texts.teachers == "讲师团甲组"
    assert entry.texts.whys["teachers"] == "照先后当作授课人"


def test_known_names_decide() -> None:
    names = KnownNames(frozenset(["党章（张三）"]), frozenset(["讲师团"]), frozenset(["老地方"]))
    assert said("党章（张三）\n老地方\n讲师团", names) == [("党章（张三）", "讲师团", "老地方", "")]


def test_each_time_begins_a_session() -> None:
    found = list(entries_of("8:30-9:00 开班式\n9:10-11:40\n党章导读\n张三", READER, NOBODY))
    assert [one.texts.title for one in found] == ["开班式", "党章导读"]
    assert [one.slot and one.slot.time for one in found] == [(510, 540), (550, 700)]


def test_a_note_about_a_time_begins_none() -> None:
    assert said("现场教学\n王五\n成子村\n08:10在乡政府集中乘车") == [
        ("现场教学", "王五", "成子村", "08:10在乡政府集中乘车")
    ]


def test_a_time_in_brackets() -> None:
    [entry] = entries_of("看电影（19:00-21:00）", READER, NOBODY)
    assert entry.texts.title == "看电影"
    assert entry.slot is not None
    assert entry.slot.time == (1140, 1260)


def test_an_empty_line_divides_sessions() -> None:
    assert [one[0] for one in said("党章\n张三\n\n党史\n李四")] == ["党章", "党史"]


@given(st.text(alphabet="党章张三李（）()\n 0189:：-—上午主持地点/、", max_size=60))
def test_no_text_raises_and_no_title_is_empty(text: str) -> None:
    assert all(title for title, *_ in said(text))
