"""What the search box looks through."""

import json
from pathlib import Path
from typing import Any

from partyschool_cli.export.web.feeds.search_rows import feed
from partyschool_cli.export.web.web_site import SiteFile, SiteRequest
from tests.catalogs import BASE
from tests.export.web.sites import TODAY, small_site

COURSE = "courses/dangzhang.yaml"
CLASS = "classes/banci.yaml"


def rows_file(folder: Path, files: dict[str, str | bytes | None] | None = None) -> SiteFile:
    [found] = feed.files(small_site(folder, files))
    return found


def search_data(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data.decode().removeprefix("window.searchRows="))
    return found


def said(data: dict[str, Any], title: str) -> list[list[str]]:
    """The texts of the row of a title, by weight."""
    texts = data["texts"]
    [row] = [row for row in data["rows"] if texts[row[3][0]] == title]
    return [[texts[place] for place in own] for own in row[2:]]


def test_each_kind_has_its_rows_with_what_is_said_of_them(tmp_path: Path) -> None:
    data = search_data(rows_file(tmp_path).render())
    told = [
        [*data["kinds"][row[0]], row[1], *(data["texts"][place] for place in row[2])]
        for row in data["rows"]
    ]
    assert told == [
        ["学校", "schools", "liudu", "县级"],
        ["课程", "courses", "dangzhang", "政治理论", "柳杜乡党校"],
        ["教师", "teachers", "wang", "党校教师"],
        ["教学点", "sites", "jiaoshi", "教室"],
        ["班次", "classes", "banci", "2026年10月12日—13日", "柳杜乡党校"],
    ]


def test_a_class_is_found_by_what_its_sessions_say(tmp_path: Path) -> None:
    session = "  - {id: s02, date: 2026-10-13, start: 08:30, end: 09:00, activity: 结业式,\n"
    session += "     moderator: 李主任}\n"
    data = search_data(rows_file(tmp_path, {CLASS: BASE[CLASS] + session}).render())
    rest = said(data, "党员轮训班")[-1]
    assert {"党章导读", "王示例", "结业式", "李主任"} <= set(rest)


def test_names_have_their_surname_readings_and_sentences_none(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "teachers/wang.yaml": "name: 单田芳\ncategory: school-teacher\n",
        COURSE: BASE[COURSE] + "summary: 绿色发展\ntopics: [绿色发展理念]\n",
    }
    data = search_data(rows_file(tmp_path, files).render())
    reading = dict(zip(data["texts"], data["readings"], strict=True))
    assert reading["单田芳"].split()[1].split("/")[0] == "shan"
    assert reading["绿色发展"] == ""
    assert "lv" in reading["绿色发展理念"]


def test_a_sentence_that_is_also_a_name_has_its_pinyin(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {COURSE: BASE[COURSE] + "summary: 党章导读\n"}
    data = search_data(rows_file(tmp_path, files).render())
    assert "dao" in dict(zip(data["texts"], data["readings"], strict=True))["党章导读"]


def test_the_file_changes_with_what_is_found_only(tmp_path: Path) -> None:
    plain = rows_file(tmp_path / "a")
    assert rows_file(tmp_path / "b").key() == plain.key()
    hours = BASE[COURSE].replace("contact_hours: 2", "contact_hours: 3")
    assert rows_file(tmp_path / "c", {COURSE: hours}).render() == plain.render()
    other = rows_file(tmp_path / "d", {COURSE: BASE[COURSE].replace("导读", "解读")})
    assert other.key() != plain.key()
    assert other.render() != plain.render()


def test_what_is_private_is_found_on_a_private_site_only(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        COURSE: BASE[COURSE] + "notes: 内部备注\n",
        "courses/draft.yaml": BASE[COURSE].replace("党章导读", "草稿课") + "status: draft\n",
    }
    public = rows_file(tmp_path, files).render().decode()
    assert "内部备注" not in public
    assert "草稿课" not in public
    request = SiteRequest(TODAY, is_private=True)
    [found] = feed.files(small_site(tmp_path, files, request))
    data = search_data(found.render())
    assert "内部备注" in said(data, "党章导读")[-1]
    assert said(data, "草稿课")[0][0] == "草稿"
