"""师资库."""

from pathlib import Path

from partyschool_cli.export.web.lists.teacher_list import teacher_list
from tests.catalogs import BASE
from tests.export.web.sites import small_site

TEACHER = "teachers/wang.yaml"


def test_a_row_says_who_it_is_and_how_much_is_taught(tmp_path: Path) -> None:
    known = BASE[TEACHER] + "school: liudu\nunit: 教研室\npost: 主任\ntopics: [党章, 党史]\n"
    (row,) = teacher_list(small_site(tmp_path, {TEACHER: known})).rows
    assert row.cells == (
        ("党校教师",),
        ("柳杜乡党校",),
        ("1门",),
        ("1次",),
        ("教研室", "主任"),
        ("党章", "党史"),
    )
    assert "党章导读" in row.text


def test_one_can_ask_who_teaches_a_theme(tmp_path: Path) -> None:
    files = {"teachers/li.yaml": "name: 李示例\ncategory: local-expert\n"}
    rows = teacher_list(small_site(tmp_path, files)).rows
    themes = {row.named.title: dict(row.fields)["theme"] for row in rows}
    assert themes == {"王示例": "political-theory", "李示例": ""}


def test_categories_sort_as_the_catalog_has_them(tmp_path: Path) -> None:
    files = {
        "teachers/a.yaml": "name: 甲\ncategory: leading-official\n",
        "teachers/b.yaml": "name: 乙\ncategory: veteran-member\n",
    }
    rows = teacher_list(small_site(tmp_path, files)).rows
    places = {row.named.title: dict(row.sort)["category"] for row in rows}
    assert sorted(places, key=lambda name: places[name]) == ["甲", "乙", "王示例"]
