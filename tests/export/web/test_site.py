"""The files of a site: what is made again after a change, and that nothing loads from elsewhere."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.web.lists import list_page
from partyschool_cli.export.web.site import build_site
from partyschool_cli.export.web.web_site import SiteRequest, WebSite, web_site
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.meetings import meetings_of
from tests.catalogs import BASE, PINGCHENG, QINGSHI, SHIPPED, loaded
from tests.export.web.sites import TODAY, made, parsed, small_site, whole_site
from tests.full_run import is_full_run

TEACHER = "teachers/wang.yaml"


def keys(site: WebSite) -> dict[str, str]:
    return {file.path: file.key() for file in build_site(site)}


def test_no_two_files_have_one_path() -> None:
    for folder in (SHIPPED, PINGCHENG):
        site = build_site(web_site(loaded(folder), SiteRequest(TODAY)))
        paths = [file.path for file in site]
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


def edited(catalog: Catalog, key: Key, **changes: object) -> Catalog:
    """The catalog with other values in some fields of an entity."""
    files = []
    for file in catalog.files:
        entity = file.entity
        if file.key == key and entity is not None:
            entity = entity.model_copy(update=changes)
        files.append(file._replace(entity=entity))
    return replace(catalog, files=tuple(files))


def keyed(site: WebSite) -> dict[str, tuple[str, bytes]]:
    """The key and the bytes of each file."""
    return {file.path: (file.key(), file.render()) for file in build_site(site)}


@cache
def keyed_before(folder: Path) -> Mapping[str, tuple[str, bytes]]:
    return keyed(web_site(loaded(folder), SiteRequest(TODAY)))


def differing(folder: Path, after: Catalog) -> tuple[set[str], set[str]]:
    """Paths of files whose bytes are others than before, and those of them with another key."""
    old, new = keyed_before(folder), keyed(web_site(after, SiteRequest(TODAY)))
    bytes_differ = {path for path in old.keys() & new.keys() if old[path][1] != new[path][1]}
    return bytes_differ, {path for path in bytes_differ if old[path][0] != new[path][0]}


# Of each kind something that others tell of it: its title, its size, when it is.
EDITS = (
    (Kind.COURSE, {"title": "新的课程名"}),
    (Kind.COURSE, {"contact_hours": 3.5, "flagship": True}),
    (Kind.COURSE, {"status": "draft"}),
    (Kind.TEACHER, {"name": "新的名字"}),
    (Kind.TEACHER, {"status": "retired"}),
    (Kind.SITE, {"title": "新的地点", "capacity": 7}),
    (Kind.SITE, {"school": None}),
    (Kind.CLASS, {"size": 77, "title": "新的班次"}),
    (Kind.CLASS, {"status": "draft"}),
    (Kind.CLASS, {"sessions": ()}),
    (Kind.SCHOOL, {"title": "新的学校", "short": "新"}),
    (Kind.SCHOOL, {"parent": None, "tier": "county"}),
)
FOLDERS = (QINGSHI, SHIPPED) if is_full_run() else (QINGSHI,)


def most_named(catalog: Catalog, kind: Kind, changes: Mapping[str, object]) -> Key:
    """Of what would be changed by `changes`, that which others name most."""
    changed = [
        Key(kind, name)
        for name, entity in catalog.entities(kind).items()
        if any(getattr(entity, field) != value for field, value in changes.items())
    ]
    return max(changed, key=lambda one: len(catalog.mentioned_by.get(one, ())))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_page_whose_bytes_change_has_another_key(folder: Path) -> None:
    catalog = loaded(folder)
    for kind, changes in EDITS:
        changed = edited(catalog, most_named(catalog, kind, changes), **changes)
        differ, have_another_key = differing(folder, changed)
        assert differ == have_another_key != set(), (kind, changes)


def moved(catalog: Catalog, **changes: object) -> Catalog:
    """The catalog with the first session of the class with most of them at another time."""
    own = max(catalog.classes.values(), key=lambda each: len(each.sessions))
    first, *others = own.sessions
    sessions = (first.model_copy(update=changes), *others)
    return edited(catalog, Key(Kind.CLASS, own.id), sessions=sessions)


MOVES = (
    {"start": dt.time(8, 5)},
    {"date": dt.date(2026, 11, 25), "start": dt.time(20, 0), "end": dt.time(21, 0)},
    {"date": dt.date(2027, 1, 5)},
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_page_that_tells_of_a_moved_session_has_another_key(folder: Path) -> None:
    for changes in MOVES:
        differ, have_another_key = differing(folder, moved(loaded(folder), **changes))
        assert differ == have_another_key != set(), changes


def test_what_lists_and_finds_is_not_made_again_for_another_time() -> None:
    before = web_site(loaded(QINGSHI), SiteRequest(TODAY))
    after = web_site(moved(loaded(QINGSHI), start=dt.time(8, 5)), SiteRequest(TODAY))
    lists = {"courses.html", "teachers.html", "classes.html", "assets/search-rows.js"}
    old, new = keys(before), keys(after)
    assert {path for path in lists if old[path] == new[path]} == lists


def test_a_long_list_of_sites_tells_no_bookings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_page, "MOST_ROWS", 1)
    catalogs = (loaded(QINGSHI), moved(loaded(QINGSHI), start=dt.time(8, 5)))
    before, after = (web_site(each, SiteRequest(TODAY)) for each in catalogs)
    old, new = (
        {file.path: file for file in build_site(each)}["sites.html"] for each in (before, after)
    )
    assert old.key() == new.key()
    assert old.render() == new.render()


def test_data_are_not_made_again_for_a_title_that_they_do_not_tell() -> None:
    catalog = loaded(QINGSHI)
    renamed = edited(catalog, Key(Kind.COURSE, "greenhouse-planting"), title="新的课程名")
    old, new = (keys(web_site(each, SiteRequest(TODAY))) for each in (catalog, renamed))
    others = {f"data/{kind.plural}.json" for kind in (Kind.TEACHER, Kind.SCHOOL)}
    assert {path for path in others if old[path] == new[path]} == others
    assert old["data/sessions.json"] != new["data/sessions.json"]


def test_a_teacher_who_is_named_now_is_in_the_data_of_a_school(tmp_path: Path) -> None:
    """A site of one school has others' teachers if its classes name them."""
    request = SiteRequest(TODAY, schools=frozenset({"liudu"}))
    other = {"teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n"}
    named = {"classes/banci.yaml": BASE["classes/banci.yaml"].replace("[wang]", "[wang, li]")}
    alone = small_site(tmp_path / "a", other, request)
    both = small_site(tmp_path / "b", {**other, **named}, request)
    path = "data/teachers.json"
    assert made(alone)[path] != made(both)[path]
    assert keys(alone)[path] != keys(both)[path]


