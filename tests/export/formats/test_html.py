"""The page as a parser reads it: what is on it, on which day, and that text stays text."""

import datetime as dt
import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import pairwise, product
from typing import Any

import pytest
from lxml import html as lxml_html

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent, heading
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from tests.export.contents import short_date
from tests.export.html_documents import (
    CLEANED,
    CONTROLS,
    OF_EACH_TYPE,
    busy_sheet,
    course_catalog,
    hostile_documents,
    hostile_texts,
    html,
    shipped,
    shipped_documents,
    timetable,
)
from tests.full_run import is_full_run

MONDAY = dt.date(2026, 10, 12)
DOCUMENTS = tuple(shipped_documents())


def parsed(page: str) -> Any:
    # A place where a line may end has no content, which lxml does not know.
    return lxml_html.document_fromstring(page.replace("<wbr>", ""))


def one(page: Any, path: str) -> Any:
    (found,) = page.xpath(path)
    return found


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def with_class(name: str) -> str:
    return f"[contains(concat(' ', @class, ' '), ' {name} ')]"


@cache
def written(name: str) -> Any:
    """The page of one of the shipped documents; no test changes it."""
    document, options = shipped_documents()[name]
    return parsed(html(document, **options))


def test_each_session_is_on_its_day_and_none_else() -> None:
    pages = [*product(shipped().classes.values(), ("grid", "list"))]
    for own, layout in pages[:: 1 if is_full_run() else 5]:
        document = timetable(Kind.CLASS, own.id)
        items = parsed(html(document, layout=layout)).xpath("//*[@data-item]")
        shown = {
            (ref, item.xpath(".//time[contains(@datetime, 'T')]/@datetime")[0], _day(item))
            for item in items
            for ref in item.get("data-ref").split()
        }
        assert shown == {
            (f"{own.id}/{each.id}", f"{each.date}T{each.start:%H:%M}", short_date(each.date))
            for each in own.sessions
        }, (own.id, layout)
        assert len(items) == len(document.sheet.entries)


def _day(item: Any) -> str:
    """The day that the reader sees an entry under: its column's head, or its row's own date."""
    if item.tag == "tr":
        return words(one(item, f"./td{with_class('date')}//time"))
    (cell,) = item.xpath("ancestor::td")
    head = one(cell, f"ancestor::table//th[@data-day='{cell.get('data-day')}']")
    return words(one(head, f".//*{with_class('date')}"))


def test_a_sheet_chooses_its_layout_unless_told() -> None:
    dense, sparse = (
        timetable(Kind.CLASS, name) for name in ("qingxu-members-2026", "mayu-evening-2026")
    )
    assert 'class="grid' in html(dense)
    assert 'class="list' in html(sparse)
    assert 'class="list' in html(dense, layout="list")
    assert 'class="grid' in html(sparse, layout="grid")


def test_a_grid_table_covers_each_field_once() -> None:
    for table in written("weeks").xpath("//table"):
        head, *rows = table.xpath(".//tr")
        width = len(head)
        covered = [0] * len(rows)
        for index, row in enumerate(rows):
            for cell in row:
                for below in range(int(cell.get("rowspan", 1))):
                    covered[index + below] += 1
        assert covered == [width] * len(rows)


@pytest.mark.parametrize("layout", ["grid", "list"])
@pytest.mark.parametrize(
    ("status", "mark", "struck"),
    [("cancelled", "取消", 1), ("moved", "调课", 0), ("planned", "", 0)],
)
def test_marks(layout: str, status: str, mark: str, struck: int) -> None:
    page = parsed(html(TimetableContent(busy_sheet(MONDAY, status)), layout=layout))

    item = one(page, "//*[@data-item]")
    assert "".join(words(found) for found in item.xpath(f".//*{with_class('mark')}")) == mark
    assert len(item.xpath(".//s")) == struck
    assert status in item.get("class").split()


def test_activities_and_days_off_are_told_apart() -> None:
    page = written("weeks")
    activities = page.xpath(f"//*{with_class('activity')}")
    assert {"开班式", "结业式"} <= {
        words(each.xpath(f".//*{with_class('title')}")[0]) for each in activities
    }
    off = page.xpath(f"//td{with_class('off')}[@rowspan]")
    assert "元宵节社火活动" in {words(cell) for cell in off}


def test_the_foot_says_purpose_remarks_and_who() -> None:
    page = written("grid")
    foot = words(one(page, "//footer"))
    own = shipped().classes["qingxu-members-2026"]
    assert own.purpose
    for text in (f"培训目的：{own.purpose}", *own.remarks, f"制表单位：{own.organizer}"):
        assert text in foot
    assert f"班主任：{own.adviser}" in foot
    # Whether the sheet is still true, its code says; when it was printed says nothing.
    assert "打印日期" not in foot


