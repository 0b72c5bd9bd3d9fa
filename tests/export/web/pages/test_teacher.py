"""The page of a teacher: who it is, what is taught, and when."""

from pathlib import Path
from typing import Any

from partyschool_cli.export.web.web_site import SiteRequest
from tests.catalogs import BASE
from tests.export.web.sites import TODAY, made, parsed, small_site

TEACHER = "teachers/wang.yaml"
FILES = {
    TEACHER: BASE[TEACHER]
    + """school: liudu
unit: 党校
post: 教研室主任
office: party-secretary
topics: [党章]
contact_hours_per_day: 4
tags: [骨干]
notes: 只给自己看
unavailable: [{from: 2026-12-01, to: 2026-12-03, why: 开会}]
"""
}


def page_of(folder: Path, request: SiteRequest | None = None) -> Any:
    return parsed(made(small_site(folder, FILES, request))["teachers/wang.html"])


def test_all_that_is_published_is_told(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    text = page.xpath("//main")[0].text_content()
    for said in ("党校教师", "教研室主任", "党委书记", "党章", "4学时", "骨干", "柳杜乡党校"):
        assert said in text
    assert "2026年12月1日—3日" in text
    assert "只给自己看" not in text
    assert "开会" not in text


def test_a_private_site_tells_notes_and_reasons(tmp_path: Path) -> None:
    text = page_of(tmp_path, SiteRequest(TODAY, is_private=True)).text_content()
    assert "只给自己看" in text
    assert "2026年12月1日—3日（开会）" in text


def test_sessions_tell_class_and_place_and_not_the_teacher_again(tmp_path: Path) -> None:
    (item,) = page_of(tmp_path).xpath("//li[@data-ref='banci/s01']")
    assert item.xpath(".//a/text()") == ["党章导读", "党员轮训班", "教室"]


def test_the_courses_of_a_teacher_and_the_calendar_are_links(tmp_path: Path) -> None:
    links = page_of(tmp_path).xpath("//main//a/@href")
    assert "../courses/dangzhang.html" in links
    assert "../ics/teacher-wang.ics" in links


def test_one_who_teaches_nothing_has_a_page(tmp_path: Path) -> None:
    files = {"teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n"}
    text = made(small_site(tmp_path, files))["teachers/li.html"].decode()
    assert "还没有排课" in text
    assert "没有哪门课写了由他讲" in text
