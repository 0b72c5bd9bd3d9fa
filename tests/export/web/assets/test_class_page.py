"""The page of a class in a browser: a printed code compared, grid or list, scripts off, paper."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browsing import NEEDS_CHROMIUM, PHONE, Window
from tests.export.web.assets.conftest import Open, written
from tests.export.web.sites import made, small_site

pytestmark = NEEDS_CHROMIUM

PAGE = "classes/qingxu-applicants-2026-2.html"


def code_of(folder: Path) -> str:
    text = (folder / PAGE).read_text("utf-8")
    return text.partition('data-code="')[2].partition('"')[0]


def shown(window: Window, name: str) -> bool:
    return bool(window.page.locator(f"#{name}").is_visible())


def test_the_code_of_this_timetable_agrees(open_page: Open, shipped_site: Path) -> None:
    code = code_of(shipped_site)
    for typed in (code, f" {code.lower().replace('-', '')} "):
        check = open_page(f"{PAGE}?code={typed}").page.locator("#check")
        expect(check).to_contain_text("与本页一致")


def test_another_code_says_that_it_was_changed(open_page: Open) -> None:
    for code in ("AAAA-BBBB", "<b>1</b>"):
        check = open_page(f"{PAGE}?code={code}").page.locator("#check")
        expect(check).to_contain_text("已改")
        expect(check.locator("b")).to_have_count(0)


def test_without_a_code_nothing_is_said(open_page: Open) -> None:
    for query in ("", "?code=", "?code=-"):
        expect(open_page(PAGE + query).page.locator("#check")).to_be_hidden()


def test_one_form_of_the_timetable_is_shown(open_page: Open) -> None:
    window = open_page(PAGE)
    assert (shown(window, "grid"), shown(window, "list")) == (True, False)
    window.page.get_by_role("button", name="按天").click()
    assert (shown(window, "grid"), shown(window, "list")) == (False, True)


def test_without_scripts_there_is_one_form_too(open_page: Open) -> None:
    window = open_page(PAGE, script=False)
    assert (shown(window, "grid"), shown(window, "list")) == (True, False)
    window.page.set_viewport_size(PHONE)
    assert (shown(window, "grid"), shown(window, "list")) == (False, True)
    assert window.overflow() <= 0


def test_paper_has_the_grid_alone(open_page: Open) -> None:
    window = open_page(PAGE)
    window.page.emulate_media(media="print")
    assert (shown(window, "grid"), shown(window, "list")) == (True, False)
    for hidden in (".top", ".foot", ".buttons", ".news", "#check"):
        expect(window.page.locator(hidden).first).to_be_hidden()
    window.page.emulate_media(media="null")


def test_a_card_on_a_phone_names_nothing_that_it_lacks(open_page: Open, tmp_path: Path) -> None:
    folder = written(made(small_site(tmp_path / "catalog")), tmp_path / "site")
    page = open_page("teachers.html", folder, viewport=PHONE).page
    for label in ("单位", "专题"):
        expect(page.locator(f"td[data-label={label}]")).to_have_css("display", "none")
    expect(page.locator("td.in").first).to_be_visible()
