"""现场教学课程资源库."""

from pathlib import Path

from partyschool_cli.export.web.lists.site_list import site_list
from tests.catalogs import BASE
from tests.export.web.sites import small_site

FIELD = "title: {}\nvenue: field\ncategory: {}\ncapacity: 60\nplace: 柳杜村\noutdoor: {}\n"
FILES = {
    "sites/a-online.yaml": "title: 线上课堂\nvenue: online\n",
    "sites/b-farm.yaml": FIELD.format("大棚", "rural-development", "true"),
    "sites/c-red.yaml": FIELD.format("红色基地", "red-heritage", "false"),
}


def test_field_sites_stand_first_in_the_order_of_categories(tmp_path: Path) -> None:
    rows = site_list(small_site(tmp_path, FILES)).rows
    assert [row.named.title for row in rows] == ["红色基地", "大棚", "教室", "线上课堂"]


def test_what_is_outdoors_or_online_is_no_shelter(tmp_path: Path) -> None:
    rows = site_list(small_site(tmp_path, FILES)).rows
    indoor = {row.named.title for row in rows if dict(row.fields)["indoor"]}
    assert indoor == {"红色基地", "教室"}
    assert [row.marks for row in rows if row.named.title == "大棚"] == [(("露天", "plain"),)]


def test_courses_at_a_site_are_found_in_the_list(tmp_path: Path) -> None:
    course = {"courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"] + "sites: [jiaoshi]\n"}
    (row,) = site_list(small_site(tmp_path, course)).rows
    assert "党章导读" in row.text
