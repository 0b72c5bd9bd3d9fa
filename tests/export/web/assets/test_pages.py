"""Every kind of page in a browser: for all readers, on every screen, with and without scripts."""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from shutil import copytree
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, NEEDS_CHROMIUM, PHONE
from tests.export.web.assets.conftest import Open, written
from tests.export.web.sites import made, site_of
from tests.full_run import is_full_run
from tests.hostile_catalog import hostile_catalog

pytestmark = NEEDS_CHROMIUM

NARROWEST = {"width": 320, "height": 640}
# Each kind of page, in the shipped catalog and in a small one.
PAGES = (
    ("index.html", "index.html"),
    ("schools/liudu.html", "schools/hekou.html"),
    ("courses/red-history.html", "courses/greenhouse-planting.html"),
    ("teachers/county-discipline-official.html", "teachers/theory-lecturer.html"),
    ("sites/red-education-base.html", "sites/hekou-classroom.html"),
    ("classes/qingxu-applicants-2026-2.html", "classes/hekou-members-2026.html"),
    ("classes/chengzi-evening-2026.html", "classes/hekou-evening-2026.html"),
    ("courses.html", "courses.html"),
    ("teachers.html", "teachers.html"),
    ("sites.html", "sites.html"),
    ("classes.html", "classes.html"),
    ("calendar.html", "calendar.html"),
    ("search.html?q=dangzhang", "search.html?q=dapeng"),
    ("404.html", "404.html"),
)
SMALL_PAGES = tuple(small for _, small in PAGES)
# What scripts change most, and no other test opens without them.
SCRIPTED = (
    "index.html",
    "courses.html",
    "calendar.html",
    "search.html?q=dapeng",
)
Looks = Sequence[tuple[dict[str, int], str]]
LOOKS: Looks = [*product((DESKTOP, PHONE), ("light", "dark"))]


def cases() -> Iterator[tuple[str, str, Looks]]:
    """Sites, pages of them, and the looks that axe sees these in, which takes its time.

    All in the full run; by default each kind of page once, every second one in one look.
    """
    for number, (large, small) in enumerate(PAGES):
        if is_full_run() or number % 2:
            yield "shipped", large, LOOKS if is_full_run() else ()
        if is_full_run():
            yield "small", small, LOOKS
        elif not number % 2:
            turn = number // 2 % len(LOOKS)
            yield "small", small, LOOKS[turn : turn + 1]


def test_axe_finds_nothing_in_the_list_of_answers(open_page: Open, qingshi_site: Path) -> None:
    window = open_page("404.html", qingshi_site)
    window.page.locator("#q").press_sequentially("dp")
    window.page.keyboard.press("ArrowDown")
    expect(window.page.get_by_role("listbox")).to_be_visible()
    for scheme in ("light", "dark") if is_full_run() else ("dark",):
        window.page.emulate_media(color_scheme=scheme)
        assert window.violations() == "", scheme


@pytest.mark.parametrize(("site", "address", "looks"), [*cases()])
def test_a_page_stays_in_its_folder_and_in_the_window_and_axe_finds_nothing(
    open_page: Open, shipped_site: Path, qingshi_site: Path, site: str, address: str, looks: Looks
) -> None:
    folder = shipped_site if site == "shipped" else qingshi_site
    window = open_page(address, folder)
    for viewport, scheme in looks:
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
        assert path.is_relative_to(folder)


@pytest.mark.parametrize("address", SMALL_PAGES if is_full_run() else SCRIPTED)
def test_without_scripts_all_is_there_to_read(
    open_page: Open, qingshi_site: Path, address: str
) -> None:
    """What is hidden for scripts to show: `test_site.py`."""
    page = open_page(address, qingshi_site, script=False).page
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 20


@pytest.mark.parametrize("address", ["index.html", "courses.html", "calendar.html", "sites.html"])
def test_a_keyboard_reaches_everything_in_the_order_of_the_page(
    open_page: Open, qingshi_site: Path, address: str
) -> None:
    page = open_page(address, qingshi_site).page
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


def test_the_first_key_leads_past_the_frame(open_page: Open, qingshi_site: Path) -> None:
    page = open_page("courses.html", qingshi_site).page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_script_that_fails_stops_no_other(
    open_page: Open, qingshi_site: Path, tmp_path: Path
) -> None:
    """The first one does not find the grid that it is to show; the last one makes the search."""
    address = "classes/hekou-members-2026.html"
    folder = copytree(qingshi_site, tmp_path / "site")
    text = (folder / address).read_text("utf-8")
    (folder / address).write_text(text.replace('data-shows="grid"', 'data-shows="none"'), "utf-8")
    window = open_page(address, folder)
    expect(window.page.locator("#q")).to_have_role("combobox")
    (told,) = window.console
    assert told.startswith("TypeError")
    window.clear()


def test_hostile_text_does_nothing_and_widens_nothing(open_page: Open, tmp_path: Path) -> None:
    site = made(site_of(hostile_catalog(tmp_path)))
    folder = written(site, tmp_path / "site")
    for path in sorted(one for one in site if one.endswith(".html")):
        window = open_page(path, folder, viewport=PHONE)
        assert window.overflow() == 0, path
        window.page.set_viewport_size(DESKTOP)
        assert window.overflow() == 0, path
        assert {request.split(":")[0] for request in window.requests} == {"file"}
