"""Word documents, read back with python-docx: all that should be there, where it should be."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export import catalog_content
from partyschool_cli.export.docx.reference import reference_document
from partyschool_cli.export.formats.docx import export_format
from partyschool_cli.export.layout.attendance_layout import attendance_layout
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_content import TimetableContent, short_date, times, weekday
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.sheet import sheet
from tests.catalogs import write_catalog
from tests.export.contents import content_of
from tests.export.html_documents import (
    OPTIONS,
    shipped,
    timetable,
)
from tests.export.office import class_timetable, every_class, small_timetable
from tests.export.word import all_text, courses_of, own_cells, read
from tests.timetables import session, taught, training_class


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_a_grid_has_every_session_on_its_day(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    written = read(document, layout="grid")
    shown = [
        (heading.text.split("\n")[1].split("（")[0], course)
        for grid in written.tables
        for column, heading in enumerate(grid.rows[0].cells[1:], 1)
        for cell in own_cells(grid, column)
        for course in courses_of(cell)
    ]
    marks = {"planned": "", "moved": "【调课】", "cancelled": "【取消】"}
    expected = [
        (short_date(one.date), marks[one.status] + one.title) for one in document.sheet.entries
    ]
    assert sorted(shown) == sorted(expected)


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_a_list_has_every_session_in_order(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    (grid,) = read(document, layout="list").tables
    rows = [[cell.text for cell in row.cells] for row in grid.rows]
    assert rows[0] == ["日期", "星期", "午别", "时间", "教学内容", "授课人", "地点", "备注"]
    assert [(row[0], row[1], row[3], row[4], row[5], row[6], row[7]) for row in rows[1:]] == [
        (
            short_date(one.date),
            weekday(one.date),
            times(one.start, one.end),
            one.title,
            "、".join(one.teachers),
            one.site or "",
            one.remark,
        )
        for one in document.sheet.entries
    ]


def test_the_layout_suits_the_timetable_unless_told() -> None:
    assert len(read(timetable(Kind.CLASS, "qingxu-village-cadres-2026")).tables[0].columns) == 4
    assert len(read(timetable(Kind.CLASS, "chengzi-evening-2026")).tables[0].columns) == 8


def test_a_teachers_list_says_which_class() -> None:
    document = read(timetable(Kind.TEACHER, "party-building-lecturer"), layout="list")
    assert document.tables[0].rows[0].cells[5].text == "班次"
    assert document.sections[0].page_width > document.sections[0].page_height


def test_equal_dates_are_one_cell() -> None:
    (grid,) = read(timetable(Kind.CLASS, "qingxu-village-cadres-2026"), layout="list").tables
    assert [cell.text for cell in own_cells(grid, 0)] == ["日期", "7月13日", "7月14日", "7月15日"]
    assert [cell.text for cell in own_cells(grid, 2)][1:3] == ["上午", "下午"]


def test_a_day_long_session_is_one_cell(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-17:30"))
    (grid,) = read(document, layout="grid").tables
    morning, afternoon = (grid.rows[index].cells[1] for index in (1, 2))
    assert morning._tc is afternoon._tc
    assert courses_of(morning) == ["党章导读"]
    # The time is that of the parts, so the cell does not say it.
    assert "08:30" not in morning.text


def test_marks_and_places_of_entries(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path,
        session("s01", "2026-10-12 08:00-08:30", activity="开班式", moderator="示例书记"),
        taught("s02", "2026-10-12 14:30-17:30", status="cancelled"),
        taught("s03", "2026-10-13 14:30-17:30", status="moved", note="原定周一"),
    )
    (grid,) = read(document, layout="grid").tables
    opening, cancelled = grid.rows[1].cells[1], grid.rows[2].cells[1]
    moved = grid.rows[2].cells[2]
    assert opening.text == "08:00—08:30\n开班式\n主持：示例书记"
    assert moved.text == "【调课】党章导读\n王示例\n教室\n原定周一"
    styles = {run.text: run.style.name for run in cancelled.paragraphs[0].runs}
    assert styles == {"【取消】": "调课", "党章导读": "已取消"}
    assert opening.paragraphs[1].runs[0].style.name == "活动"


def test_a_day_off_is_shaded_and_says_why(tmp_path: Path) -> None:
    manifest = (
        "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n"
        "calendar: {holidays: none, closed: [{from: 2026-10-13, to: 2026-10-13, why: 集市}]}\n"
    )
    files = {"classes/banci.yaml": training_class(taught("s01", "2026-10-12 08:30-17:30"))}
    catalog = load(DiskTree(write_catalog(tmp_path, {"catalog.yaml": manifest, **files})))
    table = sheet(catalog, Key(Kind.CLASS, "banci"))
    document = TimetableContent(table)
    (grid,) = read(document, layout="grid").tables
    assert grid.rows[0].cells[2].text == "星期二\n10月13日（集市）"
    off = own_cells(grid, 2)[1]
    assert off.text == "集市"
    assert off._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "E4E4E4"


def test_what_stands_around_the_table(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path,
        taught("s01", "2026-10-12 08:30-11:30"),
        organizer="示例单位",
        adviser="示例老师",
        remarks=["带笔", "带本"],
        purpose="学党章",
    )
    paragraphs = [one.text for one in read(document, layout="grid").paragraphs]
    assert paragraphs == [
        "党员轮训班课程表",
        "柳杜乡党校\t培训时间：2026年10月12日至10月16日",
        "培训目的：学党章",
        "注：1．带笔",
        "　　2．带本",
        "制表单位：示例单位　　　　班主任：示例老师　　　　打印日期：2026年10月10日",
    ]


def test_each_week_begins_a_page() -> None:
    document = read(timetable(Kind.CLASS, "chengzi-evening-2026"), layout="grid")
    titles = [one for one in document.paragraphs if one.style.name == "Title"]
    breaks = [bool(one.paragraph_format.page_break_before) for one in titles]
    assert breaks == [False, True, True, True, True]
    assert len(document.tables) == 5


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_a_timetable_without_sessions_says_so(tmp_path: Path, layout: str) -> None:
    assert "没有课次" in all_text(read(small_timetable(tmp_path), layout=layout))


def test_the_catalog_has_every_course_under_its_heading() -> None:
    document = content_of(shipped(), "catalog")
    written = read(document)
    expected = []
    for section in document.sections:
        expected.append(("Heading 1", catalog_content.heading(section)))
        expected += [("Heading 2", catalog_content.course_heading(one)) for one in section.courses]
    assert [
        (one.style.name, one.text)
        for one in written.paragraphs
        if one.style.name.startswith("Heading")
    ] == expected
    assert len(written.tables) == sum(len(one.courses) for one in document.sections)


def test_a_course_says_all_that_is_known_of_it() -> None:
    document = content_of(shipped(), "catalog")
    course = document.sections[0].courses[0]
    cells = [cell.text for row in read(document).tables[0].rows for cell in row.cells]
    for text in ("2 学时", course.strand, course.school, course.summary):
        assert text in cells
    for words in (course.teachers, course.sites, course.topics, course.audience, course.delivery):
        assert "、".join(words) in cells


def test_the_contents_name_the_pages_on_which_headings_stand() -> None:
    body = read(content_of(shipped(), "catalog")).element.body
    page, placed, listed = 1, {}, {}
    for paragraph in body.iter(qn("w:p")):
        page += paragraph.pPr.find(qn("w:pageBreakBefore")) is not None
        for mark in paragraph.findall(qn("w:bookmarkStart")):
            placed[mark.get(qn("w:name"))] = page
        for link in paragraph.findall(qn("w:hyperlink")):
            text = [one.text for one in link.iter(qn("w:t"))]
            listed[link.get(qn("w:anchor"))] = int(text[-1])
    assert len(listed) > 90
    assert listed == placed


def test_word_is_asked_for_the_numbers_of_pages_of_a_restyled_template() -> None:
    options = replace(OPTIONS, template=reference_document())
    exported = export_format.write(content_of(shipped(), "catalog"), options)
    settings: Any = docx.Document(io.BytesIO(exported.data)).settings.element
    assert settings.find(qn("w:updateFields")) is not None
    assert "更新域" in exported.warnings[0]
    assert export_format.write(content_of(shipped(), "catalog"), OPTIONS).warnings == ()


def test_a_register_has_its_groups_and_rows() -> None:
    columns = (TableColumn("序号", "number"), TableColumn("姓名", "names"))
    groups = (TableGroup("领导干部", (("1", "王示例"), ("2", "李示例"))),)
    (table,) = read(TableContent("示例名册", columns, groups, unit="人")).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["序号", "姓名"],
        ["领导干部（2 人）"] * 2,
        ["1", "王示例"],
        ["2", "李示例"],
    ]


def test_attendance_has_a_page_a_day_and_a_row_a_trainee() -> None:
    document = content_of(shipped(), "attendance", "qingxu-village-cadres-2026")
    written = read(document)
    layout = attendance_layout(document)
    assert len(written.tables) == len(layout.pages) == 6
    for page, table in zip(layout.pages, written.tables, strict=True):
        heads = [cell.text for cell in table.rows[0].cells]
        columns = [f"{''.join(head.lines)}\n{''.join(head.time)}" for head in page.heads]
        assert heads == ["序号", "姓名", "单位及职务", *columns, "备注"]
        numbers = [row.cells[0].text for row in table.rows[1:]]
        assert numbers == [str(own.number) for row in page.rows for own in row if own]
        assert all(row.height.mm >= 7 for row in table.rows)
        assert not any(cell.text for cell in table.rows[1].cells[1:])
