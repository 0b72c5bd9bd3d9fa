"""The start page: this week and the weeks to come, what changed, the 4+N, and counts."""

import datetime as dt
from pathlib import Path

from partyschool_cli.export.web.page import LazyPage
from partyschool_cli.export.web.pages.start import StartView, page
from partyschool_cli.export.web.web_site import SiteRequest, WebSite
from tests.catalogs import BASE, SHIPPED, loaded
from tests.export.web.sites import TODAY, made, parsed, small_site, whole_site

CLASS = "classes/banci.yaml"


def view_of(site: WebSite) -> StartView:
    """What the start page of a site shows."""
    [found] = page.pages(site)
    assert isinstance(found, LazyPage)
    view = found.make().view
    assert isinstance(view, StartView)
    return view


def test_it_has_the_week_that_it_is_made_in_and_those_to_come(tmp_path: Path) -> None:
    site = small_site(tmp_path, None, SiteRequest(dt.date(2026, 10, 7)))
    weeks = view_of(site).weeks
    assert [week.monday.day for week in weeks] == [5, 12, 19, 26, 2]
    assert [week.count for week in weeks] == [0, 1, 0, 0, 0]
    start = parsed(made(site)["index.html"])
    shown = start.xpath('//section[@class="one-week"]/@data-monday')
    assert shown == ["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02"]
    hidden = start.xpath('//section[@class="one-week"][@hidden]/@data-monday')
    assert hidden == shown[2:]


def test_it_says_no_word_that_is_wrong_on_another_day() -> None:
    text = whole_site(SHIPPED)["index.html"].decode()
    assert "今天" not in text
    assert "本周" not in text


def test_a_week_with_too_much_says_where_the_rest_is(tmp_path: Path) -> None:
    sessions = "".join(
        f"  - {{id: a{n}, date: 2026-10-{12 + n % 5}, start: 08:30, end: 10:00, activity: 活动}}\n"
        for n in range(100)
    )
    site = small_site(tmp_path, {CLASS: BASE[CLASS] + sessions}, SiteRequest(dt.date(2026, 10, 12)))
    week = view_of(site).weeks[0]
    assert week.count == 101
    assert sum(day.count for day in week.days) + week.left == 101
    assert f"这周另有{week.left}次课" in made(site)["index.html"].decode()


def test_counts_are_of_what_is_in_use() -> None:
    catalog = loaded(SHIPPED)
    start = parsed(whole_site(SHIPPED)["index.html"])
    shown = [int(each) for each in start.xpath('//ul[@class="counts"]//b/text()')]
    kinds = (catalog.courses, catalog.teachers, catalog.sites, catalog.classes)
    active = [sum(one.status == "active" for one in kind.values()) for kind in kinds]
    assert shown[:4] == active
    private = parsed(whole_site(SHIPPED, is_private=True)["index.html"])
    assert private.xpath('//ul[@class="counts"]//b/text()') == list(map(str, shown))


def test_the_picture_and_its_table_say_the_same() -> None:
    start = parsed(whole_site(SHIPPED)["index.html"])
    marks = start.xpath('//svg[@class="structure"]//text[@class="k"]/text()')
    cells = start.xpath('//details[@id="as-table"]//td[normalize-space()]/text()')
    assert marks == cells
    assert int(TODAY.year) == 2026


def test_every_link_of_the_picture_has_a_name() -> None:
    start = parsed(whole_site(SHIPPED)["index.html"])
    links = start.xpath('//svg[@class="structure"]//a')
    assert links
    assert all(link.get("aria-label") for link in links)
