"""The calendar: months of all sessions, days off, and calendars too large for a page."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from partyschool_cli.export.web.pages.calendar import page
from partyschool_cli.export.web.web_site import SiteRequest
from tests.catalogs import BASE, SHIPPED, loaded
from tests.export.web.sites import made, parsed, small_site, whole_site

CLASS = "classes/banci.yaml"
MANIFEST = "catalog.yaml"
Files = Mapping[str, str | bytes | None]


def session(number: int, day: str, more: str = "activity: 活动") -> str:
    return f"  - {{id: a{number}, date: {day}, start: 19:00, end: 20:00, {more}}}\n"


def calendar_of(
    folder: Path, files: Files | None = None, today: dt.date = dt.date(2026, 10, 8)
) -> Any:
    site = small_site(folder, files, SiteRequest(today))
    return parsed(made(site, "calendar.html")["calendar.html"])


def cell(calendar: Any, day: str) -> Any:
    [found] = calendar.xpath(f'//td[@data-date="{day}"]')
    return found


def text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def test_a_day_has_its_classes_with_when_they_begin_and_how_often(tmp_path: Path) -> None:
    files = {CLASS: BASE[CLASS] + session(1, "2026-10-12")}
    found = cell(calendar_of(tmp_path, files), "2026-10-12")
    assert text(found) == "12党员轮训班 08:30起，2次2次"
    assert found.xpath(".//li/@data-schools") == ["liudu"]
    assert found.xpath('.//a[@class="quiet"]/@href') == ["classes/banci.html"]


def test_every_session_of_the_catalog_is_in_it() -> None:
    calendar = parsed(whole_site(SHIPPED)["calendar.html"])
    refs = calendar.xpath('//li[contains(@class, "item")]/@data-ref')
    classes = loaded(SHIPPED).classes.values()
    public = {
        f"{own.id}/{one.id}" for own in classes if own.status == "active" for one in own.sessions
    }
    assert {ref for one in refs for ref in one.split()} == public


def test_cancelled_sessions_do_not_count_and_are_struck_out(tmp_path: Path) -> None:
    cancelled = session(1, "2026-10-13", "activity: 讨论, status: cancelled")
    calendar = calendar_of(tmp_path, {CLASS: BASE[CLASS] + cancelled})
    found = cell(calendar, "2026-10-13")
    assert text(found) == "13取消党员轮训班取消"
    assert found.xpath("boolean(.//s)")
    assert "1次课，1个班" in text(calendar.xpath('//section[@id="2026-10"]/p')[0])


def test_a_class_with_a_moved_session_is_marked(tmp_path: Path) -> None:
    moved = session(1, "2026-10-13", "activity: 讨论, status: moved")
    found = cell(calendar_of(tmp_path, {CLASS: BASE[CLASS] + moved}), "2026-10-13")
    assert found.xpath('.//span[@class="mark"]/text()') == ["调课"]


def test_holidays_closed_days_and_workdays_say_why(tmp_path: Path) -> None:
    manifest = BASE[MANIFEST] + (
        "calendar:\n  closed: [{from: 2026-10-14, to: 2026-10-15, why: 庙会}]\n"
        "  workdays: [2026-10-17]\n"
        "  busy_seasons: [{title: 秋收, from: 09-20, to: 10-08}]\n"
    )
    calendar = calendar_of(tmp_path, {MANIFEST: manifest})
    told = {
        day: (cell(calendar, day).get("class"), text(cell(calendar, day)))
        for day in ("2026-10-01", "2026-10-14", "2026-10-16", "2026-10-17", "2026-10-18")
    }
    assert told == {
        "2026-10-01": ("off", "1国庆节假"),
        "2026-10-14": ("off", "14庙会停"),
        "2026-10-16": (None, "16"),
        "2026-10-17": (None, "17调休上班班"),
        "2026-10-18": ("off", "18"),
    }
    assert "9月20日至10月8日秋收" in text(calendar.xpath('//section[@id="2026-10"]/p')[0])


def test_without_sessions_it_is_the_month_that_it_is_made_in(tmp_path: Path) -> None:
    calendar = calendar_of(tmp_path, {CLASS: None}, dt.date(2027, 2, 3))
    assert calendar.xpath('//section[@class="a-month"]/@id') == ["2027-02"]


def test_a_slip_in_a_year_makes_no_months_between(tmp_path: Path) -> None:
    calendar = calendar_of(tmp_path, {CLASS: BASE[CLASS] + session(1, "2206-10-12")})
    assert calendar.xpath('//section[@class="a-month"]/@id') == ["2026-10", "2206-10"]


def test_too_many_sessions_have_a_page_a_month(tmp_path: Path) -> None:
    days = [dt.date(2026, 9, 1) + dt.timedelta(n // 4) for n in range(300)]
    sessions = "".join(session(n, str(day)) for n, day in enumerate(days))
    site = small_site(tmp_path, {CLASS: BASE[CLASS] + sessions}, SiteRequest(dt.date(2026, 10, 8)))
    files = made(site, "calendar")
    shown = {
        path: parsed(data).xpath('//section[@class="a-month"]/@id')
        for path, data in files.items()
        if path.endswith("html")
    }
    assert shown == {
        "calendar.html": ["2026-10"],
        "calendar/2026-09.html": ["2026-09"],
        "calendar/2026-10.html": ["2026-10"],
        "calendar/2026-11.html": ["2026-11"],
    }
    october = parsed(files["calendar/2026-10.html"])
    linked = october.xpath('//section[@class="a-month"]//a[@class="button"]/@href')
    assert linked == ["../calendar/2026-09.html", "../calendar/2026-11.html"]
    assert len(october.xpath('//li[contains(@class, "item")]')) == 4 * 31 + 1
    assert not october.xpath('//span[@class="made"]')


def test_a_month_that_is_too_full_shows_a_few_classes_a_day(tmp_path: Path) -> None:
    head, _, _ = BASE[CLASS].partition("  - {id")
    classes = {
        f"classes/c{n}.yaml": head.replace("党员轮训班", f"第{n}班") + session(n, "2026-10-12")
        for n in range(300)
    }
    site = small_site(tmp_path, classes, SiteRequest(dt.date(2026, 10, 8)))
    [month, _] = page.pages(site)
    calendar = parsed(made(site, month.path)[month.path])
    found = cell(calendar, "2026-10-12")
    assert len(found.xpath(".//li[@data-count]")) == 4
    assert "另有297个班" in text(found)
    assert "301次课，301个班" in text(calendar)
