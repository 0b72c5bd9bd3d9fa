"""What the texts around a table say of the class."""

import datetime as dt
from typing import Any

import pytest

from partyschool_cli.exchange.foreign.cells.grid import Sheet, Sheets
from partyschool_cli.exchange.foreign.reading import ReadingOptions, TableReading
from partyschool_cli.exchange.foreign.tables import read_tables
from tests.exchange.tables.case import TODAY, manifest


def table(*above: str, below: tuple[str, ...] = ()) -> TableReading:
    rows = [
        *((text, "", "") for text in above),
        ("日期", "时间", "内容"),
        ("2026-10-12", "8:30-11:30", "党章"),
        *((text, "", "") for text in below),
    ]
    return read_tables(
        Sheets((Sheet("S", tuple(rows)),)), ReadingOptions(TODAY, manifest())
    ).tables[0]


def about(*above: str, below: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: one.value for name, one in table(*above, below=below).about.items()}


def test_the_title(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("柳杜乡党员冬季培训班课程表", "柳杜乡党员冬季培训班"),
        ("2026年村干部培训班日程安排表", "2026年村干部培训班"),
        ("党员轮训班（课程安排）", "党员轮训班"),
        ("发展对象培训班", "发展对象培训班"),
        ("农民夜校课程表（第一周）", "农民夜校"),
    ]
    for text, title in cases:
        with subtests.test(text=text, title=title):
            assert about(text)["title"] == title


def test_the_cohort_is_apart_from_the_title() -> None:
    found = about("发展对象培训班（第2期）课程表")
    assert (found["title"], found["cohort"]) == ("发展对象培训班", 2)


@pytest.mark.parametrize(
    "text",
    [
        "培训时间：2026年10月12日至14日",
        "（2026年10月12日—14日）",
        "第1周：2026年10月12日至10月14日",
    ],
)
def test_the_days(text: str) -> None:
    found = about(text)
    assert (found["from"], found["to"]) == (dt.date(2026, 10, 12), dt.date(2026, 10, 14))


def test_people_and_places() -> None:
    found = about(
        "柳杜乡党校　　培训对象：党员、村干部 60人　　地点：礼堂",
        below=("主办单位：组织部", "班主任：李明", "培训目的：学懂", "注：1．准时", "2．请假"),
    )
    assert found["school"] == "柳杜乡党校"
    assert found["audience"] == ("members", "village-cadres")
    assert found["size"] == 60
    assert found["site"] == "礼堂"
    assert (found["organizer"], found["adviser"], found["purpose"]) == ("组织部", "李明", "学懂")
    assert found["remarks"] == ("准时", "请假")


def test_a_text_with_a_personal_number_is_left_out_whole() -> None:
    found = table(below=("注：联系人 张三 13812345678",))
    assert "remarks" not in found.about
    assert not found.texts_around
    [left] = found.left_out
    assert "个人号码" in left.why
    assert "13812345678" not in left.text


def test_texts_are_given_with_their_cells() -> None:
    found = table("课程表", below=("注：准时",))
    assert [(one.cell, one.is_above) for one in found.texts_around] == [("A1", True), ("A4", False)]


@pytest.mark.parametrize(
    "text",
    [
        "（10月12日—10月14日  地点：党校三楼会议室）",
        "（地点：党校三楼会议室）",
        "2026年10月12日至14日　地点：党校三楼会议室",
    ],
)
def test_brackets_around_a_text_are_no_part_of_it(text: str) -> None:
    assert about(text)["site"] == "党校三楼会议室"


def test_days_without_a_year_have_that_of_the_title() -> None:
    found = table("2027年党员培训班课程表", "（10月12日—10月14日）").about
    assert (found["from"].value, found["to"].value) == (
        dt.date(2027, 10, 12),
        dt.date(2027, 10, 14),
    )