def test_the_catalog_links_each_course_and_keeps_the_order() -> None:
    document = course_catalog()
    page = written("catalog")

    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//nav//a/@href")
    assert {link.removeprefix("#") for link in links} <= set(ids)
    courses = [course for section in document.sections for course in section.courses]
    assert [article.get("id") for article in page.xpath("//article")] == [
        f"c{course.number}" for course in courses
    ]
    assert len(links) == len(courses) + len(document.sections)
    titles = [words(title) for title in page.xpath("//section/h2/bdi")]
    assert titles == [heading(section) for section in document.sections]


def test_a_course_says_all_there_is() -> None:
    document = course_catalog()
    page = written("catalog")
    for course in (course for section in document.sections for course in section.courses):
        text = words(one(page, f"//article[@id='c{course.number}']"))
        named = (*course.teachers, *course.sites, *course.audience, *course.topics)
        for each in (course.title, course.strand, *named, *course.objectives, course.summary):
            assert " ".join(each.split()) in text
        assert ("★" in text) is course.is_flagship
        assert ("微党课" in text) >= course.is_micro_lecture
        assert f"{course.hours:g} 学时" in text


def test_a_register_has_each_row_under_its_group() -> None:
    page = written("register")
    groups = [
        [words(row) for row in body.xpath("./tr[@data-item]")] for body in page.xpath("//tbody")
    ]
    assert groups == [["1 王示例 示例乡党委", "2 李示例"], ["3 赵示例 示例村"]]


def test_attendance_has_a_table_a_day_and_a_row_a_trainee() -> None:
    page = written("attendance")
    own = shipped().classes["qingxu-members-2026"]
    numbers = page.xpath("//tbody/tr/td[1]/text()")
    days = len({session.date for session in own.sessions})
    assert numbers == [str(number) for number in range(1, (own.size or 0) + 1)] * days


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_nothing_to_show_is_said(layout: str) -> None:
    empty = replace(busy_sheet(MONDAY), entries=())
    assert "没有课次" in html(TimetableContent(empty), layout=layout)
    assert "没有课次" in html(AttendanceContent("签到表", empty, (), (), 30))
    assert "还没有课程" in html(CatalogContent("目录", None, (), ()))
    assert "还没有登记" in html(TableContent("名册", (), ()))


KINDS = tuple(hostile_documents(""))


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_shown_and_is_no_markup(kind: str) -> None:
    harmless = _shape(hostile_page(kind, "党章"))
    for text in hostile_texts(KINDS.index(kind)):
        page = hostile_page(kind, text)
        assert _shape(page) == harmless
        assert " ".join(text.split()) in words(one(page, "//h1"))
        # Wherever text of the catalog stands, a mark of direction in it goes no further.
        for found in page.xpath("//body//text()[contains(., $text)]", text=text):
            assert found.getparent().tag == "bdi"


def hostile_page(kind: str, text: str) -> Any:
    document, options = hostile_documents(text)[kind]
    return parsed(html(document, **options))


def _shape(page: Any) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page with their attributes' names."""
    looks = {"class"}
    return [
        (element.tag, tuple(sorted(set(element.attrib) - looks)))
        for element in page.iter()
        if isinstance(element.tag, str)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_document_can_hold_is_replaced(kind: str) -> None:
    document, options = hostile_documents(CONTROLS)[kind]
    page = html(document, **options)

    assert CLEANED in page
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe]", page)


@pytest.mark.parametrize("name", DOCUMENTS if is_full_run() else OF_EACH_TYPE)
def test_same_bytes(name: str) -> None:
    document, options = shipped_documents()[name]
    assert html(document, **options) == html(document, **options)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_asks_for_nothing_and_runs_only_its_own(name: str) -> None:
    page = written(name)

    assert page.get("lang") == "zh-CN"
    assert {link for link in page.xpath("//@href | //@src") if not link.startswith("#")} == {
        "data:,"
    }
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')]")
    policy = one(page, "//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        digest = b64encode(sha256(one(page, f"//{tag}").text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize("name", DOCUMENTS)
def test_tables_have_captions_and_scopes_and_headings_follow(name: str) -> None:
    page = written(name)
    assert len(page.xpath("//table/caption")) == len(page.xpath("//table"))
    assert not page.xpath("//th[not(@scope)]")
    levels = [int(tag.tag[1]) for tag in page.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_paper_and_direction() -> None:
    document = timetable(Kind.CLASS, "qingxu-members-2026")
    assert "@page{size:A4 landscape}" in html(document)
    assert "@page{size:A3 landscape}" in html(document, paper="a3")
    assert "@page{size:A4 portrait}" in html(document, layout="list")


def test_official_fonts() -> None:
    document = timetable(Kind.CLASS, "qingxu-members-2026")
    assert parsed(html(document, style="official")).xpath(f"//body{with_class('official')}")
    assert not parsed(html(document)).xpath(f"//body{with_class('official')}")
