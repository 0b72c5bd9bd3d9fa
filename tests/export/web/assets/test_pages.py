"""Every kind of page in a browser: for all readers, on every screen, with and without scripts."""

from itertools import product
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, NEEDS_CHROMIUM, PHONE
from tests.catalogs import QINGSHI
from tests.export.web.assets.conftest import Open, written
from tests.export.web.sites import made, site_of, whole_site
from tests.full_run import is_full_run
from tests.hostile_catalog import hostile_catalog

pytestmark = NEEDS_CHROMIUM

NARROWEST = {"width": 320, "height": 640}
PAGES = (
    "index.html",
    "schools/liudu.html",
    "courses/red-history.html",
    "teachers/county-discipline-official.html",
    "sites/red-education-base.html",
    "classes/qingxu-applicants-2026-2.html",
    "classes/chengzi-evening-2026.html",
    "courses.html",
    "teachers.html",
    "sites.html",
    "classes.html",
    "calendar.html",
    "search.html?q=dangzhang",
    "404.html",
)
_FOR_SCRIPTS = {"button", "one-week", "filters", "none", "none-to-come", "hits", "switch", "check"}
LOOKS = [*product((DESKTOP, PHONE), ("light", "dark"))]


def looks_of(address: str) -> list[tuple[dict[str, int], str]]:
    """How axe sees a page: it takes its time, so the default run has every second in one look."""
    number = PAGES.index(address)
    if is_full_run():
        return LOOKS
    return [] if number % 2 else [LOOKS[number // 2 % len(LOOKS)]]


@pytest.fixture(scope="module")
def small_lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose pages have few links."""
    return written(whole_site(QINGSHI), tmp_path_factory.mktemp("small"))


def test_axe_finds_nothing_in_the_list_of_answers(open_page: Open) -> None:
    window = open_page("index.html")
    window.page.locator("#q").press_sequentially("dpzz")
    window.page.keyboard.press("ArrowDown")
    expect(window.page.get_by_role("listbox")).to_be_visible()
    for scheme in ("light", "dark") if is_full_run() else ("dark",):
        window.page.emulate_media(color_scheme=scheme)
        assert window.violations() == "", scheme


@pytest.mark.parametrize("address", PAGES)
def test_a_page_stays_in_its_folder_and_in_the_window_and_axe_finds_nothing(
    open_page: Open, shipped_site: Path, address: str
) -> None:
    window = open_page(address)
    for viewport, scheme in looks_of(address):
        window.page.set_viewport_size(viewport)
        window.page.emulate_media(color_scheme=scheme)
        assert window.violations() == "", f"{viewport} {scheme}"
    for viewport in (DESKTOP, PHONE, NARROWEST):
        window.page.set_viewport_size(viewport)
        assert window.overflow() == 0, viewport
    for request in window.requests:
        path = Path(unquote(urlsplit(request).path))
        assert request.startswith("file:")
        assert path.is_file()
        assert path.is_relative_to(shipped_site)


@pytest.mark.parametrize("address", PAGES)
def test_without_scripts_all_is_there_to_read(open_page: Open, address: str) -> None:
    page = open_page(address, script=False).page
    assert page.locator("h1").is_visible()
    seen = page.locator("main").inner_text()
    # What the start page has in store, and what only scripts can do or know, is hidden.
    hidden = page.locator("main [hidden]").evaluate_all(
        "all => all.map(one => [one.localName, one.id, ...one.classList])"
    )
    assert [one for one in hidden if not _FOR_SCRIPTS & set(one)] == []
    assert len(seen) > 20


@pytest.mark.parametrize("address", ["index.html", "courses.html", "calendar.html", "sites.html"])
def test_a_keyboard_reaches_everything_in_the_order_of_the_page(
    open_page: Open, small_lists: Path, address: str
) -> None:
    page = open_page(address, small_lists).page
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href],button,input,select,summary,textarea')]
            .filter(one => one.checkVisibility({checkVisibilityCSS: true})).length"""
    )
    page.evaluate(
        """() => {
            const all = [...document.querySelectorAll('*')]
            globalThis.reached = []
            addEventListener('focusin', event => reached.push(all.indexOf(event.target)))
        }"""
    )
    for _ in range(wanted + 1):  # the last one leads out of the page
        page.keyboard.press("Tab")
    reached = page.evaluate("reached")
    assert len(reached) == wanted
    assert reached == sorted(set(reached))


def test_the_first_key_leads_past_the_frame(open_page: Open) -> None:
    page = open_page("courses.html").page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_hostile_text_does_nothing_and_widens_nothing(open_page: Open, tmp_path: Path) -> None:
    site = made(site_of(hostile_catalog(tmp_path)))
    folder = written(site, tmp_path / "site")
    for path in sorted(one for one in site if one.endswith(".html")):
        window = open_page(path, folder)
        for viewport in (DESKTOP, PHONE):
            window.page.set_viewport_size(viewport)
            assert window.overflow() == 0, (path, viewport)
        assert {request.split(":")[0] for request in window.requests} == {"file"}
