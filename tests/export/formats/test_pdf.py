"""PDF, read back with other people's readers: what is on which page, fonts, tags, equal bytes."""

import datetime as dt
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.catalog_content import heading
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.layout.catalog_layout import CourseBlock, catalog_layout
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.timetable_columns import list_people
from partyschool_cli.export.timetable_content import part_title, usual_site, weekday
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import sheet
from partyschool_cli.timetable.sheet_entries import Entry
from tests.catalogs import SHIPPED, loaded, write_catalog
from tests.export.contents import content_of, short_date
from tests.export.html_documents import course_catalog
from tests.export.office import every_class
from tests.export.pdf_reading import (
    class_sheet,
    page_texts,
    pdf,
    squeezed,
    tables,
    timetable,
)
from tests.full_run import is_full_run


@pytest.fixture(scope="module")
def printed_catalog() -> Exported:
    """The printed catalog of courses."""
    return pdf(course_catalog())


@pytest.mark.parametrize(
    ("root", "name"),
    every_class() if is_full_run() else every_class()[1::3],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_grid_has_each_session_under_its_day_and_no_other(root: Path, name: str) -> None:
    table = class_sheet(name, root)
    place = usual_site(table)
    columns: dict[str, str] = {}
    for rows in tables(timetable(table, layout="grid")):
        for index, head in enumerate(rows[0][1:], 1):
            date = re.sub("^星期.|（.*", "", head or "")
            columns[date] = "".join(row[index] or "" for row in rows[1:])
    by_day: dict[str, list[Entry]] = {}
    for entry in table.entries:
        by_day.setdefault(short_date(entry.date), []).append(entry)
    for date, column in columns.items():
        entries = by_day.pop(date, [])
        for entry in entries:
            assert squeezed(entry.title) in column
            assert all(squeezed(teacher) in column for teacher in entry.teachers)
            # The place that most sessions share is said above the table.
            assert entry.site == place or squeezed(entry.site or "") in column
        others = {entry.title for entry in table.entries} - {entry.title for entry in entries}
        mine = "".join(squeezed(entry.title + (entry.note or "")) for entry in entries)
        assert not [other for other in others if squeezed(other) in column and other not in mine]
    assert not by_day, "days that are on no page"


@pytest.mark.parametrize(
    "name", ["mayu-evening-2026", "chengzi-evening-2026"][: 2 if is_full_run() else 1]
)
def test_a_list_has_a_row_for_each_session_in_order(name: str) -> None:
    table = class_sheet(name)
    exported = timetable(table, layout="list")
    (rows,) = tables(exported)
    assert rows[0] == ["日期", "时间", "教学内容", "授课人", "地点"]
    assert len(rows) == len(table.entries) + 1
    place = usual_site(table)
    assert squeezed(f"地点：{place}（另写的除外）") in page_texts(exported)[0]
    date = None
    for row, entry in zip(rows[1:], table.entries, strict=True):
        date = row[0] or date  # one cell for all rows of a day
        assert date == f"{short_date(entry.date)}{weekday(entry.date)}"
        assert row[1] == f"{part_title(table, entry)}{entry.start:%H:%M}—{entry.end:%H:%M}"
        assert squeezed(entry.title) in (row[2] or "")
        assert row[3] == squeezed("、".join(list_people(entry)))
        assert row[4] == squeezed((entry.site if entry.site != place else "") or "")


def test_a_day_that_goes_on_on_the_next_page_says_its_date_again() -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    first = table.entries[0]
    many = replace(table, entries=tuple(replace(first, title=f"第{n}讲") for n in range(33)))
    pages = list(tables(timetable(many, layout="list")))
    assert len(pages) > 1
    assert all(rows[0][0] == "日期" and rows[1][0] == "7月13日星期一" for rows in pages)
    shown = "".join(row[2] or "" for rows in pages for row in rows[1:])
    assert shown == "".join(f"第{n}讲" for n in range(33))


def test_a_timetable_says_what_an_office_expects_on_it() -> None:
    (page,) = page_texts(timetable(class_sheet("qingxu-village-cadres-2026")))
    for words in (
        "村干部履职能力培训班课程表",
        "中共清徐县委党校",
        "培训时间：2026年7月13日（星期一）至7月15日（星期三）",
        "注：每人结合本村实际提交一份小结",
        "制表单位：中共清徐县委组织部、中共清徐县委党校",
        "班主任：县委党校理论教研室教师",
    ):
        assert words in page
    assert "打印日期" not in page
    assert "第1页" not in page, "there is but one"


def test_a_week_is_a_page() -> None:
    table = class_sheet("mayu-evening-2026")
    weeks = {entry.date.isocalendar()[:2] for entry in table.entries}
    assert len(page_texts(timetable(table, layout="grid"))) == len(weeks)


def test_a_change_is_marked_and_a_cancelled_session_stays() -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    first, second, *others = table.entries
    changed = (replace(first, status="cancelled"), replace(second, status="moved"), *others)
    for layout in ("grid", "list"):
        exported = timetable(replace(table, entries=changed), layout=layout)
        text = "".join(page_texts(exported))
        assert f"取消{first.title}" in text
        assert f"调课{second.title}" in text


def test_a_moved_session_says_what_it_was() -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    places = ("3月10日下午", "2025年12月30日08:30—10:00", "3月10日下午、3月12日上午")
    first, *others = table.entries
    moved = [
        replace(entry, status="moved", was=was) for entry, was in zip(others, places, strict=False)
    ]
    changed = replace(table, entries=(first, *moved, *others[len(moved) :]))
    for layout in ("grid", "list"):
        text = "".join(page_texts(timetable(changed, layout=layout)))
        for entry in moved:
            assert squeezed(f"调课（原{entry.was}）{entry.title}") in text


def test_a_day_off_says_why() -> None:
    table = class_sheet("qingxu-village-cadres-2026")
    reason = "县里统一安排防汛演练，全体村干部回村值守"
    days_off = {dt.date(2026, 7, 13): reason, dt.date(2026, 7, 16): "国庆节"}
    longer = replace(table, last=dt.date(2026, 7, 17), days_off=days_off)
    (page,) = page_texts(timetable(longer, layout="grid"))
    assert "国庆节" in page
    assert f"7月13日：{reason}" in page


def test_a_sheet_of_several_classes_says_which() -> None:
    table = sheet(loaded(SHIPPED), Key(Kind.SCHOOL, "liudu"))
    assert len({entry.classes for entry in table.entries}) > 1
    for layout in ("grid", "list"):
        text = "".join(page_texts(timetable(table, layout=layout)))
        assert all(squeezed(name) in text for entry in table.entries for name in entry.classes)


def test_the_catalog_has_all_courses_and_a_bookmark_for_each(printed_catalog: Exported) -> None:
    document = course_catalog()
    pages = page_texts(printed_catalog)
    text = "".join(pages)
    courses = [course for section in document.sections for course in section.courses]
    for course in courses:
        assert squeezed(course.summary) in text
        assert all(squeezed(one) in text for one in course.objectives)
    reader = PdfReader(io.BytesIO(printed_catalog.data))
    groups = [group for group in reader.outline if isinstance(group, list)]
    bookmarks = [one for group in groups for one in group if not isinstance(one, list)]
    assert [one.title for one in bookmarks] == [course.title for course in courses]
    # The contents give the page on which the bookmark is; the cover has no number.
    last = bookmarks[-1]
    page = reader.get_destination_page_number(last)
    assert page is not None
    assert squeezed(courses[-1].summary) in pages[page]
    contents = next(text for text in pages if squeezed(courses[-1].title) in text)
    assert re.search(re.escape(squeezed(courses[-1].title)) + rf"\.*{page}", contents)


def test_contents_that_one_page_takes_are_on_one_page(printed_catalog: Exported) -> None:
    pages = page_texts(printed_catalog)
    assert pages[1].startswith("目录")
    assert not [page for page in pages[2:] if "....." in page]


def test_the_pages_of_the_catalog_are_those_of_its_layout() -> None:
    document = content_of(loaded(SHIPPED), "catalog", "liudu")
    code = PrintedCode("GAYF-BVUD", dt.date(2026, 11, 26), "课程目录 GAYF-BVUD", "", b"")
    pages = page_texts(pdf(document, codes=(code,)))
    layout = catalog_layout(document)
    assert len(pages) == 1 + len(layout.body)
    for own in layout.body:
        for block in own.blocks:
            said = squeezed(
                block.course.title if isinstance(block, CourseBlock) else heading(block.section)
            )
            assert said in pages[own.number]
    assert all("版本2026-11-26" in page and "GAYF-BVUD" in page for page in pages)
    assert "秸秆还田与绿肥种植草稿" in pages[1]
    assert "秸秆还田与绿肥种植草稿" in pages[2]


def test_an_attendance_list_has_a_line_for_each_trainee_on_each_day() -> None:
    document = content_of(loaded(SHIPPED), "attendance", "mayu-members-2026")
    exported = pdf(document)
    numbers = [row[0] for rows in tables(exported) if rows[0][0] == "序号" for row in rows[1:]]
    count = len(document.people)
    assert numbers == [str(number) for number in range(1, count + 1)] * len(document.days)
    text = "".join(page_texts(exported))
    for day in document.days:
        assert f"{short_date(day.date)}（星期" in text
        assert all(squeezed(said) in text for _, said in day.lines)


def test_a_register_repeats_its_head_and_the_heading_of_a_group() -> None:
    columns = (TableColumn("姓名"), TableColumn("专题"))
    group = TableGroup("老专家", tuple((f"示例{n}", "党史") for n in range(90)))
    pages = page_texts(pdf(TableContent("师资名册", columns, (group,))))
    assert len(pages) > 1
    assert all("姓名专题老专家" in page for page in pages)
    assert all(f"示例{n}" in "".join(pages) for n in range(90))


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_paper(paper: str) -> None:
    exported = timetable(class_sheet("qingxu-village-cadres-2026"), paper=paper)
    box = PdfReader(io.BytesIO(exported.data)).pages[0].mediabox
    assert round(box.width / 72 * 25.4) == {"a4": 297, "a3": 420}[paper]


def test_it_is_tagged_and_has_its_fonts_in_it() -> None:
    exported = timetable(class_sheet("qingxu-village-cadres-2026"))
    reader = PdfReader(io.BytesIO(exported.data))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] in ("zh-CN", "zh")
    assert reader.metadata is not None
    assert reader.metadata.title == "村干部履职能力培训班课程表"
    xmp = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", xmp)
    assert set(structure_types(root["/StructTreeRoot"])) >= {"/Table", "/TR", "/TH", "/TD", "/H1"}
    resources: Any = reader.pages[0]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert re.match(r"/[A-Z]{6}\+Noto", descriptor["/FontName"]), "a subset"
        assert "/FontFile3" in descriptor
        assert "/ToUnicode" in font


