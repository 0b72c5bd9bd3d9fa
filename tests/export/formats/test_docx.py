"""Word documents, read back with python-docx: all that should be there, where it should be."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export import catalog_content
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.docx.reference import reference_document
from partyschool_cli.export.formats.docx import export_format
from partyschool_cli.export.layout.attendance_layout import attendance_layout
from partyschool_cli.export.layout.timetable_layout import timetable_layout
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_columns import list_note, list_people
from partyschool_cli.export.timetable_content import (
    TimetableContent,
    other_site,
    part_title,
    times,
    usual_site,
    weekday,
)
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.wording.dates import date_text
from tests.catalogs import write_catalog
from tests.export.contents import content_of
from tests.export.html_documents import (
    OPTIONS,
    course_catalog,
    shipped,
    timetable,
)
from tests.export.office import class_timetable, every_class, small_timetable
from tests.export.word import Read, all_text, courses_of, own_cells, read, unbroken
from tests.timetables import session, taught, training_class

CODE = PrintedCode("GAYF-BVUD", dt.date(2026, 11, 26), "课程表 GAYF-BVUD", "", b"")
LABELS = ["模块", "方式", "对象", "专题", "授课", "地点", "学校", "目标"]


def on_days(written: Read) -> Iterator[tuple[str, str]]:
    """The day and the title of every session of the grids of a document."""
    for grid in (one for one in written.tables if one.rows[0].cells[0].text == "时间"):
        for column, heading in enumerate(grid.rows[0].cells[1:], 1):
            found = re.search(r"\d+月\d+日", heading.text)
            for cell in own_cells(grid, column)[1:]:
                yield from ((found[0] if found else "", title) for title in courses_of(cell))


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_a_grid_has_every_session_on_its_day(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    shown = on_days(read(document, layout="grid"))
    expected = [(date_text(one.date), one.shown_title) for one in document.sheet.entries]
    assert sorted(shown) == sorted(expected)


@pytest.mark.parametrize(("root", "name"), every_class(), ids=lambda one: getattr(one, "name", one))
def test_a_list_has_every_session_in_order(root: Path, name: str) -> None:
    document = class_timetable(root, name)
    sheet = document.sheet
    tables = [one for one in read(document, layout="list").tables if len(one.columns) > 2]
    rows = [[unbroken(cell) for cell in row.cells] for one in tables for row in one.rows[1:]]
    assert [(row[0], row[1]) for row in rows] == [
        (
            date_text(one.date) + weekday(one.date),
            part_title(sheet, one) + times(one.start, one.end),
        )
        for one in sheet.entries
    ]
    for row, entry in zip(rows, sheet.entries, strict=True):
        assert row[2] == entry.status_mark + entry.shown_title + list_note(entry)
        assert row[3] == "、".join(list_people(entry))
    usual = usual_site(sheet)
    places = [other_site(one, usual) for one in sheet.entries]
    assert ([row[4] for row in rows] if any(places) else places) == places


def test_lines_end_where_the_layout_ends_them(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path,
        *(
            taught(f"s0{day}", f"2026-10-1{day} 08:30-11:30", note="习近平总书记关于三农工作的论述")
            for day in range(2, 6)
        ),
    )
    layout = timetable_layout(document, replace(OPTIONS, layout="list"))
    wanted = [block.lines for cell in layout.pages[0].cells for e in cell.entries for block in e]
    (grid, *_) = read(document, layout="list").tables
    cells = {id(cell._tc): cell for row in grid.rows for cell in row.cells}.values()
    shown = [tuple(one.text.split("\n")) for cell in cells for one in cell.paragraphs if one.text]
    assert sorted(shown) == sorted(lines for lines in wanted if lines)
    assert any(len(lines) > 1 for lines in shown)


def test_the_layout_suits_the_timetable_unless_told() -> None:
    grid = read(timetable(Kind.CLASS, "qingxu-village-cadres-2026")).tables[0]
    assert grid.rows[0].cells[0].text == "时间"
    assert (
        read(timetable(Kind.CLASS, "chengzi-evening-2026")).tables[0].rows[0].cells[0].text
        == "日期"
    )
    turned = read(timetable(Kind.CLASS, "mayu-storage-2026")).tables[0]
    assert [row.cells[0].text for row in turned.rows][:2] == ["时间", "教学内容"]


def test_each_part_has_the_orientation_that_suits_it() -> None:
    grid = timetable(Kind.CLASS, "qingxu-village-cadres-2026")
    listed = timetable(Kind.CLASS, "chengzi-evening-2026")
    first, second = read(replace(grid, more=(listed,))).sections
    assert first.page_width > first.page_height
    assert second.page_width < second.page_height


def test_a_teachers_list_says_which_class() -> None:
    document = read(timetable(Kind.TEACHER, "party-building-lecturer"), layout="list")
    assert document.tables[0].rows[0].cells[2].text == "班次"


def test_equal_dates_are_one_cell() -> None:
    grid = read(timetable(Kind.CLASS, "qingxu-village-cadres-2026"), layout="list").tables[0]
    days = [f"7月{day}日\n星期{name}" for day, name in ((13, "一"), (14, "二"), (15, "三"))]
    assert [cell.text for cell in own_cells(grid, 0)] == ["日期", *days]


def test_a_day_long_session_is_one_cell(tmp_path: Path) -> None:
    document = small_timetable(tmp_path, taught("s01", "2026-10-12 08:30-17:30"))
    grid = read(document, layout="grid").tables[0]
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
    grid = read(document, layout="grid").tables[0]
    opening, cancelled = grid.rows[1].cells[1], grid.rows[2].cells[1]
    moved = grid.rows[2].cells[2]
    assert unbroken(opening) == "08:00—08:30开班式—（主持：示例书记）"
    assert [one.text for one in moved.paragraphs] == [
        "14:30—17:30",
        "调课",
        "党章导读",
        "王示例",
        "（原定周一）",
    ]
    styles = {one.text: one.runs[0].style.name for one in cancelled.paragraphs}
    assert styles["取消"] == "调课"
    assert styles["党章导读"] == "已取消"
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
    grid = read(document, layout="grid").tables[0]
    assert grid.rows[0].cells[2].text.split("\n")[0].startswith("星期二")
    off = own_cells(grid, 2)[1]
    assert off.text == "集市"
    assert off._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "E4E4E4"


def test_a_place_of_most_sessions_is_said_once_and_a_dash_where_there_is_none(
    tmp_path: Path,
) -> None:
    lessons = [taught(f"s0{day}", f"2026-10-1{day} 08:30-11:30") for day in (2, 3)]
    visit = session("s04", "2026-10-14 08:30-11:30", activity="入户走访")
    written = read(small_timetable(tmp_path, *lessons, visit), layout="list")
    assert "地点：教室（另写的除外）" in written.paragraphs[1].text
    assert [row.cells[4].text for row in written.tables[0].rows] == ["地点", "", "", "—"]


def test_what_stands_around_the_table(tmp_path: Path) -> None:
    document = small_timetable(
        tmp_path,
        taught("s01", "2026-10-12 08:30-11:30"),
        organizer="示例单位",
        adviser="示例老师",
        remarks=["带笔", "带本"],
        purpose="学党章",
    )
    paragraphs = [one.text for one in read(document, layout="grid").paragraphs if one.text]
    assert paragraphs == [
        "党员轮训班课程表",
        "柳杜乡党校　30 人　4 学时\t培训时间：2026年10月12日（星期一）至10月16日（星期五）",
        "培训目的：学党章",
        "注：1．带笔",
        "　　2．带本",
        "制表单位：示例单位　　　班主任：示例老师",
    ]


def test_the_code_stands_below_with_its_picture() -> None:
    document = timetable(Kind.CLASS, "qingxu-members-2026")
    written = read(document, codes=(CODE,))
    assert CODE.line in all_text(written)
    (drawn,) = written.inline_shapes
    assert drawn.width == drawn.height
    assert len(read(document).inline_shapes) == 0


def test_each_week_begins_a_page() -> None:
    document = read(timetable(Kind.CLASS, "chengzi-evening-2026"), layout="grid")
    titles = [one for one in document.paragraphs if one.style.name == "Title"]
    breaks = [bool(one.paragraph_format.page_break_before) for one in titles]
    assert breaks == [False, True, True, True, True]
    assert len(document.tables) == 5


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_a_timetable_without_sessions_says_so(tmp_path: Path, layout: str) -> None:
    assert "没有课次" in all_text(read(small_timetable(tmp_path), layout=layout))


@cache
def read_catalog() -> Read:
    """The printed catalog of all courses; no test changes it."""
    return read(course_catalog())


def test_the_catalog_has_every_course_under_its_heading() -> None:
    document = course_catalog()
    written = read_catalog()
    expected = []
    for section in document.sections:
        line = catalog_content.section_line(section)
        expected.append(("Heading 1", f"{catalog_content.heading(section)}\t{line}"))
        for one in section.courses:
            title = " ".join((one.title, *catalog_content.signs(one)))
            expected.append(("Heading 2", f"{one.number}\t{title}\t{one.hours_text}"))
    assert [
        (one.style.name, one.text)
        for one in written.paragraphs
        if one.style.name.startswith("Heading")
    ] == expected
    # The contents are a table too.
    assert len(written.tables) == 1 + sum(len(one.courses) for one in document.sections)


def test_a_course_says_all_that_is_known_of_it() -> None:
    document = course_catalog()
    course = document.sections[0].courses[0]
    rows = read_catalog().tables[1].rows
    cells = [unbroken(cell) for row in rows for cell in row.cells]
    for text in (course.strand, course.school, course.summary):
        assert text in cells
    for words in (course.teachers, course.sites, course.topics, course.audience, course.delivery):
        assert "、".join(words) in cells
    labels = [cell for cell in cells if len(cell) == 2]
    assert [one for one in dict.fromkeys(labels) if one in LABELS] == LABELS


def test_a_draft_is_marked_where_it_stands_and_in_the_contents() -> None:
    written = read(content_of(shipped(), "catalog", "liudu"))
    said = [one.text for one in written.paragraphs if "秸秆还田与绿肥种植" in one.text]
    said += [cell.text for cell in written.tables[0].rows[0].cells]
    assert len(said) == 1 + 3
    assert all("［草稿］" in text for text in said if "秸秆还田" in text)
    assert "13 门课程　32 学时　另有草稿 1 门" in [one.text for one in written.paragraphs]


def test_the_contents_name_the_pages_on_which_headings_stand() -> None:
    body = read_catalog().element.body
    page, placed, listed = 1, {}, {}
    for paragraph in body.iter(qn("w:p")):
        page += paragraph.pPr.find(qn("w:pageBreakBefore")) is not None
        for mark in paragraph.findall(qn("w:bookmarkStart")):
            placed[mark.get(qn("w:name"))] = page
        for link in paragraph.findall(qn("w:hyperlink")):
            text = [one.text for one in link.iter(qn("w:t"))]
            if text[-1].isdecimal():
                listed[link.get(qn("w:anchor"))] = int(text[-1])
    assert len(listed) == sum(len(one.courses) for one in course_catalog().sections)
    assert {name: placed[name] for name in listed} == listed


def test_word_is_asked_for_the_numbers_of_pages_of_a_restyled_template() -> None:
    options = replace(OPTIONS, template=reference_document())
    document = content_of(shipped(), "catalog", "liudu")
    exported = export_format.write(document, options)
    settings: Any = docx.Document(io.BytesIO(exported.data)).settings.element
    assert settings.find(qn("w:updateFields")) is not None
    assert "更新域" in exported.warnings[0]
    assert export_format.write(document, OPTIONS).warnings == ()


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
