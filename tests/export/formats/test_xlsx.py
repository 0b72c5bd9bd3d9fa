"""Excel workbooks, read back with openpyxl: all that should be there, where it should be."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from partyschool_cli.export.formats.xlsx import export_format
from partyschool_cli.export.layout.attendance_layout import attendance_layout
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_content import short_date, times, weekday
from tests.export.contents import content_of
from tests.export.excel import merged, read, texts
from tests.export.html_documents import (
    OPTIONS,
    shipped,
)
from tests.export.office import class_timetable, every_class, small_timetable
from tests.timetables import taught


def on_days(page: Any) -> Iterator[tuple[str, str]]:
    """The day and the text of every cell of the grids of a sheet."""
    days: dict[int, str] = {}
    for row in page.iter_rows():
        if row[0].value == "时间":
            days = {
                one.column: one.value.split("\n")[1].split("（")[0] for one in row[1:] if one.value
            }
        elif days and row[0].value and "—\n" in str(row[0].value):
            for one in row[1:]:
                if one.value:
                    yield days[one.column], str(one.value)


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_a_grid_has_every_session_on_its_day(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    book = read(document, layout="grid")
    titles = {one.title for one in document.sheet.entries}
    shown = [
        (day, line.removeprefix("【调课】").removeprefix("【取消】"))
        for day, text in on_days(book["课程表"])
        for line in text.split("\n")
    ]
    expected = [(short_date(one.date), one.title) for one in document.sheet.entries]
    assert sorted(one for one in shown if one[1] in titles) == sorted(expected)


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_a_list_has_every_session_in_order(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    page = read(document, layout="list")["课程表"]
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    head = next(index for index, row in enumerate(rows) if row[0] == "日期")
    assert rows[head] == ["日期", "星期", "午别", "时间", "教学内容", "授课人", "地点", "备注"]
    rows = rows[head + 1 : head + 1 + len(document.sheet.entries)]
    for above, below in pairwise(rows):
        # A merged cell has its value in its first row only.
        below[:2] = [below[0] or above[0], below[1] or above[1]]
    assert [(row[0], row[1], row[3], row[4], row[7] or "") for row in rows] == [
        (
            short_date(one.date),
            weekday(one.date),
            times(one.start, one.end),
            one.title,
            one.remark,
        )
        for one in document.sheet.entries
    ]


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_the_second_sheet_has_a_true_row_for_each_session(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    page = read(document)["明细"]
    head, *rows = page.iter_rows(values_only=True)
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [
        (row["日期"], row["开始"], row["结束"], row["教学内容"], row["学时"], row["课次编号"])
        for row in found
    ] == [
        (
            dt.datetime.combine(one.date, dt.time()),
            one.start,
            one.end,
            one.title,
            one.hours,
            "、".join(one.refs),
        )
        for one in document.sheet.entries
    ]
    assert page.auto_filter.ref == f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
    assert page.freeze_panes == "A2"


def test_equal_dates_and_day_long_sessions_are_one_cell(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path,
        taught("s01", "2026-10-12 08:30-17:30"),
        taught("s02", "2026-10-13 08:30-10:00"),
        taught("s03", "2026-10-13 10:00-11:30"),
    )
    grid = merged(read(document, layout="grid")["课程表"])
    assert grid["B4:B5"] == "党章导读\n王示例\n教室"
    listed = merged(read(document, layout="list")["课程表"])
    assert listed["A5:A6"] == "10月13日"
    assert listed["C5:C6"] == "上午"


def test_a_cancelled_session_is_struck_through(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path, taught("s01", "2026-10-12 08:30-11:30", status="cancelled")
    )
    page = read(document, layout="list")["课程表"]
    assert page["E4"].value == "党章导读"
    assert page["E4"].font.strike
    assert page["H4"].value == "取消"
    data = export_format.write(document, replace(OPTIONS, layout="grid")).data
    rich = load_workbook(io.BytesIO(data), rich_text=True)["课程表"]["B4"].value
    struck = [part.text for part in rich if getattr(part, "font", None) and part.font.strike]
    assert struck == ["党章导读"]
    assert str(rich).startswith("【取消】党章导读\n")


def test_what_stands_around_the_table(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path, taught("s01", "2026-10-12 08:30-11:30"), organizer="示例单位", remarks=["带笔"]
    )
    found = list(texts(read(document, layout="grid")["课程表"]))
    assert found[:3] == [
        "党员轮训班课程表",
        "柳杜乡党校",
        "培训时间：2026年10月12日至10月16日",
    ]
    assert found[-2:] == ["注：带笔", "制表单位：示例单位　　　　打印日期：2026年10月10日"]


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_a_timetable_without_sessions_says_so(tmp_path: Path, layout: str) -> None:
    assert "没有课次" in texts(read(small_timetable(tmp_path), layout=layout)["课程表"])


def test_the_catalog_has_every_course() -> None:
    document = content_of(shipped(), "catalog")
    book = read(document)
    courses = [one for section in document.sections for one in section.courses]
    printed = {row[0]: row for row in book["课程目录"].iter_rows(min_row=4, values_only=True)}
    for one in courses:
        assert printed[one.number][1] == one.title + (" ★" if one.is_flagship else "")
        assert printed[one.number][2] == one.hours
    head, *rows = book["明细"].iter_rows(values_only=True)
    flat = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["课程代码"] for row in flat] == [one.id for one in courses]
    assert [row["精品课"] for row in flat] == ["是" if one.is_flagship else "否" for one in courses]


def test_a_register_has_its_groups_and_rows() -> None:
    columns = (TableColumn("序号", "number"), TableColumn("姓名", "names"))
    groups = (TableGroup("领导干部", (("1", "王示例"), ("2", "=李示例"))),)
    book = read(TableContent("示例名册", columns, groups, unit="人"))
    rows = list(book["名册"].iter_rows(min_row=3, values_only=True))
    assert rows == [("序号", "姓名"), ("领导干部（2 人）", None), (1, "王示例"), (2, "=李示例")]
    flat = list(book["明细"].iter_rows(values_only=True))
    assert flat[1:] == [("领导干部", 1, "王示例"), ("领导干部", 2, "=李示例")]


def test_attendance_has_a_sheet_a_day_and_a_row_a_trainee() -> None:
    document = content_of(shipped(), "attendance", "qingxu-village-cadres-2026")
    book = read(document)
    assert book.sheetnames == [f"7月{day}日（{page}）" for day in (13, 14, 15) for page in (1, 2)]
    for sheet, page in zip(book, attendance_layout(document).pages, strict=True):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        first = next(number for number, row in enumerate(rows) if row[0] == "序号")
        columns = [f"{''.join(head.lines)}\n{''.join(head.time)}" for head in page.heads]
        assert rows[first] == ["序号", "姓名", "单位及职务", *columns, "备注"]
        assert [row[0] for row in rows[first + 1 :]] == [
            own[0].number for own in page.rows if own[0]
        ]
