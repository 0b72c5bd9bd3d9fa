"""The page of a site: what it is like, and its bookings against its capacity."""

from pathlib import Path
from typing import Any

from tests.catalogs import BASE
from tests.export.web.sites import made, parsed, small_site

SITE = "sites/jiaoshi.yaml"
FIELD = """title: 大棚基地
venue: field
category: rural-development
school: liudu
place: 柳杜村
guide: 村支书
outdoor: true
shared: true
capacity: 25
open: {days: [mon, tue], from: 09:00, to: 17:00}
unavailable: [{days: [tue], day_parts: [morning], why: 打药}]
travel_minutes: {other: 15}
tags: [观摩]
"""
FILES = {
    SITE: FIELD,
    "sites/other.yaml": BASE[SITE].replace("教室", "县城教室"),
    "courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"] + "sites: [jiaoshi]\n",
}


def page_of(folder: Path, name: str = "jiaoshi") -> Any:
    return parsed(made(small_site(folder, FILES))[f"sites/{name}.html"])


def test_all_that_is_published_is_told(tmp_path: Path) -> None:
    text = page_of(tmp_path).xpath("//main")[0].text_content()
    for said in ("现场", "乡村振兴发展", "柳杜村", "村支书", "露天", "合计不超过容量", "25人"):
        assert said in text
    for said in ("周一、周二 09:00—17:00", "每周二上午", "观摩", "柳杜乡党校"):
        assert said in text
    assert "打药" not in text


def test_bookings_tell_people_against_capacity(tmp_path: Path) -> None:
    (item,) = page_of(tmp_path).xpath("//li[@data-ref='banci/s01']")
    assert item.xpath(".//p[@class='title']/a/text()") == ["党员轮训班"]
    assert item.xpath(".//strong/text()") == ["30人，超出5人"]


def test_the_way_to_other_sites_is_told_on_both(tmp_path: Path) -> None:
    for name, other in (("jiaoshi", "县城教室"), ("other", "大棚基地")):
        page = page_of(tmp_path / name, name)
        (line,) = page.xpath("//section[h2[.='到别处的路程']]//li")
        assert line.text_content() == f"{other} 15分钟"


def test_a_site_without_bookings_says_so(tmp_path: Path) -> None:
    assert "没有预定" in page_of(tmp_path, "other").text_content()
