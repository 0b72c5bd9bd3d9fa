"""Forms in a real browser: as somebody would fill them in who never saw the files."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route, expect

from partyschool_cli.serve.forms.routes import answer
from partyschool_cli.serve.preview import Preview, PreviewOptions
from partyschool_cli.serve.server import listen, prepare
from tests.browsing import DESKTOP, NEEDS_CHROMIUM, PHONE, Window
from tests.serve.forms.posting import TODAY

pytestmark = NEEDS_CHROMIUM

ROOT = Path(__file__).parents[3]
CLASS = "classes/nanqingdui-evening-2026"
SESSION = "edit/session/nanqingdui-evening-2026/s06"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served") / "catalog"


@pytest.fixture(scope="module")
def address(catalog: Path) -> Iterator[str]:
    """The address that `pschool serve --edit` prints."""
    shutil.copytree(ROOT / "catalog", catalog)
    options = PreviewOptions(lambda: TODAY, is_private=True, is_edited=True)
    server = listen(0)
    prepare(server, Preview(catalog, options), caches=False, forms=answer)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.guard.address
    server.shutdown()
    server.close()
    thread.join()


@pytest.fixture
def files(catalog: Path, address: str) -> Iterator[Path]:
    """The served catalog, put back afterwards."""
    assert address
    yield catalog
    for path in (ROOT / "catalog").rglob("*.yaml"):
        own = catalog / path.relative_to(ROOT / "catalog")
        if own.read_bytes() != path.read_bytes():
            own.write_bytes(path.read_bytes())


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def any_window(request: pytest.FixtureRequest, browser: Any, address: str) -> Iterator[Window]:
    yield from _window(browser, address, script=request.param)


@pytest.fixture
def window(browser: Any, address: str) -> Iterator[Window]:
    yield from _window(browser, address, script=True)


def _window(browser: Any, address: str, *, script: bool) -> Iterator[Window]:
    """A window of its own: one that is still open shows anew what the next test changes."""
    window = Window.in_browser(browser, script=script)
    window.page.set_viewport_size(DESKTOP)
    window.page.goto(address)
    yield window
    window.page.context.close()


def at(address: str, path: str) -> str:
    return f"{address.partition('?')[0]}{path}"


def test_a_session_is_moved_from_its_class_and_taken_back(
    any_window: Window, address: str, files: Path
) -> None:
    page, path = any_window.page, files / f"{CLASS}.yaml"
    before = path.read_bytes()
    page.goto(at(address, f"{CLASS}.html"))
    item = page.locator("li.item", has_text="大棚越冬现场查看")
    item.get_by_role("button", name="修改").click()
    page.get_by_label("日期").fill("12月2日")
    page.get_by_label("备注").fill("原定12月1日下午，因降雪改期")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#d2026-12-02")).to_contain_text("调课")
    old, new = before.decode().splitlines(), path.read_text("utf-8").splitlines()
    assert [line for line in old if line not in new] == ["    date: 2026-12-01"]
    assert len(new) == len(old) + 2
    page.get_by_role("button", name="撤销上一次修改").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("撤销了", timeout=30_000)
    assert path.read_bytes() == before
    assert any_window.console == []


def test_what_lint_says_stands_beside_the_field_before_saving(
    window: Window, address: str, files: Path
) -> None:
    page = window.page
    page.goto(at(address, SESSION))
    page.locator("#date").fill("12月3日")
    page.locator("#start").fill("19:30")
    page.locator("#note").focus()
    expect(page.locator("#said-start")).to_contain_text("PS403")
    expect(page.locator("#said-site")).to_contain_text("PS408")
    expect(page.locator("#start")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#end")).to_have_value("22:00")  # it moves along
    assert (files / f"{CLASS}.yaml").read_bytes() == (
        ROOT / "catalog" / f"{CLASS}.yaml"
    ).read_bytes()
    page.locator(".slots button").first.click()
    expect(page.locator("#date")).to_have_value("2026-12-02")
    expect(page.locator(".error")).to_have_count(0)


def test_the_end_that_somebody_set_stays(window: Window, address: str) -> None:
    page = window.page
    page.goto(at(address, SESSION))
    page.locator("#end").fill("16:00")
    page.locator("#start").fill("14:00")
    expect(page.locator("#end")).to_have_value("16:00")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("xgzj", "徐沟镇纪委书记"), ("qqqq", ""), ("老党员宣讲", "柳杜乡老党员宣讲员")],
)
def test_a_teacher_is_found_by_title_pinyin_or_initials(
    window: Window, address: str, typed: str, found: str
) -> None:
    page = window.page
    page.goto(at(address, SESSION))
    further = page.locator("[data-further] input[name=teachers]")
    field = further.element_handle()
    further.press_sequentially(typed)
    if not found:
        expect(page.locator(".form .nothing:visible")).to_be_visible()
        return
    expect(page.get_by_role("option").filter(has_text=found)).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".form [aria-selected=true] span").first.inner_text()
    page.keyboard.press("Enter")
    assert field.input_value() == chosen
    # There is room for one more.
    expect(page.locator("[name=teachers]")).to_have_count(3)


def test_a_form_whose_file_changed_meanwhile_stays_open_and_shows_both_versions(
    any_window: Window, address: str, files: Path
) -> None:
    page, path = any_window.page, files / f"{CLASS}.yaml"
    page.goto(at(address, SESSION))
    page.get_by_label("备注").fill("雪")
    text = path.read_text("utf-8").replace("date: 2026-12-01", "date: 2026-12-02")
    path.write_text(text, "utf-8")
    page.wait_for_timeout(700)  # longer than live reload takes
    expect(page.get_by_label("备注")).to_have_value("雪")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert").first).to_contain_text("您打开后被改过")
    expect(page.locator("table.compare")).to_contain_text("12月1日")
    expect(page.locator("table.compare")).to_contain_text("12月2日")
    assert path.read_text("utf-8") == text
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("南青堆村农民夜校冬季班")
    saved = path.read_text("utf-8")
    assert "note: 雪" in saved
    assert "date: 2026-12-02" in saved
    assert any_window.console == []


def test_enter_saves(window: Window, address: str, files: Path) -> None:
    page = window.page
    page.goto(at(address, SESSION))
    page.locator("#note").fill("雪")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("南青堆村农民夜校冬季班")
    assert "note: 雪" in (files / f"{CLASS}.yaml").read_text("utf-8")


def test_a_new_course_is_made_once_nothing_is_missing(
    any_window: Window, address: str, files: Path
) -> None:
    page = any_window.page
    page.goto("about:blank")  # a page of the site might just be loaded anew
    page.goto(at(address, "courses.html"))
    page.get_by_role("button", name="新建课程").click()
    page.locator("#title").fill("石磨豆腐工艺")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#said-school")).to_contain_text("还缺")
    page.locator("#school").fill("马峪乡党校")
    page.locator("#kind").select_option("特色课")
    page.locator("#strand").select_option(label="实用技术")
    page.locator("#contact_hours").fill("2学时")
    page.get_by_label("讲授").check()
    page.get_by_label("农民").check()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("石磨豆腐工艺")
    [made] = [one for one in files.rglob("*.yaml") if "石磨豆腐工艺" in one.read_text("utf-8")]
    assert made.read_text("utf-8").startswith("title: 石磨豆腐工艺\nkind: special\n")
    made.unlink()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_form_with_errors(
    window: Window, address: str, viewport: dict[str, int], scheme: str
) -> None:
    page = window.page
    page.set_viewport_size(viewport)
    page.emulate_media(color_scheme=scheme)
    page.goto(at(address, SESSION))
    page.locator("#start").fill("19:30")
    page.locator("#date").fill("12月3日")
    page.locator("#note").focus()
    expect(page.locator("#said-site .error")).to_be_visible()
    found = Axe().run(page, options={"preload": False})
    assert found.violations_count == 0, found.generate_report()
    assert window.overflow() == 0
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESKTOP)


def test_the_answer_to_undo_is_shown_though_the_page_below_it_changes(
    window: Window, address: str, files: Path
) -> None:
    page = window.page

    def slowly(route: Route) -> None:
        answer = route.fetch()
        page.wait_for_timeout(1500)
        route.fulfill(response=answer)

    page.goto(at(address, f"edit/session/{CLASS.partition('/')[2]}/s06"))
    page.get_by_label("备注").fill("带伞")
    page.get_by_role("button", name="保存").click()
    # The form has the title, what was typed, and the button too.
    page.wait_for_url(f"**/{CLASS}.html*")
    expect(page.locator("main")).to_contain_text("带伞")
    page.route("**/edit/undo", slowly)
    page.get_by_role("button", name="撤销上一次修改").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("撤销了", timeout=30_000)


def test_a_button_that_is_pressed_while_the_bar_changes_is_pressed(
    window: Window, address: str, files: Path
) -> None:
    page = window.page
    page.goto(at(address, SESSION))
    page.get_by_label("备注").fill("带伞")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(f"**/{CLASS}.html*")
    button = page.get_by_role("button", name="撤销上一次修改")
    button.hover()
    page.mouse.down()
    with page.expect_response("**/-/bar*"):
        (files / "sites/other.yaml").write_text("title: 别处\n", "utf-8")
    page.wait_for_timeout(200)
    page.mouse.up()
    expect(page.get_by_role("heading", level=1)).to_have_text("撤销了", timeout=30_000)
    (files / "sites/other.yaml").unlink()


def test_the_focus_stays_on_a_button_of_the_bar_that_changes(
    window: Window, address: str, files: Path
) -> None:
    page = window.page
    page.goto(at(address, SESSION))
    page.get_by_label("备注").fill("带伞")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(f"**/{CLASS}.html*")
    page.goto(at(address, "courses/index.html"))
    page.get_by_role("button", name="撤销上一次修改").focus()
    (files / "sites/other.yaml").write_text("title: 别处\n", "utf-8")
    page.wait_for_selector("#serve-bar.error", timeout=30_000)
    expect(page.get_by_role("button", name="撤销上一次修改")).to_be_focused()
    (files / "sites/other.yaml").unlink()
