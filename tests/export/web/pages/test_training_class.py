"""The page of a class: its timetable as a grid and by day, and what is printed below it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.catalogs import BASE
from tests.export.web.sites import made, parsed, small_site

CLASS = "classes/banci.yaml"
FILES = {
    CLASS: """title: 党员轮训班
school: liudu
from: 2026-10-12
to: 2026-10-13
audience: [members]
size: 30
type: rotation
cohort: 2
organizer: 组织部
adviser: 张老师
purpose: 学党章
remarks: [带党章, 穿正装]
courses: [dangzhang, other]
days: [mon, tue]
day_parts: [morning]
tags: [重点]
sessions:
  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: dangzhang,
     teachers: [wang], site: jiaoshi, moderator: 李主任, delivery: lecture}
  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, activity: 讨论, group: 第一组,
     status: moved, note: 因雨改期}
  - {id: s03, date: 2026-10-13, start: 14:30, end: 16:00, activity: 参观, status: cancelled}
""",
    "classes/other.yaml": BASE[CLASS].replace("党员轮训班", "书记班"),
    "courses/other.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", "另一门课"),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return made(small_site(tmp_path_factory.mktemp("class"), FILES))


@pytest.fixture
def page(files: Mapping[str, bytes]) -> Any:
    return parsed(files["classes/banci.html"])


def test_its_heading_has_the_cohort(page: Any) -> None:
    assert [one.text_content() for one in page.xpath("//h1")] == ["党员轮训班（第2期）"]
    assert (
        "培训时间：2026年10月12日至10月13日" in page.xpath("//p[@class='under']")[0].text_content()
    )


def test_grid_and_list_have_every_session(page: Any) -> None:
    for form in ("grid", "list"):
        refs = page.xpath(f"//*[@id='{form}']//@data-ref")
        assert sorted(refs) == ["banci/s01", "banci/s02", "banci/s03"]


def test_a_session_tells_all_that_is_known_of_it(page: Any) -> None:
    (item,) = page.xpath("//*[@id='list']//li[@data-ref='banci/s01']")
    text = item.text_content()
    for said in ("08:30—10:00", "党章导读", "王示例", "主持：李主任", "教室", "讲授"):
        assert said in text


def test_a_class_that_is_taught_together_with_another_says_so(tmp_path: Path) -> None:
    together = {
        CLASS: BASE[CLASS],
        "classes/other.yaml": BASE[CLASS].replace("党员轮训班", "书记班"),
    }
    page = parsed(made(small_site(tmp_path, together))["classes/banci.html"])
    for form in ("grid", "list"):
        assert "与书记班合上" in page.xpath(f"//*[@id='{form}']")[0].text_content()


def test_changes_stand_first(page: Any) -> None:
    (news,) = page.xpath("//section[contains(@class, 'news')]")
    assert news.xpath("h2/text()") == ["2次课有变动"]
    moved, cancelled = news.xpath(".//li")
    assert "调课" in moved.text_content()
    assert "因雨改期" in moved.text_content()
    assert cancelled.xpath(".//s/text()") == ["参观"]


def test_what_stands_below_a_printed_timetable_is_there(page: Any) -> None:
    text = page.xpath("//section[contains(@class, 'of-class')]")[0].text_content()
    for said in (
        "组织部",
        "张老师",
        "学党章",
        "轮训",
        "周一、周二",
        "上午",
        "重点",
        "带党章",
        "穿正装",
    ):
        assert said in text


def test_courses_that_it_lacks_say_so(page: Any) -> None:
    lines = page.xpath("//section[h2[starts-with(., '必讲的课')]]//li")
    assert ["还没有排" in line.text_content() for line in lines] == [False, True]


def test_a_long_class_has_no_grid_and_no_switch(tmp_path: Path) -> None:
    long = {CLASS: BASE[CLASS].replace("to: 2026-10-13", "to: 2026-12-13")}
    page = parsed(made(small_site(tmp_path, long))["classes/banci.html"])
    assert not page.xpath("//table[@class='grid']")
    assert not page.xpath("//*[@data-shows]")
    assert page.xpath("//*[@id='list']//*[@data-ref]")


def test_a_class_without_sessions_says_so(tmp_path: Path) -> None:
    empty = {CLASS: BASE[CLASS].split("sessions:")[0]}
    assert "还没有排课" in made(small_site(tmp_path, empty))["classes/banci.html"].decode()
