"""What a served page does in a real browser: shows changes by itself, and findings in place."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browsing import DESKTOP, NEEDS_CHROMIUM, PHONE, Window
from tests.catalogs import BASE, write_catalog
from tests.serve.servers import Client, serving

pytestmark = NEEDS_CHROMIUM

_MANIFEST = f"{BASE['catalog.yaml']}lint: {{disable: [PS3]}}\n"
_CLASS = BASE["classes/banci.yaml"]
# In milliseconds, on a machine that has other things to do.
_PATIENCE = 30_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog that may be changed."""
    return write_catalog(tmp_path, {"catalog.yaml": _MANIFEST})


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    """A server of it."""
    with serving(root) as found:
        yield found


def _opened(browser: Any, client: Client, path: str) -> Window:
    window = Window.in_browser(browser)
    window.page.goto(f"http://{client.host}/{path}")
    return window


def test_a_saved_change_is_shown_anew(browser: Any, root: Path, client: Client) -> None:
    window = _opened(browser, client, "courses/dangzhang.html")
    page = window.page
    page.wait_for_selector("#serve-bar >> text=没有发现问题")
    course = root / "courses/dangzhang.yaml"
    text = course.read_text("utf-8")
    start = time.monotonic()
    course.write_text(text.replace("党章导读", "党章精讲"), "utf-8")
    page.wait_for_selector("h1:has-text('党章精讲')", timeout=_PATIENCE)
    assert time.monotonic() - start < 4
    assert window.console == []
    assert all(url.startswith(f"http://{client.host}/") for url in window.requests)


def test_a_page_of_other_data_stays_as_it_is(browser: Any, root: Path, client: Client) -> None:
    window = _opened(browser, client, "courses/dangzhang.html")
    page = window.page
    page.wait_for_selector("#serve-bar >> text=没有发现问题")
    page.evaluate("window.isTheSame = true")
    number = page.get_attribute("#serve-bar", "data-number")
    (root / "sites/other.yaml").write_text("title: 别处\nvenue: nowhere\n", "utf-8")
    page.wait_for_selector("#serve-bar.error", timeout=_PATIENCE)
    assert page.get_attribute("#serve-bar", "data-number") != number
    assert page.evaluate("window.isTheSame === true")


def test_each_finding_stands_beside_what_it_is_about(
    browser: Any, root: Path, client: Client
) -> None:
    wrong = _CLASS.replace("jiaoshi", "nowhere").replace("size: 30", "size: 30\nfee: 5")
    (root / "classes/banci.yaml").write_text(_CLASS.replace("jiaoshi", "nowhere"), "utf-8")
    window = _opened(browser, client, "classes/banci.html")
    page = window.page
    page.wait_for_selector("main .findings.beside >> text=nowhere", timeout=_PATIENCE)
    for size, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.reload()
        # Seen: a page that is loaded again meanwhile has it a moment later.
        page.wait_for_selector(
            "main [data-ref='banci/s01'] .findings.beside >> text=nowhere", timeout=_PATIENCE
        )
        assert window.overflow() <= 0
        page.click("#serve-bar summary")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    (root / "classes/banci.yaml").write_text(wrong, "utf-8")
    page.wait_for_selector("main .findings.beside >> text=fee", timeout=_PATIENCE)
    assert page.inner_text("h1") == "没有这一页"  # an invalid class is on no page
    (root / "classes/banci.yaml").write_text(_CLASS, "utf-8")
    page.wait_for_selector("h1:has-text('党员轮训班')", timeout=_PATIENCE)
    page.wait_for_selector("#serve-bar >> text=没有发现问题", timeout=_PATIENCE)
    assert page.query_selector("main .findings") is None
    expected = "Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert set(window.console) <= {expected}


def test_a_stopped_server_is_told(browser: Any, root: Path) -> None:
    with serving(root) as own:
        window = _opened(browser, own, "index.html")
        window.page.wait_for_selector("#serve-bar >> text=没有发现问题")
        window.page.wait_for_timeout(200)
    window.page.wait_for_selector("#serve-lost >> text=预览已经停了", timeout=_PATIENCE)


def test_without_scripts_the_bar_has_it_all(browser: Any, root: Path, client: Client) -> None:
    (root / "classes/banci.yaml").write_text(_CLASS.replace("jiaoshi", "nowhere"), "utf-8")
    window = Window.in_browser(browser, script=False)
    for _ in range(50):
        window.page.goto(f"http://{client.host}/classes/banci.html")
        if window.page.query_selector("#serve-bar.error"):
            break
        window.page.wait_for_timeout(100)
    assert window.page.is_visible("#serve-bar .finding >> text=nowhere")
