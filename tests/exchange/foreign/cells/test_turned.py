"""Timetables of one or two sessions that are turned, made upright."""

import pytest

from partyschool_cli.exchange.foreign.cells.grid import Range, Sheet
from partyschool_cli.exchange.foreign.cells.turned import upright

ONE = (
    ("葡萄贮藏班课程表", ""),
    ("时间", "12月10日（星期四）晚上 19:30—21:00"),
    ("教学内容", "葡萄采后分级"),
    ("授课人", "土专家"),
    ("地点", "夜校教室"),
    ("讲什么", "掌握入库前的准备"),
    ("请注意", "自带手套"),
    ("注：带笔", ""),
)


def padded(*cells: str, width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def test_names_become_the_columns_of_a_list() -> None:
    sheet = upright(Sheet("甲", ONE))
    assert sheet.width == 6
    assert sheet.rows[0][0] == "葡萄贮藏班课程表"
    assert sheet.rows[1] == ("日期", "时间", "教学内容", "授课人", "地点", "备注")
    said = (
        "12月10日（星期四）",
        "晚上 19:30—21:00",
        "葡萄采后分级",
        "土专家",
        "夜校教室",
        "自带手套",
    )
    assert sheet.rows[2] == said
    assert all(not any(row) for row in sheet.rows[3:7])
    assert sheet.rows[7][0] == "注：带笔"


def test_a_second_session_begins_where_a_name_comes_again() -> None:
    rows = (
        ("时间", "12月15日（星期二）上午 08:30—10:00"),
        ("教学内容", "党章"),
        ("主持", "书记"),
        ("时间", "12月15日（星期二）上午 10:00—11:30"),
        ("教学内容", "党史"),
    )
    sheet = upright(Sheet("甲", rows))
    assert sheet.rows[0] == ("日期", "时间", "教学内容", "主持人")
    assert [row[2:] for row in sheet.rows[1:3]] == [("党章", "书记"), ("党史", "")]


def test_a_table_of_word_keeps_its_extent_and_loses_its_merges() -> None:
    table = Range(1, 0, 6, 1)
    sheet = upright(Sheet("文档", ONE, merges=(Range(2, 0, 3, 0),), tables=(table,)))
    assert sheet.tables == (Range(1, 0, 6, 5),)
    assert sheet.merges == ()


def test_other_tables_stay_as_they_are(subtests: pytest.Subtests) -> None:
    cases: list[tuple[tuple[str, ...], ...]] = [
        # A list, and a text that only names what is said.
        (("时间", "教学内容"), ("8:30", "党章")),
        (("时间", "12月10日"), ("地点", "教室")),
        (("教学内容", "党章"), ("授课人", "张三")),
        (("时间", "12月10日", "教室"), ("教学内容", "党章", "张三")),
    ]
    for rows in cases:
        with subtests.test(rows=rows):
            sheet = Sheet("甲", rows)
            assert upright(sheet) is sheet
