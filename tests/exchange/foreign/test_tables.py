"""Which sheet and which tables are read."""

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.foreign.blocks.block_finder import MAX_ROWS
from partyschool_cli.exchange.foreign.cells.grid import Sheet, Sheets
from partyschool_cli.exchange.foreign.reading import Reading, ReadingOptions
from partyschool_cli.exchange.foreign.tables import read_tables
from partyschool_cli.model.kind import Kind
from tests.exchange.tables.case import TODAY, lines, manifest

COURSES = (("课程名称", "学时"), ("党章", "4"))
TEACHERS = (("姓名", "单位"), ("张三", "党校"))


def read(*sheets: Sheet, **options: object) -> Reading:
    return read_tables(Sheets(sheets), ReadingOptions(TODAY, manifest(), **options))  # type: ignore[arg-type]


def message(*sheets: Sheet, **options: object) -> str:
    with pytest.raises(CommandLineError) as caught:
        read(*sheets, **options)
    assert caught.value.exit_code == 2
    return f"{caught.value.message} {caught.value.hint}"


def test_several_sheets_with_tables_are_listed() -> None:
    said = message(Sheet("甲", COURSES), Sheet("乙", TEACHERS))
    assert "甲、乙" in said
    assert "--sheet 甲" in said


def test_a_sheet_by_its_name() -> None:
    assert lines(read(Sheet("甲", COURSES), Sheet("乙 ", TEACHERS), sheet="乙"))[0].startswith(
        "name"
    )
    assert "有这些：甲" in message(Sheet("甲", COURSES), sheet="丙")


def test_a_hidden_sheet_gives_way_to_the_visible_one() -> None:
    reading = read(Sheet("甲", COURSES, is_hidden=True), Sheet("乙", TEACHERS))
    assert reading.tables[0].kind is Kind.TEACHER
    assert reading.left_out[0].why == "隐藏的工作表，没有读"
    assert read(Sheet("甲", COURSES, is_hidden=True)).tables[0].kind is Kind.COURSE


def test_hidden_sheets_of_our_own_are_not_told() -> None:
    own = Sheet("pschool_lists", (("党员",),), is_hidden=True)
    assert not read(Sheet("甲", COURSES), own).left_out


def test_nothing_that_looks_like_a_table() -> None:
    assert "没有一行像表头" in message(Sheet("甲", (("各位同志：", ""), ("你们好", ""))))
    assert "没有内容" in message(Sheet("甲", ()))
    assert "教师的表格" in message(Sheet("甲", COURSES), kind=Kind.TEACHER)


def test_a_table_that_is_too_long() -> None:
    rows = (("课程名称", "学时"), *(("党章", "4"),) * (MAX_ROWS + 1))
    assert "超过 2 万行" in message(Sheet("甲", rows))


def test_a_heading_far_below_is_looked_for_no_more() -> None:
    rows = ((("你好", ""),) * 600) + COURSES
    assert "没有一行像表头" in message(Sheet("甲", rows))
    assert read(Sheet("甲", rows[400:])).tables


def test_a_kind_that_is_given_decides() -> None:
    rows = (("名称", "类型", "备注"), ("党校教室", "", ""))
    assert read(Sheet("甲", rows), kind=Kind.SITE).tables[0].kind is Kind.SITE
    assert not read(Sheet("甲", rows), kind=Kind.SITE).tables[0].is_kind_guessed
    assert read(Sheet("甲", rows)).tables[0].is_kind_guessed


def test_a_mapping_to_a_field_that_is_not_there() -> None:
    assert "课程没有“foo”这一项" in message(Sheet("甲", COURSES), mapping={"A": "foo"})


def test_a_mapping_of_a_column_that_is_not_there() -> None:
    assert "没有“丁”这一列" in message(Sheet("甲", COURSES), mapping={"丁": "summary"})


def test_the_details_of_our_own_timetable_stand_for_it_only_while_both_agree() -> None:
    head = ("日期", "时间", "教学内容", "授课人")
    row = ("2026-10-12", "8:30-11:30", "党章", "张三")
    other = ("2026-10-12", "8:30-11:30", "党史", "张三")
    reading = read(Sheet("课程表", (head, row)), Sheet("明细", (head, row)))
    assert reading.tables[0].sheet == "明细"
    said = message(Sheet("课程表", (head, other)), Sheet("明细", (head, row)))
    assert "--sheet 课程表" in said


def test_the_extent_of_a_table() -> None:
    rows = (("", "", ""), ("", "课程名称", "学时"), ("", "党章", "4"), ("", "注：x", ""))
    assert read(Sheet("甲", rows)).tables[0].cells == "B2:C3"
