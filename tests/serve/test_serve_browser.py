"""What a served page does in a real browser: shows changes by itself, and findings in place."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, NEEDS_CHROMIUM, PHONE, Window
from tests.catalogs import BASE, write_catalog
from tests.serve.servers import Client, serving

pytestmark = NEEDS_CHROMIUM

_MANIFEST = f"{BASE['catalog.yaml']}lint: {{disable: [PS3]}}\n"
_CLASS = BASE["classes/banci.yaml"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog that may be changed."""
    return write_catalog(tmp_path, {"catalog.yaml": _MANIFEST})


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    """A server of it."""
    with serving(root) as found:
        yield found


@pytest.fixture
def window(windows: Mapping[bool, Window], client: Client) -> Iterator[Window]:
    """One that is left before its server stops."""
    assert client.port
    window = windows[True]
    window.page.set_viewport_size(DESKTOP)
    window.page.emulate_media(media="null", color_scheme="light")
    window.clear()
    yield window
    window.page.goto(client.still)


def _open(window: Window, client: Client, path: str) -> Any:
    window.page.goto(f"http://{client.host}/{path}")
    return window.page


def test_a_saved_change_is_shown_anew_and_of_other_data_the_page_stays_as_it_is(
    window: Window, root: Path, client: Client
) -> None:
    page = _open(window, client, "courses/dangzhang.html")
    expect(page.locator("#serve-bar")).to_contain_text("没有发现问题")
    page.evaluate("window.isTheSame = true")
    number = page.get_attribute("#serve-bar", "data-number")
    (root / "sites/other.yaml").write_text("title: 别处\nvenue: nowhere\n", "utf-8")
    page.wait_for_selector("#serve-bar.error")
    assert page.get_attribute("#serve-bar", "data-number") != number
    assert page.evaluate("window.isTheSame === true")
    course = root / "courses/dangzhang.yaml"
    course.write_text(course.read_text("utf-8").replace("党章导读", "党章精讲"), "utf-8")
    page.wait_for_selector("h1:has-text('党章精讲')")
    assert window.console == []
    assert all(url.startswith(f"http://{client.host}/") for url in window.requests)


def test_each_finding_stands_beside_what_it_is_about(
    window: Window, root: Path, client: Client
) -> None:
    wrong = _CLASS.replace("jiaoshi", "nowhere").replace("size: 30", "size: 30\nfee: 5")
    (root / "classes/banci.yaml").write_text(_CLASS.replace("jiaoshi", "nowhere"), "utf-8")
    page = _open(window, client, "classes/banci.html")
    page.wait_for_selector("main .findings.beside >> text=nowhere")
    # Seen: a page that is loaded again meanwhile has it a moment later.
    page.wait_for_selector("main [data-ref='banci/s01'] .findings.beside >> text=nowhere")
    page.click("#serve-bar summary")
    for size, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        assert window.overflow() <= 0
        assert window.violations() == "", scheme
    (root / "classes/banci.yaml").write_text(wrong, "utf-8")
    page.wait_for_selector("main .findings.beside >> text=fee")
    assert page.inner_text("h1") == "没有这一页"  # an invalid class is on no page
    (root / "classes/banci.yaml").write_text(_CLASS, "utf-8")
    page.wait_for_selector("h1:has-text('党员轮训班')")
    expect(page.locator("#serve-bar")).to_contain_text("没有发现问题")
    assert page.query_selector("main .findings") is None
    expected = "Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert set(window.console) <= {expected}


def test_a_stopped_server_is_told(window: Window, root: Path) -> None:
    with serving(root) as own, window.page.expect_response("**/-/events*"):
        page = _open(window, own, "index.html")
    page.wait_for_selector("#serve-lost >> text=预览已经停了")


def test_without_scripts_the_bar_has_it_all(
    windows: Mapping[bool, Window], root: Path, client: Client
) -> None:
    (root / "classes/banci.yaml").write_text(_CLASS.replace("jiaoshi", "nowhere"), "utf-8")
    page = _open(windows[False], client, "classes/banci.html")
    for _ in range(1000):
        if page.query_selector("#serve-bar:not(.checking)"):
            break
        page.reload()
    assert page.is_visible("#serve-bar.error .finding >> text=nowhere")
