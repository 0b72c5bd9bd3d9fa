"""The files of a site: what is made again after a change, and that nothing loads from elsewhere."""

import re
from pathlib import Path

import pytest

from partyschool_cli.export.web.site import build_site
from partyschool_cli.export.web.web_site import SiteRequest, WebSite
from tests.catalogs import BASE, PINGCHENG, SHIPPED
from tests.export.web.sites import TODAY, made, small_site, whole_site

TEACHER = "teachers/wang.yaml"


def keys(site: WebSite) -> dict[str, str]:
    return {file.path: file.key for file in build_site(site)}


def test_no_two_files_have_one_path() -> None:
    for folder in (SHIPPED, PINGCHENG):
        paths = list(whole_site(folder))
        assert len(paths) == len(set(paths))


def test_the_same_catalog_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (small_site(tmp_path / name) for name in "ab")
    assert made(one) == made(other)
    assert keys(one) == keys(other)


def test_other_bytes_have_another_key(tmp_path: Path) -> None:
    before = small_site(tmp_path / "a")
    changed = {
        TEACHER: BASE[TEACHER].replace("王示例", "李示例"),
        "schools/liudu.yaml": BASE["schools/liudu.yaml"] + "summary: 新的简介\nplace: 柳杜村\n",
    }
    after = small_site(tmp_path / "b", changed)
    old, new = made(before), made(after)
    differing = {path for path in old if old[path] != new[path]}
    assert differing
    other_keys = {path for path, key in keys(after).items() if key != keys(before)[path]}
    assert differing <= other_keys


def test_another_day_makes_only_the_dated_pages_again(tmp_path: Path) -> None:
    today = keys(small_site(tmp_path / "a"))
    later = keys(small_site(tmp_path / "b", None, SiteRequest(TODAY.replace(day=25))))
    changed = {path for path in today if today[path] != later[path]}
    assert "index.html" in changed
    assert not {path for path in changed if "/" in path}


@pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG])
def test_no_page_needs_anything_from_elsewhere(folder: Path) -> None:
    for path, data in whole_site(folder).items():
        if not path.endswith(".html"):
            continue
        text = data.decode()
        assert "default-src 'none'" in text
        assert "unsafe" not in text
        # What is loaded: a link to a material of a course leads elsewhere only when followed.
        assert not re.search(r"<(?!a )[^>]*(src|href)=\"(https?:)?//", text), path
        assert not re.search(
            r"<style| style=|<script(?! src=| type=\"application/ld)| on\w+=\"", text
        )


def test_a_site_with_an_address_says_it(tmp_path: Path) -> None:
    request = SiteRequest(TODAY, base_url="https://example.org/dangxiao")
    pages = made(small_site(tmp_path, None, request))
    start, school = pages["index.html"].decode(), pages["schools/liudu.html"].decode()
    assert '<link rel="canonical" href="https://example.org/dangxiao/">' in start
    assert '"https://example.org/dangxiao/schools/liudu.html"' in school
    # What a server shows at any address leads to whole ones.
    assert 'href="https://example.org/dangxiao/index.html"' in pages["404.html"].decode()


def test_the_address_of_the_manifest_is_taken_where_none_is_given(tmp_path: Path) -> None:
    manifest = BASE["catalog.yaml"] + "web_url: https://example.org/\n"
    pages = made(small_site(tmp_path, {"catalog.yaml": manifest}))
    assert '<link rel="canonical" href="https://example.org/">' in pages["index.html"].decode()


def test_each_page_has_one_title_that_is_the_entitys(tmp_path: Path) -> None:
    for path, data in made(small_site(tmp_path)).items():
        if path.endswith(".html"):
            assert len(re.findall("<h1", data.decode())) == 1, path
