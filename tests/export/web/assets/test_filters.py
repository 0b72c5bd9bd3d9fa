"""Filters and sorting of lists, in a browser; the address is the filter."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import NEEDS_CHROMIUM, PHONE, Window
from tests.catalogs import BASE, QINGSHI, SHIPPED, loaded
from tests.export.web.assets.conftest import Open, written
from tests.export.web.sites import made, small_site
from tests.full_run import is_full_run

pytestmark = NEEDS_CHROMIUM

COURSE = "courses/dangzhang.yaml"


def rows(window: Window) -> list[str]:
    """The titles that are seen."""
    found: list[str] = window.page.locator(
        "table.rows tbody tr:visible th a, .card:visible h3 a"
    ).all_inner_texts()
    return found


def test_several_fields_at_once_and_the_address_has_them(open_page: Open) -> None:
    window = open_page("courses.html")
    page = window.page
    courses = [one for one in loaded(SHIPPED).courses.values() if one.status == "active"]
    assert len(rows(window)) == len(courses)

    page.select_option("[name=theme]", "skills")
    page.select_option("[name=school]", "liudu")
    wanted = [one.title for one in courses if (one.theme, one.school) == ("skills", "liudu")]
    assert sorted(rows(window)) == sorted(wanted)
    expect(page.locator("#count")).to_have_text(f"{len(courses)}门里的{len(wanted)}门")
    page.fill("[name=q]:not(#q)", "dpzz")
    assert rows(window)[0] == "大棚种植与茬口安排"
    page.wait_for_url("**/courses.html?q=dpzz&theme=skills&school=liudu")


def test_an_address_that_was_sent_shows_the_same(open_page: Open) -> None:
    window = open_page("courses.html?school=liudu&theme=skills&sort=hours-")
    assert window.page.locator("[name=school]").input_value() == "liudu"
    by_hash = open_page("courses.html#school=liudu&theme=skills&sort=hours-")
    shown = rows(by_hash)
    assert shown == rows(window)
    assert len(shown) > 1
    hours = {one.title: one.contact_hours or 0 for one in loaded(SHIPPED).courses.values()}
    assert [hours[one] for one in shown] == sorted((hours[one] for one in shown), reverse=True)
    head = window.page.locator("th[data-sort=hours]")
    assert head.get_attribute("aria-sort") == "descending"


def test_an_address_with_unknown_words_shows_all(open_page: Open, qingshi_site: Path) -> None:
    window = open_page("courses.html?school=nowhere&sort=nothing-&x=1", qingshi_site)
    courses = (one.title for one in loaded(QINGSHI).courses.values() if one.status == "active")
    assert sorted(rows(window)) == sorted(courses)


def test_a_reader_can_sort_clear_and_go_back(open_page: Open, qingshi_site: Path) -> None:
    window = open_page("courses.html?school=hekou", qingshi_site)
    page = window.page
    page.get_by_role("button", name="学时").click()
    page.get_by_role("button", name="学时").click()
    page.wait_for_url("**/courses.html?school=hekou&sort=hours-")
    shown = rows(window)
    assert len(shown) == 3
    page.locator("table.rows tbody a:visible").first.click()
    expect(page.locator("h1")).to_contain_text(shown[0])
    page.go_back()
    expect(page.locator("#count")).to_contain_text("里的")
    assert rows(window) == shown
    page.get_by_role("button", name="清除条件").click()
    expect(page.locator("[name=q]:not(#q)")).to_be_focused()
    page.wait_for_url("**/courses.html?sort=hours-")


def test_what_nothing_meets_is_said(open_page: Open, qingshi_site: Path) -> None:
    window = open_page("courses.html?q=没有这门课", qingshi_site)
    assert rows(window) == []
    expect(window.page.locator(".none")).to_be_visible()


@pytest.mark.parametrize("size", [40, 100] if is_full_run() else [40])
def test_sites_hold_at_least_as_many(open_page: Open, size: int) -> None:
    window = open_page(f"sites.html?size={size}")
    wanted = [
        one.title
        for one in loaded(SHIPPED).sites.values()
        if one.status == "active" and (one.capacity or 0) >= size
    ]
    assert sorted(rows(window)) == sorted(wanted)
    for group in window.page.locator("[data-group]:visible").all():
        count = group.locator("[data-item]:visible").count()
        assert group.locator("h2").inner_text().endswith(f" {count}个")


def test_on_a_phone_the_choices_fold(open_page: Open, qingshi_site: Path) -> None:
    address = "courses.html?theme=skills&school=hekou"
    page = open_page(address, qingshi_site, viewport=PHONE).page
    expect(page.locator("[name=theme]")).to_be_hidden()
    button = page.get_by_role("button", name="更多条件（已选2项）")
    button.click()
    expect(page.locator("[name=theme]")).to_be_visible()
    assert button.get_attribute("aria-expanded") == "true"


def test_a_long_list_is_drawn_from_its_rows(open_page: Open, tmp_path: Path) -> None:
    courses = {
        f"courses/c{n:03d}.yaml": BASE[COURSE].replace("党章导读", f"第{n}讲：大棚")
        for n in range(310)
    }
    files = ("courses.html", "assets/")
    folder = written(made(small_site(tmp_path, courses), *files), tmp_path / "site")
    plain = open_page("courses.html", folder, script=False)
    assert plain.page.locator("#all a:visible").count() == 311

    window = open_page("courses.html", folder)
    assert window.page.locator("#all").is_hidden()
    assert len(rows(window)) == 100
    window.page.get_by_role("button", name="再显示100条").click()
    assert len(rows(window)) == 200
    window.page.fill("[name=q]:not(#q)", "309")
    assert rows(window) == ["第309讲：大棚"]
    expect(window.page.locator("#count")).to_have_text("311门里的1门")
    window.page.fill("[name=q]:not(#q)", "dpzhang")
    assert rows(window) == []
    window.page.fill("[name=q]:not(#q)", "dangzhang")
    assert rows(window) == ["党章导读"]
    [cells] = window.page.locator("table.rows tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    )
    few = written(made(small_site(tmp_path / "s"), *files), tmp_path / "t")
    short = open_page("courses.html", few)
    assert short.page.locator("table.rows tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    ) == [cells]
