"""JSON-LD of pages: what each is about, by schema.org, and the way to it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from partyschool_cli.export.web.published import published
from partyschool_cli.export.web.web_site import SiteRequest
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded
from tests.export.web.sites import TODAY, made, parsed, small_site, whole_site

TYPES = {
    "courses": "Course",
    "classes": "EducationEvent",
    "teachers": "Person",
    "sites": "Place",
    "schools": "EducationalOrganization",
}
ADDRESS = "https://example.org/dangxiao/"


def data_of(site: Mapping[str, bytes], path: str) -> dict[str, Any]:
    [script] = parsed(site[path]).xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.text)
    assert found["@context"] == "https://schema.org"
    return found


def test_each_page_of_an_entity_is_about_it() -> None:
    for folder in (SHIPPED, PINGCHENG):
        site = whole_site(folder)
        catalog = published(loaded(folder)).catalog
        for file in catalog.files:
            path = f"{file.key.kind.plural}/{file.key.id}.html"
            found = data_of(site, path)
            assert found["@type"] == TYPES[file.key.kind.plural]
            assert found["@id"].endswith(f":{file.key.kind}:{file.key.id}")
            [heading] = parsed(site[path]).xpath("//h1")
            assert heading.text_content().strip().startswith(found["name"])


def test_every_other_page_says_what_it_is() -> None:
    for folder in (SHIPPED, PINGCHENG):
        site = whole_site(folder)
        found = {
            path: data_of(site, path)["@type"]
            for path in site
            if path.endswith(".html") and "/" not in path
        }
        assert found.pop("index.html") == "WebSite"
        assert found.pop("search.html") == "SearchResultsPage"
        assert found.pop("404.html") == "WebPage"
        assert set(found.values()) == {"CollectionPage"}


def test_a_course_has_the_classes_and_sessions_that_it_is_taught_in(tmp_path: Path) -> None:
    more = (
        "  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, course: dangzhang,\n"
        "     teachers: [wang], site: jiaoshi, status: cancelled}\n"
    )
    text = BASE["classes/banci.yaml"] + more
    site = made(small_site(tmp_path, {"classes/banci.yaml": text}))
    [instance] = data_of(site, "courses/dangzhang.html")["hasCourseInstance"]
    assert (instance["name"], instance["courseWorkload"]) == ("党员轮训班", "PT1H30M")
    assert instance["organizer"]["name"] == "柳杜乡党校"
    [session] = instance["subEvent"]
    assert session["startDate"] == "2026-10-12T08:30:00+08:00"
    own = data_of(site, "classes/banci.html")
    assert own["subEvent"][0]["@id"] == session["@id"]
    assert own["subEvent"][1]["eventStatus"] == "https://schema.org/EventCancelled"
    assert own["subEvent"][0]["performer"] == [{"@type": "Person", "name": "王示例"}]


def test_where_the_address_is_known_it_says_the_way_to_a_page(tmp_path: Path) -> None:
    site = made(small_site(tmp_path, None, SiteRequest(TODAY, base_url=ADDRESS)))
    found = data_of(site, "courses/dangzhang.html")
    assert found["url"] == f"{ADDRESS}courses/dangzhang.html"
    items = found["mainEntityOfPage"]["breadcrumb"]["itemListElement"]
    assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
    assert (items[0]["name"], items[0]["item"]) == ("首页", ADDRESS)
    assert items[1]["item"] == f"{ADDRESS}courses.html"
    assert data_of(site, "index.html")["url"] == ADDRESS
    assert "url" not in data_of(site, "404.html")


def test_without_an_address_there_is_none(tmp_path: Path) -> None:
    site = made(small_site(tmp_path))
    for path in site:
        if path.endswith(".html"):
            assert not {"url", "mainEntityOfPage"} & data_of(site, path).keys()