def test_one_meeting_less_together_makes_lists_again() -> None:
    """Two classes that are taught together no longer: their course is held twice."""
    catalog = loaded(QINGSHI)
    joint = next(
        one
        for one in meetings_of(catalog, catalog.sessions)
        if len(one.sessions) > 1 and one.course_id
    )
    own = joint.first.training_class
    sessions = tuple(
        each.model_copy(update={"end": dt.time(23, 59)}) if each is joint.first.session else each
        for each in own.sessions
    )
    apart = edited(catalog, Key(Kind.CLASS, own.id), sessions=sessions)
    old, new = (keys(web_site(each, SiteRequest(TODAY))) for each in (catalog, apart))
    assert old["courses.html"] != new["courses.html"]


def test_another_day_changes_only_the_dated_pages(tmp_path: Path) -> None:
    today = made(small_site(tmp_path / "a"))
    later = made(small_site(tmp_path / "b", None, SiteRequest(TODAY.replace(day=25))))
    changed = {path for path in today if today[path] != later[path]}
    assert "index.html" in changed
    assert not {path for path in changed if "/" in path}


def test_no_page_needs_anything_from_elsewhere() -> None:
    for folder in (SHIPPED, PINGCHENG):
        for path, data in whole_site(folder).items():
            if not path.endswith(".html"):
                continue
            text = data.decode()
            assert "default-src 'none'" in text
            assert "unsafe" not in text
            assert not re.search(r'(src=|<link [^>]*href=)"(https?:)?//', text), path
            assert not re.search(
                r"<style| style=|<script(?! src=| type=\"application/ld)| on\w+=\"", text
            )


def test_without_scripts_nothing_is_hidden_but_what_is_for_scripts() -> None:
    """What the start page has in store, and what only scripts can do or know."""
    for_scripts = {
        *("button", "one-week", "filters", "none", "none-to-come", "hits", "switch", "check")
    }
    for path, data in whole_site(SHIPPED).items():
        if path.endswith(".html"):
            for hidden in parsed(data).xpath("//main//*[@hidden]"):
                names = {hidden.tag, hidden.get("id"), *hidden.get("class", "").split()}
                assert names & for_scripts, (path, names)


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
