"""Whatever a catalog says in any field is text on every page, and stands there as it is."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from partyschool_cli.export.bidi import enclosed
from partyschool_cli.markup.clean_text import clean
from tests.export.html_documents import HOSTILE
from tests.export.html_validity import html_errors
from tests.export.web.sites import made, parsed, site_of
from tests.full_run import is_full_run
from tests.hostile_catalog import CONTROLS, PIECES, hostile_catalog

# One after the other in one text, where the default run can tell as much of them as of each alone.
_MARKUP = (*PIECES[:6], PIECES[7], *HOSTILE[:9])
TEXTS = (
    *(_MARKUP if is_full_run() else ("".join(dict.fromkeys(_MARKUP)),)),
    *(PIECES[6], *HOSTILE[9:], f"a{CONTROLS}b"),
)
SCRIPTS = (PIECES[1], PIECES[4], "\u2028</script>`${x}\\")
PAGES = ("courses/dangzhang", "teachers/wang", "sites/jiaoshi", "schools/liudu", "classes/banci")
# What each page says of its entity: the kinds of text of `hostile_catalog`.
SAID: Mapping[str, tuple[str, ...]] = {
    "courses/dangzhang": ("课程", "专题", "目标", "简介", "教师", "教室", "学校", "对象", "主题"),
    "teachers/wang": ("教师", "单位", "职务", "专题", "类别", "班次", "课程", "活动", "备注"),
    "sites/jiaoshi": ("教室", "地点", "讲解", "班次", "课程", "教师", "备注"),
    "schools/liudu": ("学校", "课程", "班次", "活动", "教师", "教室", "主题"),
    "classes/banci": ("班次", "主办", "班主任", "目的", "说明", "课程", "活动", "主持", "备注"),
    "calendar": ("课程", "活动", "班次"),
    "courses": ("课程", "主题", "学校"),
    "teachers": ("教师", "类别"),
    "sites": ("教室",),
    "classes": ("班次",),
}
_HANDLERS = re.compile(r"^on|^style$")


def squeezed(text: str) -> str:
    """A text without its spaces, which markup has its own of."""
    return re.sub(r"\s+", "", text)


def check_page(path: str, data: bytes, text: str) -> None:
    page = parsed(data)
    assert html_errors(data.decode()) == [], path
    names = {str(element.tag) for element in page.iter() if isinstance(element.tag, str)}
    assert not names & {"img", "iframe", "object", "style", "base", "b0"}, path
    for script in page.iter("script"):
        if script.get("src") is None:
            assert script.get("type") == "application/ld+json"
            json.loads(script.text)
    for element in page.iter():
        assert not [name for name in element.attrib if _HANDLERS.match(name)], path
    shown = squeezed(str(page.get_element_by_id("main").text_content()))
    for kind in SAID.get(path.removesuffix(".html"), ()):
        assert squeezed(enclosed(clean(f"{text}{kind}"))) in shown, (path, kind)
    for own in page.itertext():
        assert enclosed(own) == own, "what follows is not reordered"


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:12]))
def test_text_in_every_field_is_text_on_every_page(text: str, tmp_path: Path) -> None:
    site = made(site_of(hostile_catalog(tmp_path, text)))
    assert {f"{page}.html" for page in PAGES} < site.keys()
    for path, data in site.items():
        if path.endswith(".html"):
            check_page(path, data, text)
        elif path.endswith(".json"):
            json.loads(data)
        elif path.endswith(".ics"):
            check_calendar(data, text)
    [course] = json.loads(site["data/courses.json"])
    assert course["title"] == f"{text}课程"
    # Nothing that a terminal obeys or an editor hides is in any file.
    everything = b"".join(site.values()).decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", everything.replace("\r\n", "\n"))


def check_calendar(data: bytes, text: str) -> None:
    calendar: Any = Calendar.from_ical(data)
    assert calendar.errors == []
    assert not list(calendar.walk("VALARM"))
    for event in calendar.walk("VEVENT"):
        assert event.errors == []
        assert clean(text).replace("\n", " ") in str(event["SUMMARY"])


@pytest.mark.parametrize("text", SCRIPTS if is_full_run() else ["".join(SCRIPTS)])
def test_rows_of_search_and_lists_are_data(text: str, tmp_path: Path) -> None:
    site = made(site_of(hostile_catalog(tmp_path, text)))
    scripts = {path: data.decode() for path, data in site.items() if "rows" in path}
    assert scripts
    for path, script in scripts.items():
        assert script.isascii() or "\u2028" not in script, path
        found = re.fullmatch(r"[\w. =(]*?([\[{].*[\]}])\)?;?\s*", script, re.DOTALL)
        assert found, (path, script[:200])
        json.loads(found[1])