def structure_types(node: Any) -> Iterator[str]:
    node = node.get_object()
    if isinstance(node, list):
        for inner in node:
            yield from structure_types(inner)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        if "/K" in node:
            yield from structure_types(node["/K"])


WRITE = """
import datetime as dt, sys
from pathlib import Path
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.export.export_format import load_format
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.sheet import sheet
table = sheet(load(DiskTree(Path(sys.argv[1]))), Key(Kind.CLASS, "banci"))
options = PrintOptions(dt.date(2026, 11, 23))
sys.stdout.buffer.write(
    load_format("pdf").write(TimetableContent(table), options).data
)
"""


def test_the_same_bytes_twice_and_where_there_are_no_system_fonts(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    table = class_sheet("banci", root)
    once = timetable(table).data
    assert timetable(table).data == once
    nowhere = {
        "FONTCONFIG_FILE": os.devnull,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_DATA_DIRS": str(tmp_path),
        "TZ": "America/New_York",
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(root)],
        env={**os.environ, **nowhere},
        capture_output=True,
        check=True,
    )
    assert done.stdout == once


def lines_of(exported: Exported, first: str) -> list[str]:
    """The lines of the cell that begins with `first`."""
    with pdfplumber.open(io.BytesIO(exported.data)) as document:
        cells = [
            cell
            for table in document.pages[0].extract_tables()
            for row in table
            for cell in row
            if cell and cell.startswith(first)
        ]
    assert len(cells) == 1
    return cells[0].splitlines()


def test_lines_break_where_they_read_well() -> None:
    table = class_sheet("liudu-online-2026")
    moved = replace(table.entries[0], note="因大雪改到10月12日晚上")
    exported = timetable(replace(table, entries=(moved, *table.entries[1:])), layout="list")
    assert lines_of(exported, "掌上") == ["掌上微课堂：", "惠农补贴怎么领"]
    assert lines_of(exported, "中央") == ["中央一号文件", "与强农惠农政策"]
    assert any("10月12日" in line for line in lines_of(exported, "指尖"))
