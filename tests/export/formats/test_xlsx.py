"""Excel workbooks, read back with openpyxl: all that should be there, where it should be."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from partyschool_cli.export.catalog_content import extent_line, signs
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.formats.xlsx import export_format
from partyschool_cli.export.layout.attendance_layout import attendance_layout
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_columns import list_note, list_people
from partyschool_cli.export.timetable_content import (
    part_title,
    times,
    weekday,
)
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Layout
from partyschool_cli.wording.dates import date_text
from tests.export.contents import content_of
from tests.export.excel import merged, read, texts
from tests.export.html_documents import (
    OPTIONS,
    course_catalog,
    shipped,
    timetable,
)
from tests.export.office import class_timetable, every_class, small_timetable
from tests.timetables import taught

CODE = PrintedCode("GAYF-BVUD", dt.date(2026, 11, 26), "课程表 GAYF-BVUD", "", b"")


def printed(book: Any) -> list[Any]:
    """The sheets for print: all but that of rows."""
    return [page for page in book if page.title != "明细"]


def on_days(page: Any) -> Iterator[tuple[str, str]]:
    """The day and the text of every cell of the grid of a sheet, lines that were full joined."""
    days: dict[int, str] = {}
    for row in page.iter_rows():
        if row[0].value == "时间":
            found = {one.column: re.search(r"\d+月\d+日", str(one.value)) for one in row[1:]}
            days = {column: match[0] for column, match in found.items() if match}
        elif days:
            for one in row[1:]:
                if one.value and one.column in days:
                    yield days[one.column], str(one.value).replace("\n", "")


@cache
def class_book(root: Path, name: str, layout: Layout) -> Any:
    """The workbook of a shipped class; no test changes it."""
    return read(class_timetable(root, name), layout=layout)


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_a_grid_has_every_session_on_its_day(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    pages = printed(class_book(root, name, "grid"))
    cells = [cell for page in pages for cell in on_days(page)]
    for entry in document.sheet.entries:
        mark = f"［{entry.status_mark}］" if entry.status_mark else ""
        day, title = date_text(entry.date), mark + entry.shown_title
        assert [text for on, text in cells if on == day and title in text]


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_a_list_has_every_session_in_order(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    sheet = document.sheet
    page = class_book(root, name, "list")["课程表"]
    rows = [
        [str(value or "").replace("\n", "") for value in row]
        for row in page.iter_rows(values_only=True)
    ]
    head = next(index for index, row in enumerate(rows) if row[0] == "日期")
    assert rows[head][:4] == ["日期", "时间", "教学内容", "授课人"]
    rows = rows[head + 1 : head + 1 + len(sheet.entries)]
    for above, below in pairwise(rows):
        # A merged cell has its value in its first row only.
        below[0] = below[0] or above[0]
    assert [row[:4] for row in rows] == [
        [
            date_text(one.date) + weekday(one.date),
            part_title(sheet, one) + times(one.start, one.end),
            (f"［{one.status_mark}］" if one.status_mark else "")
            + one.shown_title
            + list_note(one),
            "、".join(list_people(one)),
        ]
        for one in sheet.entries
    ]


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_the_second_sheet_has_a_true_row_for_each_session(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    page = class_book(root, name, "list")["明细"]
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
    assert grid["B4:B5"] == "党章导读\n王示例"
    listed = merged(read(document, layout="list")["课程表"])
    (dates,) = [text for place, text in listed.items() if place.startswith("A") and "月" in text]
    assert dates == "10月13日\n星期二"


def test_a_cancelled_session_is_struck_through(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path, taught("s01", "2026-10-12 08:30-11:30", status="cancelled")
    )
    places: tuple[tuple[Layout, str], ...] = (("list", "C4"), ("grid", "B4"))
    for layout, place in places:
        data = export_format.write(document, replace(OPTIONS, layout=layout)).data
        rich = load_workbook(io.BytesIO(data), rich_text=True)["课程表"][place].value
        struck = [part.text for part in rich if getattr(part, "font", None) and part.font.strike]
        assert [text.strip() for text in struck] == ["党章导读"]
        assert "［取消］\n党章导读" in str(rich)


def test_what_stands_around_the_table(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path, taught("s01", "2026-10-12 08:30-11:30"), organizer="示例单位", remarks=["带笔"]
    )
    found = list(texts(read(document, layout="grid")["课程表"]))
    assert found[:3] == [
        "党员轮训班课程表",
        "柳杜乡党校　30 人　4 学时",
        "培训时间：2026年10月12日（星期一）至10月16日（星期五）",
    ]
    assert found[-2:] == ["注：带笔", "制表单位：示例单位"]


def test_the_code_stands_below_with_its_picture(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30"))
    page = read(document, codes=(CODE,))["课程表"]
    assert list(texts(page))[-1] == CODE.line
    (drawn,) = page._images
    assert drawn.anchor._from.row >= 3
    assert not read(document)["课程表"]._images


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_a_timetable_without_sessions_says_so(tmp_path: Path, layout: str) -> None:
    assert "没有课次" in texts(read(small_timetable(tmp_path), layout=layout)["课程表"])


def test_each_part_has_a_sheet_and_all_their_sessions_are_rows_of_one() -> None:
    first, second = (
        timetable(Kind.CLASS, name) for name in ("qingxu-members-2026", "qingxu-officials-2026")
    )
    book = read(replace(first, more=(second,)))
    assert book.sheetnames == ["课程表", "课程表2", "明细"]
    assert [page["A1"].value for page in printed(book)] == [first.sheet.title, second.sheet.title]
    count = len(first.sheet.entries) + len(second.sheet.entries)
    assert book["明细"].max_row == count + 1


def test_the_catalog_has_every_course() -> None:
    document = course_catalog()
    book = read(document)
    courses = [one for section in document.sections for one in section.courses]
    said = "".join("".join(texts(book["课程目录"])).split())
    for one in courses:
        heading = "".join((one.number, one.title, *signs(one), one.hours_text))
        assert "".join(heading.split()) in said
    assert "".join(extent_line(document).split()) in "".join("".join(texts(book["封面"])).split())
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
