"""Every link within the site leads to a file that is there, and to an id of it."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from partyschool_cli.export.web.web_site import SiteRequest, web_site
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED, loaded
from tests.export.web.sites import TODAY, made, parsed, site_of, small_site, whole_site
from tests.full_run import is_full_run
from tests.hostile_catalog import hostile_catalog

_LINKS = ".//@href | .//@src | .//@action | .//@xlink:href"
_NAMES = {"xlink": "http://www.w3.org/1999/xlink"}
_OWN_ADDRESS = "https://example.org/dangxiao/"
# What only the private site has, the small catalogs have too.
SITES = ((SHIPPED, False), (PINGCHENG, True), (QINGSHI, True), (PINGCHENG, False), (SHIPPED, True))


def links_of(path: str, page: Any) -> Iterator[tuple[str, str]]:
    """What the links of a page name: files from the site's root, with what of them."""
    for link in page.xpath(_LINKS, namespaces=_NAMES):
        text = str(link)
        is_whole = text.startswith(_OWN_ADDRESS)
        parts = urlsplit(text.removeprefix(_OWN_ADDRESS))
        if parts.scheme or parts.netloc:
            continue
        named = unquote(parts.path) or ("index.html" if is_whole else path)
        is_own = not parts.path and not is_whole
        yield named if is_whole or is_own else normpath(join(dirname(path), named)), parts.fragment


def lost_links(site: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Links that lead nowhere, each with its page."""
    lost = []
    for path, data in site.items():
        if not path.endswith(".html"):
            continue
        page = parsed(data)
        ids = set(map(str, page.xpath("//@id")))
        for target, fragment in links_of(path, page):
            # What follows `#` in a list's address is its filter, and a month of the calendar.
            if target not in site or (target == path and fragment and fragment not in ids):
                lost.append((path, f"{target}#{fragment}"))
    return lost


@pytest.mark.parametrize(
    ("folder", "is_private"),
    SITES if is_full_run() else SITES[:3],
    ids=lambda one: getattr(one, "name", one),
)
def test_every_link_leads_to_a_file_of_the_site(folder: Path, *, is_private: bool) -> None:
    assert lost_links(whole_site(folder, is_private=is_private)) == []


def test_every_file_is_reached_from_the_start_page() -> None:
    site = whole_site(SHIPPED)
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if path.endswith(".html"):
            waiting += [target for target, _ in links_of(path, parsed(site[path]))]
    # Calendars of who teaches nothing yet are there for those who subscribed before.
    unreached = {path for path in site if path not in seen and not path.startswith("ics/")}
    # A server shows the first by itself; the second are loaded by scripts at the first key.
    assert unreached == {"404.html", *(path for path in site if re.match("assets/.*rows", path))}


def test_links_of_a_site_of_one_school_lead_to_what_is_in_it() -> None:
    site = made(web_site(loaded(SHIPPED), SiteRequest(TODAY, schools=frozenset({"liudu"}))))
    assert "schools/liudu.html" in site
    assert lost_links(site) == []


def test_no_text_of_a_catalog_makes_a_link(tmp_path: Path) -> None:
    text = "a b%c#d?e&f “”<a href='x'>\\../..//"
    assert lost_links(made(site_of(hostile_catalog(tmp_path, text)))) == []


def test_whole_addresses_lead_to_files_too(tmp_path: Path) -> None:
    site = made(small_site(tmp_path, None, SiteRequest(TODAY, base_url=_OWN_ADDRESS)))
    assert lost_links(site) == []
    addresses = re.findall("<loc>(.*?)</loc>", site["sitemap.xml"].decode())
    named = {one.removeprefix(_OWN_ADDRESS) or "index.html" for one in addresses}
    assert named == {path for path in site if path.endswith(".html")} - {"404.html", "search.html"}
    for path, data in site.items():
        if path.endswith(".html") and path != "404.html":
            [canonical] = parsed(data).xpath("//link[@rel='canonical']/@href")
            assert canonical.removeprefix(_OWN_ADDRESS) in {path, "" if path == "index.html" else 0}


def test_without_an_address_there_are_neither_sitemap_nor_canonical_links(tmp_path: Path) -> None:
    site = made(small_site(tmp_path))
    assert "sitemap.xml" not in site
    assert not [path for path, data in site.items() if b'rel="canonical"' in data]


def test_each_session_of_the_schedule_has_its_place_on_a_page() -> None:
    site = whole_site(SHIPPED)
    conference = json.loads(site["schedule.json"])["schedule"]["conference"]
    found = 0
    for day in conference["days"]:
        for event in (each for room in day["rooms"].values() for each in room):
            path, _, fragment = event["url"].partition("#")
            assert f'id="{fragment}"'.encode() in site[path]
            found += 1
    assert found > 100
