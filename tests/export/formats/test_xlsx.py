"""Excel workbooks, read back with openpyxl."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from partyschool_cli.export.documents.attendance_document import attendance_document
from partyschool_cli.export.documents.catalog_document import catalog_document
from partyschool_cli.export.documents.document import (
    Document,
    RegisterColumn,
    RegisterDocument,
    RegisterGroup,
)
from partyschool_cli.export.documents.timetable_words import short_date, times, weekday
from partyschool_cli.export.formats.xlsx import export_format
from partyschool_cli.export.xlsx.cells import CELL_LIMIT
from partyschool_cli.model.kind import Kind
from tests.export.html_documents import (
    CLEANED,
    CONTROLS,
    HOSTILE,
    OPTIONS,
    hostile_documents,
    shipped,
    shipped_documents,
    timetable,
)
from tests.export.office import class_timetable, every_class, small_timetable
from tests.timetables import taught


def read(document: Document, **options: Any) -> Any:
    data = export_format.write(document, replace(OPTIONS, **options)).data
    return load_workbook(io.BytesIO(data))


def texts(page: Any) -> Iterator[str]:
    for row in page.iter_rows(values_only=True):
        yield from (value for value in row if isinstance(value, str))


def merged(page: Any) -> dict[str, str]:
    """The merged cells with text: their range and what they say."""
    ranges = {str(one): page.cell(one.min_row, one.min_col).value for one in page.merged_cells}
    return {place: text for place, text in ranges.items() if text}


# --- Timetables


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


@pytest.mark.parametrize(("root", "name"), every_class())
def test_a_grid_has_every_session_on_its_day(root: str, name: str) -> None:
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


@pytest.mark.parametrize(("root", "name"), every_class())
def test_a_list_has_every_session_in_order(root: str, name: str) -> None:
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


@pytest.mark.parametrize(("root", "name"), every_class())
def test_the_second_sheet_has_a_true_row_for_each_session(root: str, name: str) -> None:
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


# --- Ready to print


@pytest.mark.parametrize("name", shipped_documents())
def test_every_sheet_is_one_page_wide_and_numbered(name: str) -> None:
    document, options = shipped_documents()[name]
    for page in read(document, **options):
        assert page.page_setup.fitToWidth in {None, 1}  # 1 is what no word about it means
        assert page.page_setup.fitToHeight == 0
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.paperSize == 9
        assert page.print_area
        assert "第 &P 页" in page.oddFooter.center.text


@pytest.mark.parametrize("name", ["list", "year", "catalog", "register", "attendance"])
def test_the_heading_row_is_repeated(name: str) -> None:
    document, options = shipped_documents()[name]
    assert read(document, **options).worksheets[0].print_title_rows == "$3:$3"


def test_each_week_begins_a_page() -> None:
    page = read(timetable(Kind.CLASS, "chengzi-evening-2026"), layout="grid")["课程表"]
    titles = [
        row[0].row for row in page.iter_rows() if row[0].value == "成子村农民夜校春季班课程表"
    ]
    assert [one.id + 1 for one in page.row_breaks.brk] == titles[1:]
    assert len(titles) == 5


@pytest.mark.parametrize("name", ["grid", "weeks"])
def test_a_week_fits_its_page(name: str) -> None:
    document, options = shipped_documents()[name]
    page = read(document, **options)["课程表"]
    ends = [one.id for one in page.row_breaks.brk] + [page.max_row]
    room = (210 - 12.7 - 16) / 25.4 * 72
    for first, last in pairwise([0, *ends]):
        heights = (page.row_dimensions[row].height for row in range(first + 1, last + 1))
        assert sum(heights) <= room


def test_rows_are_as_high_as_their_text(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path,
        taught("s01", "2026-10-12 08:30-11:30", note="带笔"),
        taught("s02", "2026-10-13 08:30-11:30", note="带上学习笔记，" * 20),
    )
    page = read(document, layout="list")["课程表"]
    assert page.row_dimensions[4].height < 30
    assert page.row_dimensions[5].height > 200


def test_a3_and_the_titles_colour() -> None:
    document = timetable(Kind.CLASS, "qingxu-members-2026")
    page = read(document, paper="a3", title_color="#c00000")["课程表"]
    assert page.page_setup.paperSize == 8
    assert page["A1"].font.color.rgb == "FFC00000"
    assert page["A1"].font.size > 22


# --- Catalog, register, attendance


def test_the_catalog_has_every_course() -> None:
    document = catalog_document(shipped())
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
    columns = (RegisterColumn("序号", 2, is_number=True), RegisterColumn("姓名", 6))
    groups = (RegisterGroup("领导干部", (("1", "王示例"), ("2", "=李示例"))),)
    book = read(RegisterDocument("示例名册", columns, groups))
    rows = list(book["名册"].iter_rows(min_row=3, values_only=True))
    assert rows == [("序号", "姓名"), ("领导干部（2）", None), (1, "王示例"), (2, "=李示例")]
    flat = list(book["明细"].iter_rows(values_only=True))
    assert flat[1:] == [("领导干部", 1, "王示例"), ("领导干部", 2, "=李示例")]


def test_attendance_has_a_sheet_a_day_and_a_row_a_trainee() -> None:
    document = attendance_document(shipped(), "qingxu-village-cadres-2026")
    book = read(document)
    assert book.sheetnames == ["2026年7月13日", "2026年7月14日", "2026年7月15日"]
    for page, day in zip(book, document.pages, strict=True):
        heads = [cell.value for cell in page[3]]
        sessions = [f"{times(one.start, one.end)}\n{one.title}" for one in day.entries]
        assert heads == ["序号", "姓名", "单位及职务", *sessions, "备注"]
        assert [page.cell(row, 1).value for row in range(4, 64)] == list(range(1, 61))


# --- Any text, and the same bytes


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", hostile_documents(""))
def test_hostile_text_is_text(kind: str, text: str) -> None:
    document, options = hostile_documents(text)[kind]
    harmless, _ = hostile_documents("党章")[kind]
    book, other = read(document, **options), read(harmless, **options)
    for page, expected in zip(book, other, strict=True):
        assert "".join(texts(page)).count(text) >= "".join(texts(expected)).count("党章")
        cells = [cell for row in page.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("kind", hostile_documents(""))
def test_what_no_document_can_hold_is_replaced(kind: str) -> None:
    document, options = hostile_documents(CONTROLS)[kind]
    assert any(CLEANED in text for text in texts(read(document, **options).worksheets[0]))


@pytest.mark.parametrize("text", ["党" * 40_000, "😀" * 20_000])
@pytest.mark.parametrize("layout", ["grid", "list"])
def test_a_text_that_no_cell_can_hold_is_cut_with_a_warning(
    tmp_path: Path, layout: Any, text: str
) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30", note=text))
    exported = export_format.write(document, replace(OPTIONS, layout=layout))
    assert any("截短" in warning for warning in exported.warnings)
    for page in load_workbook(io.BytesIO(exported.data)):
        for found in texts(page):
            assert len(found.encode("utf-16-le")) // 2 <= CELL_LIMIT
        assert any(found.endswith("字）") for found in texts(page))


def test_a_long_title_takes_as_many_rows_as_it_needs(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30"), title="长" * 6000)
    exported = export_format.write(document, replace(OPTIONS, layout="list"))
    page = load_workbook(io.BytesIO(exported.data))["课程表"]
    (place,) = [place for place, text in merged(page).items() if text == "长" * 6000 + "课程表"]
    assert place.startswith("A1:H")
    assert place != "A1:H1"


def test_a_row_that_excel_cannot_show_whole_is_a_warning(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-11:30", note="长" * 3000))
    warnings = export_format.write(document, OPTIONS).warnings
    assert any(warning.startswith("“课程表”表第 4 行太高") for warning in warnings)


@pytest.mark.parametrize("name", shipped_documents())
def test_same_bytes(name: str) -> None:
    document, options = shipped_documents()[name]
    first, second = (
        export_format.write(document, replace(OPTIONS, **options)).data for _ in range(2)
    )
    assert first == second
    with ZipFile(io.BytesIO(first)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
