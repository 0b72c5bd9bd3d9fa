"""The search box and the page of answers, in a browser."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from partyschool_cli.catalog.search import search
from partyschool_cli.export.web.published import published
from partyschool_cli.model.kind import Kind
from tests.browsing import NEEDS_CHROMIUM, PHONE, Window
from tests.catalogs import BASE, SHIPPED, loaded
from tests.export.web.assets.conftest import Open, written
from tests.export.web.sites import made, site_of, small_site
from tests.hostile_catalog import hostile_catalog

pytestmark = NEEDS_CHROMIUM

COURSE = "courses/dangzhang.yaml"
FOUND_BOTH_WAYS = ("葡萄", "putao", "dzb", "党章", "ganbu", "现场教学", "liudu dapeng", "王答 党委")


def titles(window: Window) -> list[str]:
    """The answers below the box."""
    found: list[str] = window.page.locator(
        "#q ~ .found li > span:last-child > span:first-child"
    ).all_inner_texts()
    return found


def typed(window: Window, text: str) -> list[str]:
    """Fills the box; gives the answers, which are there at once when the rows are loaded."""
    window.page.fill("#q", text)
    expect(window.page.locator(".found")).to_be_visible()
    return titles(window)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def course(title: str, more: str = "") -> str:
        return BASE[COURSE].replace("党章导读", title) + more

    files = {
        "courses/greenhouse.yaml": course("大棚种植与茬口安排"),
        "courses/green.yaml": course("绿色种植", "tags: [有机肥]\n"),
        "courses/summary.yaml": course("农机保养", "summary: 也讲大棚里的机器\n"),
        "courses/market.yaml": course("银行开户与重阳慰问"),
        "courses/pile.yaml": course("重点项目，怎样推进"),
        "teachers/shan.yaml": "name: 单田芳\ncategory: school-teacher\nschool: liudu\n",
    }
    folder = tmp_path_factory.mktemp("small")
    return written(made(small_site(folder, files)), folder / "site")


FIRST = {
    "大棚": "大棚种植与茬口安排",
    "ｄａｐｅｎｇ": "大棚种植与茬口安排",
    "youjifei": "绿色种植",
    "dapeng": "大棚种植与茬口安排",
    "lvse": "绿色种植",
    "DaPeng": "大棚种植与茬口安排",
    "luse": "绿色种植",
    "dpzz": "大棚种植与茬口安排",
    "yinhang": "银行开户与重阳慰问",
    "dapengzz": "大棚种植与茬口安排",
    "chongyang": "银行开户与重阳慰问",
    "dapengzhongzhiyu": "大棚种植与茬口安排",
    "zdxm": "重点项目，怎样推进",
    "zz 大棚": "大棚种植与茬口安排",
    "zdxmzytj": "重点项目，怎样推进",
    "liudu dpzz": "大棚种植与茬口安排",
    "shantianfang": "单田芳",
    "zhengzhililun dapeng": "大棚种植与茬口安排",
    "dantianfang": "单田芳",
    "机器": "农机保养",
    "n": "农机保养",
}


def test_what_should_be_first_is(open_page: Open, small: Path) -> None:
    window = open_page("index.html", small)
    assert {query: typed(window, query)[:1] for query in FIRST} == {
        query: [title] for query, title in FIRST.items()
    }


def test_what_is_not_there_is_said(open_page: Open, small: Path) -> None:
    window = open_page("index.html", small)
    for query in ("没有这门课", "zzzz", "大棚 没有", "apeng", "jiqi"):
        assert typed(window, "大棚")
        assert typed(window, query) == []
        assert "没有找到" in window.page.locator(".found").inner_text(), query


def test_the_first_is_as_in_the_command(open_page: Open) -> None:
    window = open_page("index.html")
    public = published(loaded(SHIPPED))
    kinds = [Kind.SCHOOL, Kind.COURSE, Kind.TEACHER, Kind.SITE, Kind.CLASS]
    records = {kind: public.records(kind) for kind in kinds}
    for query in FOUND_BOTH_WAYS:
        hits = search([query], records)
        best = {
            hit.record["title" if "title" in hit.record else "name"]
            for hit in hits
            if hit.score == hits[0].score
        }
        assert typed(window, query)[0] in best, query


def test_keys_choose_open_and_close(open_page: Open, small: Path) -> None:
    page = open_page("classes.html", small).page
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="搜课程")
    expect(box).to_be_focused()
    page.keyboard.type("zhongzhi")
    expect(page.get_by_role("listbox")).to_be_visible()
    chosen = page.locator(".found").get_by_role("option", selected=True)
    assert chosen.count() == 0
    page.keyboard.press("ArrowDown")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert "大棚种植" in chosen.inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert chosen.count() == 0

    page.keyboard.press("Escape")
    expect(page.locator(".found")).to_be_hidden()
    assert box.input_value() == "zhongzhi"
    assert box.get_attribute("aria-expanded") == "false"

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("绿色种植")
    page.go_back()
    expect(page.locator("h1")).to_have_text("班次")


def test_keys_faster_than_the_rows_are_loaded_lose_nothing(open_page: Open, small: Path) -> None:
    page = open_page("sites/jiaoshi.html", small).page
    page.evaluate(
        """() => {
            const box = document.getElementById('q'), all = {bubbles: true, cancelable: true}
            box.focus()
            box.value = 'dpzz'
            box.dispatchEvent(new InputEvent('input', all))
            for (const key of ['ArrowDown', 'Enter'])
                box.dispatchEvent(new KeyboardEvent('keydown', {key, ...all}))
        }"""
    )
    expect(page.locator("h1")).to_have_text("大棚种植与茬口安排")


def test_a_click_opens(open_page: Open, small: Path) -> None:
    window = open_page("404.html", small, viewport=PHONE)
    typed(window, "shan")
    window.page.get_by_role("option").first.click()
    expect(window.page.locator("h1")).to_contain_text("单田芳")


def test_nothing_happens_while_an_input_method_composes(open_page: Open, small: Path) -> None:
    window = open_page("index.html", small)
    said = window.page.evaluate(
        """() => {
            const box = document.getElementById('q'), found = document.querySelector('.found')
            const key = (name, more) => box.dispatchEvent(
                new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true, ...more}))
            box.focus()
            box.dispatchEvent(new CompositionEvent('compositionstart'))
            box.value = "da'peng"
            box.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}))
            const composing = {isComposing: true}
            return [found.hidden, key('ArrowDown', composing), key('Enter', composing),
                key('Enter', {keyCode: 229}), key('Escape', composing)]
        }"""
    )
    assert said == [True] * 5
    window.page.evaluate(
        """() => {
            const box = document.getElementById('q')
            box.value = '大棚'
            box.dispatchEvent(new CompositionEvent('compositionend', {data: '大棚'}))
        }"""
    )
    expect(window.page.locator(".found")).to_be_visible()
    assert titles(window)[0] == "大棚种植与茬口安排"


def test_enter_alone_leads_to_the_page_of_answers(open_page: Open, small: Path) -> None:
    window = open_page("teachers/wang.html", small)
    typed(window, "大棚")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url(f"**/search.html?q={quote('大棚')}")
    expect(window.page.locator("#hits-count")).to_have_text("“大棚”找到2条")
    links = window.page.locator("#hits a")
    assert links.all_inner_texts() == ["大棚种植与茬口安排", "农机保养"]
    assert window.page.locator("#q").input_value() == "大棚"
    links.last.click()
    window.page.wait_for_url("**/courses/summary.html")
    window.page.go_back()
    expect(window.page.locator("#hits a")).to_have_count(2)


def test_what_was_found_is_marked_in_characters(open_page: Open, small: Path) -> None:
    window = open_page("index.html", small)
    for query, marks in {
        "大棚": ["大棚"],
        "dapengzz": ["大棚种植"],
        "pzz": ["棚种植"],
        "xmzy": ["项目，怎样"],
        "anpai dp": ["大棚", "安排"],
    }.items():
        typed(window, query)
        found = window.page.locator(".found li").first.locator("mark").all_inner_texts()
        assert found == marks, query


def test_a_page_has_so_many_answers_at_a_time(open_page: Open, tmp_path: Path) -> None:
    courses = {
        f"courses/c{n:03d}.yaml": BASE[COURSE].replace("党章导读", f"第{n}讲") for n in range(120)
    }
    site = small_site(tmp_path, courses)
    folder = written(made(site, "search.html", "assets/"), tmp_path / "site")
    page = open_page("search.html?q=di", folder).page
    answers = page.locator("#hits li")
    expect(answers).to_have_count(50)
    page.get_by_role("button", name="再显示50条").click()
    expect(answers).to_have_count(100)
    expect(answers.nth(50).locator("a")).to_be_focused()
    page.get_by_role("button", name="再显示50条").click()
    expect(answers).to_have_count(120)
    expect(page.get_by_role("button", name="再显示50条")).to_be_hidden()


def test_hostile_text_is_found_as_text(open_page: Open, tmp_path: Path) -> None:
    site = site_of(hostile_catalog(tmp_path))
    folder = written(made(site, "search.html", "assets/"), tmp_path / "site")
    window = open_page("search.html?q=" + quote("<script>alert(1)"), folder)
    expect(window.page.locator("#hits li").first).to_be_visible()
    assert "<script>alert(1)</script>" in window.page.locator("#hits a").first.inner_text()
    assert window.page.locator("main script, main img, .found script").count() == 0
    assert "<script>alert(1)</script>" in typed(window, "<script>")[0]
    assert {address.split(":")[0] for address in window.requests} == {"file"}


def test_rows_are_loaded_when_the_box_is_used_only(open_page: Open, small: Path) -> None:
    window = open_page("index.html", small)
    window.page.wait_for_load_state()
    assert not [one for one in window.requests if "search-rows" in one]
    with window.page.expect_event("requestfinished", lambda one: "search-rows" in one.url):
        window.page.focus("#q")
    assert len([one for one in window.requests if "search-rows" in one]) == 1
