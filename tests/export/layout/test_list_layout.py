"""A row a session: columns, sizes, merged days, the place that is said once, several pages."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.export.layout.list_layout import list_layout
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.layout.timetables import cells_of, content, laid_out, names

COLUMNS = ["日期", "时间", "教学内容", "授课人", "地点"]


def test_the_columns_of_a_class() -> None:
    (page,) = laid_out(content("chengzi-evening-2026"), "list").pages
    assert names(page) == COLUMNS
    assert not laid_out(content("chengzi-evening-2026"), "list").is_landscape


def test_the_week_day_is_below_the_day_the_part_of_the_day_above_the_time() -> None:
    (page,) = laid_out(content("chengzi-evening-2026"), "list").pages
    assert cells_of(page, 0)[0].text == "1月13日\n星期二"
    assert cells_of(page, 1)[0].text == "晚上\n19:00—19:30"


def test_a_day_is_one_cell_and_nothing_else_is() -> None:
    (page,) = laid_out(content("chengzi-evening-2026"), "list").pages
    assert [cell.rows for cell in cells_of(page, 0)] == [2, 1, 1, 1, 1, 1, 1]
    for column in range(1, 5):
        assert {cell.rows for cell in cells_of(page, column)} == {1}


def test_a_note_is_below_its_title_and_small() -> None:
    (page,) = laid_out(content("chengzi-evening-2026"), "list").pages
    moved = cells_of(page, 2)[-1].entries[0]
    assert [(block.what, block.is_boxed) for block in moved] == [
        ("mark", True),
        ("title", False),
        ("note", False),
    ]
    assert moved[2].size < moved[1].size
    cancelled = cells_of(page, 2)[2].entries[0]
    assert cancelled[1].is_struck
    assert cancelled[1].is_faint


def test_a_place_that_most_sessions_share_is_said_once_in_the_head() -> None:
    (page,) = laid_out(content("chengzi-evening-2026"), "list").pages
    assert page.head.left == ("成子村农民夜校　40 人　地点：成子村农民夜校教室（另写的除外）",)
    said = {cell.text.replace("\n", "") for cell in cells_of(page, 4)}
    assert said == {"", "柳杜乡蔬菜大棚基地"}


def test_a_place_that_all_share_has_no_column() -> None:
    shown = content("chengzi-evening-2026")
    entries = tuple(replace(entry, site="大礼堂") for entry in shown.sheet.entries)
    (page,) = laid_out(replace(shown, sheet=replace(shown.sheet, entries=entries)), "list").pages
    assert names(page) == COLUMNS[:-1]
    assert page.head.left[0].endswith("地点：大礼堂")


def test_places_of_which_none_is_usual_stay_in_their_column() -> None:
    shown = content("chengzi-evening-2026")
    places = ("甲", "甲", "甲", "甲", "乙", "乙", "丙", "丙")
    entries = tuple(
        replace(entry, site=place) for entry, place in zip(shown.sheet.entries, places, strict=True)
    )
    (page,) = laid_out(replace(shown, sheet=replace(shown.sheet, entries=entries)), "list").pages
    assert [cell.text for cell in cells_of(page, 4)] == list(places)


@pytest.mark.parametrize("count", [3, 8, 12])
def test_rows_fill_the_page(count: int) -> None:
    shown = content("chengzi-evening-2026")
    first = shown.sheet.entries[1]
    entries = tuple(replace(first, title=f"第{number}讲") for number in range(count))
    (page,) = laid_out(replace(shown, sheet=replace(shown.sheet, entries=entries)), "list").pages
    assert page.size >= 15
    high = 271 * 72 / 25.4
    assert sum(page.heights) >= (0.3 if count == 3 else 0.6) * high
    # Level rows: none is higher than the others without need.
    assert len({round(one) for one in page.heights[1:]}) == 1


def test_large_type_does_not_tear_titles_into_strips() -> None:
    shown = content("chengzi-evening-2026")
    title = "深入学习贯彻习近平总书记关于基层治理的重要论述，全面推进乡村振兴：从一个村的实践谈起"
    entries = tuple(replace(entry, title=title) for entry in shown.sheet.entries)
    (page,) = laid_out(replace(shown, sheet=replace(shown.sheet, entries=entries)), "list").pages
    titles = [block for cell in cells_of(page, 2) for block in cell.entries[0]]
    longest = max(len(block.lines) for block in titles if block.what == "title")
    assert longest <= 2 or page.size <= 12


def test_many_rows_are_shared_out_evenly_and_the_last_page_has_the_foot() -> None:
    shown = content("qingxu-village-cadres-2026")
    first = shown.sheet.entries[0]
    entries = tuple(replace(first, title=f"第{number}讲") for number in range(40))
    layout = laid_out(replace(shown, sheet=replace(shown.sheet, entries=entries)), "list")
    counts = [len(page.heights) - 1 for page in layout.pages]
    assert len(counts) == 2
    assert max(counts) - min(counts) <= 4
    assert [page.foot is None for page in layout.pages] == [True, False]
    # The day, the names of the columns and the title are said on each page.
    for page in layout.pages:
        assert names(page)[:2] == ["日期", "时间"]
        assert cells_of(page, 0)[0].text == "7月13日\n星期一"
        assert "".join(page.head.title_lines) == shown.title
    assert layout.pages[1].bookmark == ""


def test_a_sheet_of_two_years_says_them() -> None:
    shown = content("chengzi-evening-2026")
    first, *others = shown.sheet.entries
    moved = replace(first, date=first.date.replace(year=2025))
    sheet = replace(shown.sheet, entries=(moved, *others), first=moved.date)
    (page,) = laid_out(replace(shown, sheet=sheet), "list").pages
    assert cells_of(page, 0)[0].text.startswith("2025年\n1月13日")


def test_a_site_says_classes_people_and_what_room_is_left() -> None:
    (page,) = laid_out(content("integrity-hall", Kind.SITE), "list").pages
    assert names(page) == ["日期", "时间", "班次", "人数", "同时在场", "教学内容", "授课人"]
    assert [cell.text for cell in cells_of(page, 3)] == ["40", "100", "110"]
    assert [cell.text for cell in cells_of(page, 4)] == ["40\n余 80", "100\n余 20", "110\n余 10"]
    assert page.foot is not None
    assert page.foot.items[0].name == "合计："
    assert "".join(page.foot.items[0].lines) == "3 次、250 人次；同时最多 110 人，可容 120 人"
    assert "可容 120 人" in page.head.left[0]


def test_more_people_than_a_site_holds_are_said() -> None:
    shown = content("integrity-hall", Kind.SITE)
    sheet = replace(shown.sheet, capacity=90)
    (page,) = laid_out(replace(shown, sheet=sheet), "list").pages
    assert cells_of(page, 4)[1].text == "100\n超 10"


def test_a_teacher_who_teaches_alone_is_not_named_in_each_row() -> None:
    found = {
        name: content(name, Kind.TEACHER)
        for name in ("liudu-teacher", "party-building-lecturer", "county-agri-official")
    }
    alone = {
        name: all(len(entry.teachers) == 1 for entry in shown.sheet.entries)
        for name, shown in found.items()
    }
    assert set(alone.values()) == {True, False}
    for name, shown in found.items():
        titles = names(laid_out(shown, "list").pages[0])
        assert titles[:3] == ["日期", "时间", "班次"]
        assert ("授课人" not in titles) is alone[name]


def test_drafts_are_marked_in_titles_and_among_classes(tmp_path: Path) -> None:
    text = "title: 党章导读\nkind: theme\ntheme: political-theory\nschool: liudu\nstatus: draft\n"
    own = (
        "title: 党员轮训班\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-13\naudience: [members]\n"
        "size: 30\nstatus: draft\nsessions:\n"
        "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: dangzhang,\n"
        "     teachers: [wang], site: jiaoshi}\n"
    )
    files = {"courses/dangzhang.yaml": text, "classes/banci.yaml": own}
    catalog = load(DiskTree(write_catalog(tmp_path, files)))
    layout = list_layout(content("banci", Kind.CLASS, catalog), has_code=False)
    assert layout.title == "党员轮训班课程表（草稿）"
    assert cells_of(layout.pages[0], 2)[0].text.replace("\n", "") == "党章导读（草稿）"
    school = list_layout(content("liudu", Kind.SCHOOL, catalog), has_code=False)
    assert cells_of(school.pages[0], 2)[0].text.replace("\n", "") == "党员轮训班（草稿）"
    teacher = content("wang", Kind.TEACHER, catalog)
    assert teacher.title == "王示例课程表"


def test_a_note_of_many_pages_is_laid_out_soon_and_whole() -> None:
    shown = content("chengzi-evening-2026")
    note = "党的创新理论学习，" * 4000
    first, *others = shown.sheet.entries
    sheet = replace(shown.sheet, entries=(replace(first, note=note), *others))
    begun = time.process_time()
    layout = laid_out(replace(shown, sheet=sheet), "list")
    assert time.process_time() - begun < 5
    told = [cell.text.replace("\n", "") for page in layout.pages for cell in cells_of(page, 2)]
    assert note in "".join(told)
