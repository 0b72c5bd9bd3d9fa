"""The page in a real browser: the filter, paper, a phone, and that it asks the network for nothing.

The browser is the system's Chromium, which CI installs. Where fontconfig rules, its only fonts are
those that PDFs are set in, so that line breaks do not depend on what else is installed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

import pytest
from pypdfium2 import PdfDocument

from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.content import Content
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from tests.browsing import DESKTOP, NEEDS_CHROMIUM, PHONE, Scheme, Window
from tests.export.html_documents import (
    HOSTILE,
    hostile_documents,
    html,
    shipped,
    shipped_documents,
    timetable,
)
from tests.export.pdf_reading import squeezed
from tests.full_run import is_full_run

pytestmark = NEEDS_CHROMIUM
DOCUMENTS: Final = tuple(shipped_documents())


class Opened(Window):
    """A document in the browser."""

    def shown(self) -> list[str]:
        """The references of the sessions that are seen."""
        items = self.page.locator("[data-ref]:visible")
        return list(items.evaluate_all("nodes => nodes.map(node => node.dataset.ref)"))

    def filter(self, text: str) -> str:
        """Types into the box; gives what is announced then."""
        said = "document.querySelector('.found').innerText"
        before = self.page.evaluate(said)
        self.page.get_by_label("筛选").fill(text)
        # Looks at each frame; what expects of locators is looked at later and later.
        return str(
            self.page.wait_for_function(
                f"before => {said} !== before && {said}", arg=before
            ).json_value()
        )


Open = Callable[..., Opened]


@pytest.fixture
def open_page(windows: Mapping[bool, Window], tmp_path: Path) -> Open:
    def opened(
        document: Content,
        options: dict[str, Any],
        *,
        viewport: dict[str, int] = DESKTOP,
        scheme: Scheme = "light",
        script: bool = True,
    ) -> Opened:
        path = tmp_path / "page.html"
        path.write_bytes(html(document, **options).encode())
        window = Opened(**vars(windows[script]))
        window.page.set_viewport_size(viewport)
        window.page.emulate_media(media="null", color_scheme=scheme)
        window.clear()
        window.page.goto(path.as_uri())
        return window

    return opened


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_is_quiet_and_as_wide_as_the_window(open_page: Open, name: str) -> None:
    opened = open_page(*shipped_documents()[name])
    _expect_quiet_and_narrow(opened)


def _expect_quiet_and_narrow(opened: Opened) -> None:
    for viewport in (DESKTOP, PHONE):
        opened.page.set_viewport_size(viewport)
        assert opened.overflow() == 0, viewport
    assert opened.console == []
    assert opened.requests == [opened.page.url]


@pytest.mark.parametrize("name", DOCUMENTS[:: 1 if is_full_run() else 3])
def test_axe_finds_nothing(open_page: Open, name: str) -> None:
    document, options = shipped_documents()[name]
    opened = open_page(_shorter(document), options)
    looks = list(product((DESKTOP, PHONE), ("light", "dark")))
    turn = DOCUMENTS.index(name) % len(looks)
    for viewport, scheme in looks if is_full_run() else looks[turn : turn + 1]:
        opened.page.set_viewport_size(viewport)
        opened.page.emulate_media(color_scheme=scheme)
        assert opened.violations() == "", f"{viewport} {scheme}"


def _shorter(document: Content) -> Content:
    """The same looks with less of each: axe takes its time over every element."""
    if isinstance(document, TimetableContent):
        return replace(document, sheet=replace(document.sheet, entries=document.sheet.entries[:6]))
    if isinstance(document, CatalogContent):
        ends = (document.sections[0], document.sections[-1])
        shorter = (replace(section, courses=section.courses[:4]) for section in ends)
        return replace(document, sections=tuple(shorter))
    if isinstance(document, AttendanceContent):
        return replace(document, people=document.people[:3], days=document.days[:1])
    return document


@pytest.mark.parametrize("kind", hostile_documents(""))
def test_hostile_text_does_nothing_and_widens_nothing(open_page: Open, kind: str) -> None:
    # Thousands of letters take a second to lay out; so many are wider than the window too.
    length = None if is_full_run() else 160
    text = "\n".join(each[:length] for each in HOSTILE)
    document, options = hostile_documents(text)[kind]
    opened = open_page(document, options)

    _expect_quiet_and_narrow(opened)
    # It is there, and it is seen: nothing hides what stands after it.
    assert opened.page.locator("h1").text_content() == text
    assert opened.page.locator("footer, table, article").last.is_visible()


@pytest.mark.parametrize(
    ("viewport", "layout"),
    [*product((DESKTOP, PHONE), ("grid", "list"))][:: 1 if is_full_run() else 3],
)
def test_every_session_is_seen_and_the_filter_finds_its_own(
    open_page: Open, layout: str, viewport: dict[str, int]
) -> None:
    name = "qingxu-members-2026"
    sessions = shipped().classes[name].sessions
    opened = open_page(timetable(Kind.CLASS, name), {"layout": layout}, viewport=viewport)
    assert sorted(opened.shown()) == sorted(f"{name}/{each.id}" for each in sessions)

    told = opened.filter("党章导读")
    charter = [f"{name}/{each.id}" for each in sessions if each.course == "charter"]
    assert opened.shown() == charter
    assert told == f"找到 {len(charter)} 项，共 {len(sessions)} 项"

    assert opened.filter("没有这门课") == f"找到 0 项，共 {len(sessions)} 项"
    assert opened.shown() == []
    assert opened.page.get_by_text("没有符合的内容").is_visible()

    assert opened.filter("") == f"共 {len(sessions)} 项"
    assert len(opened.shown()) == len(sessions)
    assert opened.console == []


def test_the_filter_takes_several_words_in_any_width_and_case(open_page: Open) -> None:
    name = "qingxu-members-2026"
    opened = open_page(timetable(Kind.CLASS, name), {"layout": "grid"})
    wanted = [
        f"{name}/{each.id}"
        for each in shipped().classes[name].sessions
        if f"{each.date:%m-%d}" == "03-09" and each.start.hour < 12
    ]
    opened.filter("３月９日　上午")
    assert opened.shown() == wanted


def test_a_filtered_list_says_each_date_and_on_paper_that_it_is_filtered(open_page: Open) -> None:
    name = "qingxu-members-2026"
    opened = open_page(timetable(Kind.CLASS, name), {"layout": "list"})
    opened.filter("党章导读")
    # Not the first of its day: its own date was unsaid before.
    row = opened.page.locator("tr[data-ref]:visible")
    assert row.locator("td.date").inner_text().split() == ["3月9日", "星期一"]
    assert row.locator("td.date > span").bounding_box()["width"] > 20
    assert "找到" in _texts(_paper(opened))[0]
    opened.filter("")
    seen = opened.page.locator("td.date:not(.same) time").all_inner_texts()
    assert seen == ["3月9日", "3月10日", "3月11日"]


def test_what_is_typed_in_pinyin_is_no_word_yet(open_page: Open) -> None:
    opened = open_page(*shipped_documents()["grid"])
    count = len(opened.shown())
    opened.page.evaluate(
        """() => {
          const input = document.querySelector("#filter");
          input.value = "dang";
          input.dispatchEvent(new InputEvent("input", {isComposing: true}));
          // After the timer that the page would have set.
          return new Promise(done => setTimeout(done, 200));
        }"""
    )
    assert len(opened.shown()) == count


def test_the_catalog_and_its_contents_are_filtered_together(open_page: Open) -> None:
    opened = open_page(*shipped_documents()["catalog"])
    opened.filter("党章导读")
    articles = opened.page.locator("article:visible")
    links = opened.page.locator(".contents li li a:visible")
    assert 0 < articles.count() < 20
    assert links.count() == articles.count()
    links.first.click()
    assert articles.first.is_visible()


def test_rows_and_pages_are_filtered_too(open_page: Open) -> None:
    for name, sought, found in (
        ("register", "赵示例", "找到 1 项，共 3 项"),
        ("attendance", "党章导读", "找到 3 张，共 9 张"),
    ):
        opened = open_page(*shipped_documents()[name])
        assert opened.filter(sought) == found
        assert f"找到 {opened.page.locator('[data-item]:visible').count()} " in found


@pytest.mark.parametrize("name", DOCUMENTS[:: 1 if is_full_run() else 3])
def test_without_script_all_is_there_but_the_box(open_page: Open, name: str) -> None:
    opened = open_page(*shipped_documents()[name], script=False)
    assert opened.page.locator("#filter").is_hidden()
    assert opened.page.locator("[data-item]:visible").count() > 0
    assert opened.page.locator("[data-item]:visible").count() == (
        opened.page.locator("[data-item]").count()
    )


def test_a_phone_reads_a_week_day_by_day(open_page: Open) -> None:
    opened = open_page(*shipped_documents()["grid"], viewport=PHONE)
    seen = opened.page.locator("th.day:visible, .entry:visible").evaluate_all(
        """nodes => nodes
          .map(node => [node.getBoundingClientRect().top, node.dataset.ref || ""])
          .sort((a, b) => a[0] - b[0])
          .map(pair => pair[1])"""
    )
    own = shipped().classes["qingxu-members-2026"]
    expected: list[str] = []
    for date in sorted({session.date for session in own.sessions}):
        day = sorted((s for s in own.sessions if s.date == date), key=lambda s: s.start)
        expected += ["", *(f"{own.id}/{session.id}" for session in day)]
    assert seen == expected


@pytest.mark.parametrize(
    ("viewport", "name"),
    [*product((DESKTOP, PHONE), ("weeks", "year"))][:: 1 if is_full_run() else 3],
)
def test_headings_stay_in_sight(open_page: Open, name: str, viewport: dict[str, int]) -> None:
    opened = open_page(*shipped_documents()[name], viewport=viewport)
    opened.page.evaluate("""
        const table = document.querySelector("table").getBoundingClientRect();
        window.scrollTo({top: table.top + 100, behavior: "instant"});
    """)
    bar = opened.page.locator(".filter").bounding_box()
    tops = opened.page.locator("th:visible").evaluate_all(
        "nodes => nodes.map(node => node.getBoundingClientRect().top)"
    )
    assert bar["y"] == 0
    assert any(abs(top - bar["height"]) < 2 for top in tops)


def test_the_skip_link_is_first_and_seen_when_reached(open_page: Open) -> None:
    opened = open_page(*shipped_documents()["grid"])
    opened.page.keyboard.press("Tab")
    link = opened.page.get_by_role("link", name="跳到正文")
    assert link.evaluate("node => node === document.activeElement")
    assert link.bounding_box()["y"] >= 0
    assert link.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def test_paper_is_white_and_without_the_box(open_page: Open) -> None:
    opened = open_page(*shipped_documents()["grid"])
    for scheme in ("light", "dark"):
        opened.page.emulate_media(media="print", color_scheme=scheme)
        assert opened.page.locator("#filter").is_hidden()
        assert _color(opened, "html", "backgroundColor") == "rgb(255, 255, 255)", scheme
        assert _color(opened, "body", "color") == "rgb(0, 0, 0)", scheme
    opened.page.emulate_media(media="screen")
    assert _color(opened, "html", "backgroundColor") != "rgb(255, 255, 255)"


def _color(opened: Opened, selector: str, name: str) -> str:
    script = f"node => getComputedStyle(node).{name}"
    return str(opened.page.locator(selector).evaluate(script))


def _paper(opened: Opened) -> bytes:
    return bytes(opened.page.pdf(prefer_css_page_size=True))


def _width(paper: bytes) -> float:
    """The width of the first page, in millimetres."""
    with PdfDocument(paper) as document:
        return float(document[0].get_width() / 72 * 25.4)


def _texts(paper: bytes) -> list[str]:
    """The text of each page, line by line."""
    with PdfDocument(paper) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    # PDF readers take some characters for the radicals that look like them.
    return [normalize("NFKC", text).replace("⻚", "页") for text in texts]


def test_a_week_is_a_page_across(open_page: Open) -> None:
    document, options = shipped_documents()["weeks"]
    opened = open_page(document, options)
    paper = _paper(opened)
    assert _width(paper) == pytest.approx(297, abs=1)
    pages = _texts(paper)
    tables = opened.page.locator("table").count()
    assert len(pages) >= tables > 1
    titles = 0
    for number, text in enumerate(map(squeezed, pages), 1):
        assert f"第{number}页,共{len(pages)}页" in text
        titles += squeezed(document.title) in text
    # The remarks may need one more page than the weeks.
    assert titles == tables


def test_the_paper_may_be_larger(open_page: Open) -> None:
    document, options = shipped_documents()["grid"]
    opened = open_page(_shorter(document), {**options, "paper": "a3"})
    assert _width(_paper(opened)) == pytest.approx(420, abs=1)


def test_rows_stay_whole_and_headers_repeat(open_page: Open) -> None:
    document, options = shipped_documents()["attendance"]
    assert isinstance(document, AttendanceContent)
    pages = _texts(_paper(open_page(document, options)))
    assert len(pages) > 3
    numbers = [[line for line in text.splitlines() if line.isdecimal()] for text in pages]
    assert sum(map(len, numbers)) == len(document.people) * len(document.days)
    assert all("序号" in text for text, rows in zip(pages, numbers, strict=True) if rows)
