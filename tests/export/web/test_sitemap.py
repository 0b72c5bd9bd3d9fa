"""`sitemap.xml`, read by lxml: the pages that search engines should have, by whole addresses."""

from pathlib import Path

from lxml import etree

from partyschool_cli.export.web.sitemap import sitemap
from partyschool_cli.export.web.web_site import SiteRequest
from tests.export.web.sites import TODAY, small_site


def test_each_page_has_its_address_and_signs_are_escaped(tmp_path: Path) -> None:
    site = small_site(tmp_path, None, SiteRequest(TODAY, base_url="https://example.org/a&b"))
    [file] = sitemap(site, ["index.html", "404.html", "search.html", "courses/a.html"])
    assert file.path == "sitemap.xml"
    found = etree.fromstring(file.render())
    assert found.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [url.findtext("{*}loc") for url in found] == [
        "https://example.org/a&b/",
        "https://example.org/a&b/courses/a.html",
    ]


def test_without_an_address_there_is_none(tmp_path: Path) -> None:
    assert list(sitemap(small_site(tmp_path), ["index.html"])) == []
