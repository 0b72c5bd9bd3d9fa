"""The page of a course: what it is, who teaches it where, and what names it."""

from pathlib import Path
from typing import Any

import pytest

from tests.catalogs import BASE
from tests.export.web.sites import made, parsed, small_site

COURSE = "courses/dangzhang.yaml"
FILES = {
    COURSE: BASE[COURSE].replace("title: 党章导读\n", "title: 党章导读\nflagship: true\n")
    + """summary: 逐章讲党章。
sites: [jiaoshi]
topics: [党章, 党员义务]
objectives: [知道党员的义务, 会用党章说理]
requires: [first]
season: {from: 03-01, to: 05-31}
reviewed: 2026-04-15
tags: [必修]
materials:
  - {title: 讲稿, path: materials/讲稿.docx}
  - {title: 视频, url: "https://example.org/v"}
  - {title: 坏网址, url: "javascript:alert(1)"}
""",
    "courses/first.yaml": BASE[COURSE].replace("党章导读", "入门课"),
    "courses/after.yaml": BASE[COURSE].replace("党章导读", "后续课") + "requires: [dangzhang]\n",
    "classes/banci.yaml": BASE["classes/banci.yaml"] + "courses: [dangzhang]\n",
    "sites/jiaoshi.yaml": BASE["sites/jiaoshi.yaml"] + "open: {days: [mon], from: 09:00}\n",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    files = made(small_site(tmp_path_factory.mktemp("course"), FILES))
    return parsed(files["courses/dangzhang.html"])


def facts(page: Any) -> dict[str, str]:
    return {
        group.findtext("dt"): " ".join(one.text_content() for one in group.findall("dd"))
        for group in page.xpath("//dl/div")
    }


def test_its_heading_is_its_title_alone(page: Any) -> None:
    assert [one.text_content() for one in page.xpath("//h1")] == ["党章导读"]
    assert page.xpath("//p[@class='under']/span[@class='mark']/text()") == ["精品课"]


def test_all_of_its_facts_are_told(page: Any) -> None:
    told = facts(page)
    assert told["学员"] == "党员"
    assert told["授课人"] == "王示例"
    assert "容纳50人，周一 09:00起" in told["教学点"]
    assert told["专题"] == "党章、党员义务"
    assert told["适合时节"] == "3月1日—5月31日"
    assert told["最近审定"] == "2026年4月15日"
    assert told["标签"] == "必修"
    assert page.xpath("//ol/li/text()") == ["知道党员的义务", "会用党章说理"]


def test_what_it_names_and_what_names_it_are_links(page: Any) -> None:
    links = {one.text_content(): one.get("href") for one in page.xpath("//main//a")}
    assert links["入门课"] == "../courses/first.html"
    assert links["后续课"] == "../courses/after.html"
    assert links["王示例"] == "../teachers/wang.html"
    assert links["教室"] == "../sites/jiaoshi.html"
    assert facts(page)["必讲这门课的班次"] == "党员轮训班"


def test_its_sessions_are_told_by_class(page: Any) -> None:
    (day,) = page.xpath("//section[@class='day']")
    assert day.get("data-date") == "2026-10-12"
    assert "党员轮训班" in day.text_content()


def test_a_file_and_an_address_that_runs_are_no_links(page: Any) -> None:
    links = {one.text_content(): one.get("href") for one in page.xpath("//main//a")}
    assert links["视频"] == "https://example.org/v"
    assert "讲稿" not in links
    assert "坏网址" not in links
    assert "materials/讲稿.docx" in page.text_content()


def test_a_course_without_anything_says_so(tmp_path: Path) -> None:
    files = made(small_site(tmp_path, {"classes/banci.yaml": None}))
    assert "还没有排进班次" in files["courses/dangzhang.html"].decode()
