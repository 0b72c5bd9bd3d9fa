"""What depends on the day that a page is read, and the calendar, in a browser."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, NEEDS_CHROMIUM, PHONE, Window
from tests.catalogs import BASE
from tests.export.web.assets.conftest import written
from tests.export.web.sites import made, small_site

pytestmark = NEEDS_CHROMIUM

CLASS = "classes/banci.yaml"
OpenOn = Callable[..., Any]


@pytest.fixture(scope="module")
def window(browser: Any) -> Window:
    """A page whose clock these tests set."""
    return Window.in_browser(browser)


@pytest.fixture
def open_on(window: Window, shipped_site: Path) -> Iterator[OpenOn]:
    """Opens an address on a day: `open_on("index.html", "2026-11-26")`."""
    window.clear()

    def opened(
        address: str, day: str, folder: Path | None = None, viewport: dict[str, int] = DESKTOP
    ) -> Any:
        window.page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T09:00"))
        window.page.set_viewport_size(viewport)
        window.open(f"{(folder or shipped_site).as_uri()}/{address}")
        return window.page

    yield opened
    assert window.console == []


def test_the_start_page_shows_the_week_that_it_is_read_in(open_on: OpenOn) -> None:
    page = open_on("index.html", "2026-11-26")
    weeks = page.locator(".one-week:visible")
    assert weeks.evaluate_all("all => all.map(one => one.dataset.monday)") == [
        "2026-11-23",
        "2026-11-30",
    ]
    assert weeks.locator("h3.week").first.inner_text().startswith("本周")
    expect(page.locator("summary", has_text="周一、周二、周三已过去")).to_be_visible()
    assert page.locator(".day.now").evaluate_all("all => all.map(one => one.dataset.date)") == [
        "2026-11-26"
    ]
    assert "今天" in page.locator(".day.now h4").inner_text()
    assert page.locator('.day:visible[data-date="2026-11-24"]').count() == 0


def test_weeks_later_it_shows_those_weeks(open_on: OpenOn) -> None:
    page = open_on("index.html", "2026-12-01")
    weeks = page.locator(".one-week:visible")
    assert weeks.first.get_attribute("data-monday") == "2026-11-30"
    assert page.locator(".news > ul > li").count() == 0
    assert page.locator(".past-news li").count() > 3


def test_months_later_it_shows_dates_and_says_no_word_that_is_wrong(open_on: OpenOn) -> None:
    page = open_on("index.html", "2027-03-01")
    assert page.locator(".one-week:visible").count() == 2
    text = page.locator("main").inner_text()
    assert "本周" not in text
    assert "今天" not in text


def test_sessions_that_are_past_are_folded(open_on: OpenOn) -> None:
    address = "schools/qingxu.html"
    page = open_on(address, "2026-11-24")
    dates = "all => all.map(one => one.dataset.date)"
    folded = page.locator("[data-agenda] details.past:not(.year) .day").evaluate_all(dates)
    coming = page.locator("[data-agenda] .day:visible").evaluate_all(dates)
    assert folded == sorted(folded)
    assert folded[-1] < "2026-11-24" <= coming[0]


def test_where_nothing_is_to_come_a_few_past_days_are_open_and_many_are_not(
    open_on: OpenOn,
) -> None:
    for address, is_open in (("courses/red-history.html", True), ("schools/qingxu.html", False)):
        page = open_on(address, "2027-06-01")
        assert page.locator("[data-agenda] .none-to-come").is_visible()
        folded = page.locator("[data-agenda] details.past")
        assert (folded.get_attribute("open") is not None) == is_open


def test_classes_say_whether_they_are_held_now(open_on: OpenOn, tmp_path: Path) -> None:
    held = BASE[CLASS].partition("sessions:")[0]
    classes = {
        f"classes/c{first}-{last}.yaml": held.replace("2026-10-12", f"2026-11-{first}").replace(
            "2026-10-13", f"2026-11-{last}"
        )
        for first, last in ((22, 23), (22, 24), (24, 25), (25, 26))
    }
    site = small_site(tmp_path, classes)
    folder = written(made(site, "classes.html", "assets/"), tmp_path / "site")
    page = open_on("classes.html", "2026-11-24", folder)
    rows = {name: page.locator(f"tr:has(a[href='{name[:-5]}.html'])") for name in classes}
    assert {name: row.locator(".state").inner_text() for name, row in rows.items()} == {
        "classes/c22-23.yaml": "已结业",
        "classes/c22-24.yaml": "在办",
        "classes/c24-25.yaml": "在办",
        "classes/c25-26.yaml": "还没开班",
    }


def expect_month(page: Any, month: str) -> None:
    """Waits until this month is shown, and no other."""
    expect(page.locator(".a-month:visible")).to_have_count(1)
    expect(page.locator(".a-month:visible")).to_have_id(month)


def test_the_calendar_shows_one_month(open_on: OpenOn, tmp_path: Path) -> None:
    days = ("2026-03-10", "2026-04-16", "2026-11-24", "2026-12-01")
    sessions = "".join(
        f"  - {{id: {day}, date: {day}, start: 19:00, end: 20:00, activity: 活动}}\n"
        for day in days
    )
    site = small_site(tmp_path, {CLASS: BASE[CLASS] + sessions})
    folder = written(made(site, "calendar", "assets/"), tmp_path / "site")
    months = {
        ("2026-02-10", "calendar.html"): "2026-03",
        ("2027-06-01", "calendar.html"): "2026-12",
        ("2026-11-24", "calendar.html#2026-10"): "2026-10",
        ("2026-11-24", "calendar.html#d2026-04-16"): "2026-04",
        ("2026-11-24", "calendar.html#2031-01"): "2026-11",
    }
    for (day, address), month in months.items():
        page = open_on(address, day, folder)
        expect_month(page, month)
        current = page.locator('.months [aria-current="true"]')
        assert current.evaluate_all("all => all.map(one => one.dataset.month)") == [month]


def test_the_calendar_marks_today_and_turns_its_pages(open_on: OpenOn) -> None:
    page = open_on("calendar.html", "2026-11-24")
    expect_month(page, "2026-11")
    today = page.locator("td.now")
    assert today.get_attribute("data-date") == "2026-11-24"
    expect(today.get_by_text("今天").first).to_be_visible()
    page.get_by_role("link", name="← 10月").click()
    expect_month(page, "2026-10")
    page.go_back()
    expect_month(page, "2026-11")


def test_the_calendar_of_one_school(open_on: OpenOn) -> None:
    page = open_on("calendar.html", "2026-11-24")
    page.select_option("#school", "qingxu")
    lines = page.locator("td li:visible")
    assert set(lines.evaluate_all("all => all.map(one => one.dataset.schools)")) == {"qingxu"}
    page.wait_for_url("**/calendar.html?school=qingxu")
    total = page.locator(".a-month:visible .sum").inner_text()
    assert total == "清徐县委党校：12次课，1个班"
    page.get_by_role("link", name="← 10月").click()
    expect(page.locator("td li:visible")).to_have_count(0)

    again = open_on("calendar.html?school=qingxu", "2026-11-24", viewport=PHONE)
    assert again.locator("#school").input_value() == "qingxu"
    days = again.locator(".a-month:visible .day:visible")
    assert days.evaluate_all("all => all.map(one => one.dataset.date)") == [
        "2026-11-23",
        "2026-11-24",
        "2026-11-25",
    ]
    again.locator('td[data-date="2026-11-25"] a.n').click()
    expect(again.locator("#d2026-11-25")).to_be_in_viewport()


def test_a_calendar_of_many_pages_opens_the_right_one(open_on: OpenOn, tmp_path: Path) -> None:
    days = [dt.date(2026, 9, 1) + dt.timedelta(n // 4) for n in range(300)]
    sessions = "".join(
        f"  - {{id: a{n}, date: {day}, start: 19:00, end: 20:00, activity: 活动}}\n"
        for n, day in enumerate(days)
    )
    site = small_site(tmp_path, {CLASS: BASE[CLASS] + sessions})
    folder = written(made(site, "calendar", "assets/"), tmp_path / "site")
    page = open_on("calendar.html", "2026-10-20", folder)
    page.wait_for_url("**/calendar/2026-10.html")
    assert page.locator("td.now").get_attribute("data-date") == "2026-10-20"
    page.get_by_role("link", name="← 9月").click()
    page.wait_for_url("**/calendar/2026-09.html")
    page = open_on("calendar.html#d2026-09-03", "2026-10-20", folder, PHONE)
    page.wait_for_url("**/calendar/2026-09.html#d2026-09-03")
    expect(page.locator("#d2026-09-03")).to_be_in_viewport()
