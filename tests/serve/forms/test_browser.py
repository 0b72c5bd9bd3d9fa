"""Forms in a real browser: as somebody would fill them in who never saw the files."""

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from partyschool_cli.serve.forms.routes import answer
from partyschool_cli.serve.preview import Preview
from tests.browsing import DESKTOP, NEEDS_CHROMIUM, PHONE, Window
from tests.catalogs import QINGSHI
from tests.full_run import is_full_run
from tests.serve.forms.posting import inputs, post, put_back
from tests.serve.servers import Client, serving

pytestmark = NEEDS_CHROMIUM

TODAY = dt.date(2026, 3, 2)
CLASS = "classes/hekou-evening-2026"
SESSION = "edit/session/hekou-evening-2026/s03"
UNDO = "撤销上一次修改"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server of a small catalog, as `pschool serve --edit` starts one."""
    catalog = tmp_path_factory.mktemp("served") / "catalog"
    shutil.copytree(QINGSHI, catalog)
    with serving(catalog, is_private=True, forms=answer, today=TODAY) as found:
        yield found


@pytest.fixture(scope="module")
def address(client: Client) -> str:
    """The address that it prints."""
    return client.server.guard.address


@pytest.fixture
def preview(client: Client) -> Iterator[Preview]:
    """What it shows; the files are put back afterwards."""
    served = client.server.routes.preview
    yield served
    put_back(served.root, QINGSHI)


@pytest.fixture
def files(preview: Preview) -> Path:
    """The served catalog, put back afterwards."""
    return preview.root


@pytest.fixture
def saved(preview: Preview) -> str:
    """The path of a class one of whose sessions was changed: there is something to undo."""
    assert post(preview, SESSION, inputs(preview, SESSION), note="带伞").status == 303
    return f"{CLASS}.html"


@pytest.fixture(scope="module")
def let_in(windows: Mapping[bool, Window], address: str) -> Mapping[bool, Window]:
    """The pages, which have the token of the server."""
    windows[True].page.goto(address)
    windows[False].page.context.add_cookies(windows[True].page.context.cookies())
    return windows


@pytest.fixture
def window(
    request: pytest.FixtureRequest, let_in: Mapping[bool, Window], client: Client, files: Path
) -> Iterator[Window]:
    """One with scripts, unless a test says otherwise.

    It is left before the files are put back: it would show them anew.
    """
    assert files.is_dir()
    window = let_in[getattr(request, "param", True)]
    window.page.set_viewport_size(DESKTOP)
    window.page.emulate_media(media="null", color_scheme="light")
    window.clear()
    yield window
    window.page.unroute_all()
    window.page.goto(client.still)


def in_windows(*, script: bool) -> pytest.MarkDecorator:
    """In a window with `script` or without; in CI in both."""
    scripts = (True, False) if is_full_run() else (script,)
    names = ["scripts" if one else "no scripts" for one in scripts]
    return pytest.mark.parametrize("window", scripts, ids=names, indirect=True)


def at(address: str, path: str) -> str:
    return f"{address.partition('?')[0]}{path}"


@in_windows(script=False)
def test_a_session_is_moved_from_its_class_and_taken_back(
    window: Window, address: str, files: Path
) -> None:
    page, path = window.page, files / f"{CLASS}.yaml"
    before = path.read_bytes()
    page.goto(at(address, f"{CLASS}.html"))
    item = page.locator("li.item", has_text="河口镇蔬菜大棚基地")
    item.get_by_role("button", name="修改").click()
    page.get_by_label("日期").fill("3月6日")
    page.get_by_label("备注").fill("原定3月5日下午，因降雪改期")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(f"**/{CLASS}.html#d2026-03-06")
    expect(page.locator("#d2026-03-06")).to_contain_text("调课")
    old, new = before.decode().splitlines(), path.read_text("utf-8").splitlines()
    assert [line for line in old if line not in new] == ["    date: 2026-03-05"]
    assert len(new) == len(old) + 2
    page.get_by_role("button", name=UNDO).click()
    page.wait_for_url("**/edit/undo")
    expect(page.get_by_role("heading", level=1)).to_have_text("撤销了")
    assert path.read_bytes() == before
    assert window.console == []


def test_what_lint_says_stands_beside_the_field_before_saving(
    window: Window, address: str, files: Path
) -> None:
    page = window.page
    page.goto(at(address, SESSION))
    page.locator("#date").fill("4月7日")
    page.locator("#start").fill("19:30")
    page.locator("#note").focus()
    expect(page.locator("#said-start")).to_contain_text("PS403")
    expect(page.locator("#said-site")).to_contain_text("PS408")
    expect(page.locator("#start")).to_have_attribute("aria-invalid", "true")
    _is_fit_for_all(window)
    assert (files / f"{CLASS}.yaml").read_bytes() == (QINGSHI / f"{CLASS}.yaml").read_bytes()
    page.locator(".slots button").first.click()
    expect(page.locator("#date")).to_have_value("2026-04-03")
    expect(page.locator(".error")).to_have_count(0)


def _is_fit_for_all(window: Window) -> None:
    """Axe finds nothing in a form with errors, and no line is wider than the window."""
    # In one page: what axe needs the longest for is to begin.
    looks = list(product((DESKTOP, PHONE), ("light", "dark")))
    for viewport, scheme in looks if is_full_run() else looks[::3]:
        window.page.set_viewport_size(viewport)
        window.page.emulate_media(color_scheme=scheme)
        assert window.violations() == "", f"{viewport} {scheme}"
        assert window.overflow() == 0


def test_a_form_moves_the_end_along_with_the_start_and_finds_teachers(
    window: Window, address: str
) -> None:
    page = window.page
    page.goto(at(address, SESSION))
    page.locator("#start").fill("19:30")
    assert page.locator("#end").input_value() == "21:00"
    page.locator("#end").fill("16:00")
    page.locator("#start").fill("14:00")
    assert page.locator("#end").input_value() == "16:00"
    teachers = page.locator("[name=teachers]")
    further = page.locator("[data-further] input[name=teachers]")
    further.press_sequentially("qqqq")
    expect(page.locator(".form .nothing:visible")).to_be_visible()
    teachers.nth(1).fill("")
    # By initials, and by a part of the title; after each there is room for one more.
    for typed, found in (("swcd", "上湾村党支部书记"), ("党委书记", "河口镇党委书记")):
        count = teachers.count()
        teachers.last.press_sequentially(typed)
        expect(page.get_by_role("option").filter(has_text=found)).to_be_visible()
        page.keyboard.press("ArrowDown")
        chosen = page.locator(".form [aria-selected=true] span").first.inner_text()
        page.keyboard.press("Enter")
        expect(teachers).to_have_count(count + 1)
        expect(teachers.nth(count - 1)).to_have_value(chosen)


def test_a_form_whose_file_changes_meanwhile_stays_open_and_shows_both_versions(
    window: Window, address: str, files: Path
) -> None:
    page, path = window.page, files / f"{CLASS}.yaml"
    page.goto(at(address, SESSION))
    page.get_by_label("备注").fill("雪")
    number = page.locator("#serve-bar").get_attribute("data-number")
    assert number
    text = path.read_text("utf-8").replace("date: 2026-03-05", "date: 2026-03-06")
    path.write_text(text, "utf-8")
    # The page was told, and is not shown anew.
    expect(page.locator("#serve-bar")).not_to_have_attribute("data-number", number)
    expect(page.get_by_label("备注")).to_have_value("雪")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert").first).to_contain_text("您打开后被改过")
    expect(page.locator("table.compare")).to_contain_text("3月5日")
    expect(page.locator("table.compare")).to_contain_text("3月6日")
    assert path.read_text("utf-8") == text
    page.get_by_label("备注").press("Enter")  # as the button does
    page.wait_for_url(f"**/{CLASS}.html*")
    expect(page.get_by_role("heading", level=1)).to_have_text("河口镇农民夜校春季班")
    saved = path.read_text("utf-8")
    assert "note: 雪" in saved
    assert "date: 2026-03-06" in saved
    assert window.console == []


@in_windows(script=True)
def test_a_new_course_is_made_once_nothing_is_missing(
    window: Window, address: str, files: Path
) -> None:
    page = window.page
    page.goto(at(address, "courses.html"))
    page.get_by_role("button", name="新建课程").click()
    page.wait_for_url("**/edit/new/course*")
    page.locator("#title").fill("石磨豆腐工艺")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#said-school")).to_contain_text("还缺")
    page.locator("#school").fill("南坪乡党校")
    page.locator("#kind").select_option("特色课")
    page.locator("#strand").select_option(label="实用技术")
    page.locator("#contact_hours").fill("2学时")
    page.get_by_label("讲授").check()
    page.get_by_label("农民").check()
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/courses/*.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("石磨豆腐工艺")
    [made] = [one for one in files.rglob("*.yaml") if "石磨豆腐工艺" in one.read_text("utf-8")]
    assert made.read_text("utf-8").startswith("title: 石磨豆腐工艺\nkind: special\n")


def test_the_answer_to_undo_is_shown_though_the_page_below_it_changes(
    window: Window, address: str, saved: str
) -> None:
    page = window.page

    def slowly(route: Route) -> None:
        # Not before the page was told what it would show now, and had time to act on it.
        with page.expect_response("**/-/bar*") as told:
            answer = route.fetch()
        told.value.finished()
        route.fulfill(response=answer)

    _settled(page, at(address, saved))
    expect(page.locator("main")).to_contain_text("带伞")
    page.route("**/edit/undo", slowly)
    page.get_by_role("button", name=UNDO).click()
    page.wait_for_url("**/edit/undo")
    expect(page.get_by_role("heading", level=1)).to_have_text("撤销了")


def test_the_button_to_undo_keeps_the_focus_and_is_pressed_while_the_page_changes(
    window: Window, address: str, files: Path, saved: str
) -> None:
    page = window.page
    _settled(page, at(address, saved))
    undo = page.get_by_role("button", name=UNDO)
    undo.focus()
    (files / "sites/other.yaml").write_text("title: 别处\n", "utf-8")
    expect(page.locator("#serve-bar.error")).to_be_visible()
    expect(undo).to_be_focused()
    undo.hover()
    page.mouse.down()
    with page.expect_response("**/-/bar*") as told:
        course = files / "courses/hekou/greenhouse-planting.yaml"
        course.write_text(course.read_text("utf-8").replace("title: ", "title: 讲座："), "utf-8")
    told.value.finished()
    # The page has what it was told, and time to act on it.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    page.mouse.up()
    page.wait_for_url("**/edit/undo")
    expect(page.get_by_role("heading", level=1)).to_have_text("撤销了")


def _settled(page: Any, address: str) -> None:
    """Opens a page and waits until it listens and the bar says what was found."""
    with page.expect_response("**/-/bar*"):
        page.goto(address)
    expect(page.locator("#serve-bar:not(.checking)")).to_be_visible()
