"""Every fact that a catalog publishes is on the page where one looks for it: by the data.

Each field of each model is either looked for on the entity's page, by what it is called there, or
is in `ELSEWHERE`, with the reason; a new field has to be put into one of the two.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_of
from partyschool_cli.export.web.published import published
from partyschool_cli.export.web.web_site import SiteRequest, web_site
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.teacher import DEFAULT_HOURS_PER_DAY
from partyschool_cli.model.vocabulary import OFFICES
from partyschool_cli.wording.dates import date_text
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.export.web.sites import TODAY, made, parsed, small_site, whole_site

FOLDERS = pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG], ids=["catalog", "pingcheng"])

ELSEWHERE: Final[Mapping[str, str]] = {
    "notes": "not public",
    "status": "all are active",
    "school.short": "a name for pictures; its page has the whole one",
    "school.themes": "its pillars, checked below",
    "class.sessions": "checked below, each",
    "teacher.order": "the order of lists",
    "session.id": "nobody looks for it",
    "session.locked": "for the scheduler",
    "course.kind": "said by the theme, or as 特色课",
}
# What a field's values are called on a page, where that is not the value or its title.
SAID: Final[Mapping[str, Callable[[Any], str]]] = {
    "course.contact_hours": lambda value: f"{value:g}学时",
    "course.flagship": lambda value: "精品课" if value else "",
    "course.micro_lecture": lambda value: "微党课" if value else "",
    "course.season": lambda value: f"{value.from_.month}月{value.from_.day}日",
    "course.materials": lambda value: value.title,
    "course.reviewed": date_text,
    "teacher.unavailable": lambda value: date_text(value.from_) if value.from_ else "",
    "teacher.contact_hours_per_day": (
        lambda value: "" if value == DEFAULT_HOURS_PER_DAY else f"{value:g}学时"
    ),
    "teacher.office": lambda value: OFFICES.get(value, value),
    "site.shared": lambda value: "几个班可以同时用" if value else "",
    "site.outdoor": lambda value: "露天" if value else "",
    "site.capacity": lambda value: f"{value}人",
    "site.open": lambda value: f"{value.from_:%H:%M}" if value.from_ else "",
    "site.unavailable": lambda value: date_text(value.from_) if value.from_ else "",
    "class.from": date_text,
    "class.to": date_text,
    "class.size": lambda value: f"{value}人",
    "class.cohort": lambda value: f"第{value}期",
    "class.days": lambda value: "",  # said together with the parts of the day: 每周二晚上
    "class.day_parts": lambda value: "",
}


def text_of(node: Any) -> str:
    """The text of a page's main part, without the spaces that its markup has."""
    return re.sub(r"\s+", "", str(node.text_content()))


def fields_shown(kind: Kind) -> Iterator[Field]:
    for field in fields_of(MODELS[kind]):
        names = {field.name, f"{kind}.{field.name}", "id" if field.name == "id" else ""}
        if not names & ({*ELSEWHERE} | {"id"}):
            yield field


def said(catalog: Catalog, kind: Kind, field: Field, value: Any) -> str:
    """What a page says for one value of a field."""
    name = f"{kind}.{field.name}"
    if name in SAID:
        return SAID[name](value)
    if field.refers_to is not None:
        return title_of(catalog.entities(field.refers_to)[value])
    if field.vocabulary is not None:
        return catalog.manifest.vocabulary(field.vocabulary).get(value, value)
    if field.choices:
        return field.choices[value]
    return str(value)


def missing(catalog: Catalog, kind: Kind, entity: Any, main: Any) -> Iterator[str]:
    text = text_of(main)
    links = {str(link) for link in main.xpath(".//@href")}
    for field in fields_shown(kind):
        value = getattr(entity, "from_" if field.name == "from" else field.name)
        if value is None or (kind is Kind.CLASS and field.name == "organizer"):
            continue
        for one in value if field.many or field.type == "mapping" else [value]:
            name = said(catalog, kind, field, one)
            if field.name == "theme":  # schools may have their own titles
                name = catalog.theme_title(entity) or ""
            expected = re.sub(r"\s+", "", name)
            if expected not in text:
                yield f"{kind} {entity.id}: {field.name} {expected}"
            if field.refers_to is not None:
                page = f"../{field.refers_to.plural}/{one}.html"
                if page not in links:
                    yield f"{kind} {entity.id}: no link to {page}"


@cache
def mains(folder: Path) -> Mapping[str, Any]:
    """The main part of each page of an entity."""
    site = whole_site(folder)
    return {
        path: parsed(data).get_element_by_id("main")
        for path, data in site.items()
        if path.endswith(".html") and "/" in path
    }


@FOLDERS
def test_every_field_is_on_the_page_of_its_entity(folder: Path) -> None:
    catalog = published(loaded(folder)).catalog
    pages = mains(folder)
    lacking = [
        line
        for kind in Kind
        if kind is not Kind.SESSION
        for entity in catalog.entities(kind).values()
        for line in missing(catalog, kind, entity, pages[f"{kind.plural}/{entity.id}.html"])
    ]
    assert lacking == []


@FOLDERS
def test_each_heading_is_the_entitys_title(folder: Path) -> None:
    catalog = published(loaded(folder)).catalog
    for path, main in mains(folder).items():
        plural, name = path.removesuffix(".html").split("/")
        kind = next(kind for kind in Kind if kind.plural == plural)
        [heading] = main.xpath(".//h1")
        assert text_of(heading).startswith(
            re.sub(r"\s", "", title_of(catalog.entities(kind)[name]))
        )


@FOLDERS
def test_every_session_is_on_all_pages_that_it_concerns(folder: Path) -> None:
    site = web_site(loaded(folder), SiteRequest(TODAY))
    catalog = site.published.catalog
    pages = mains(folder)
    calendar = parsed(whole_site(folder)["calendar.html"]).get_element_by_id("main")
    in_calendar = refs_in(calendar)
    on_page = {path: refs_in(main) for path, main in pages.items()}
    for one in catalog.sessions:
        session, own = one.session, one.training_class
        concerned = [f"classes/{own.id}.html", f"schools/{own.school}.html"]
        concerned += [f"teachers/{name}.html" for name in session.teachers]
        concerned += [f"courses/{session.course}.html"] if session.course else []
        concerned += [f"sites/{session.site}.html"] if session.site else []
        for path in concerned:
            assert one.ref in on_page[path], (one.ref, path)
            [item, *_] = on_page[path][one.ref]
            text = text_of(item)
            assert f"{session.start:%H:%M}—{session.end:%H:%M}" in text
            assert ("取消" in text) == (session.status == "cancelled")
            assert ("调课" in text) >= (session.status == "moved")
            # 合班 is said once, with the note of the class that comes first.
            if path.startswith("classes/") or item.get("data-ref").split()[0] == one.ref:
                assert re.sub(r"\s", "", session.note or "") in text
                assert (session.moderator or "") in text
        assert one.ref in in_calendar


def refs_in(main: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for item in main.xpath(".//*[@data-ref]"):
        for ref in str(item.get("data-ref")).split():
            found.setdefault(ref, []).append(item)
    return found


@FOLDERS
def test_a_page_names_what_refers_to_its_entity(folder: Path) -> None:
    catalog = published(loaded(folder)).catalog
    links = {
        path: {str(link).removeprefix("../") for link in main.xpath(".//@href")}
        for path, main in mains(folder).items()
    }
    for course in catalog.courses.values():
        page = f"courses/{course.id}.html"
        for name in course.teachers:
            assert page in links[f"teachers/{name}.html"]
        for name in course.sites:
            assert page in links[f"sites/{name}.html"]
        for name in course.requires:
            assert page in links[f"courses/{name}.html"]
        if course.school:
            assert page in links[f"schools/{course.school}.html"]
    for kind in (Kind.TEACHER, Kind.SITE, Kind.CLASS):
        for entity in catalog.entities(kind).values():
            school = getattr(entity, "school", None)
            if school:
                assert f"{kind.plural}/{entity.id}.html" in links[f"schools/{school}.html"]
    for school in catalog.schools.values():
        if school.parent:
            assert f"schools/{school.id}.html" in links[f"schools/{school.parent}.html"]


@FOLDERS
def test_lists_and_start_page_lead_to_everything(folder: Path) -> None:
    site = whole_site(folder)
    catalog = published(loaded(folder)).catalog
    for kind in (Kind.COURSE, Kind.TEACHER, Kind.SITE, Kind.CLASS):
        main = parsed(site[f"{kind.plural}.html"]).get_element_by_id("main")
        named = {str(link) for link in main.xpath(".//@href")}
        for name in catalog.entities(kind):
            assert f"{kind.plural}/{name}.html" in named
    start = parsed(site["index.html"]).get_element_by_id("main")
    named = {str(link) for link in start.xpath(".//@href")}
    assert {f"schools/{name}.html" for name in catalog.schools} <= named


def test_a_site_says_how_many_people_come_and_how_many_it_holds(tmp_path: Path) -> None:
    site = made(small_site(tmp_path))
    text = text_of(parsed(site["sites/jiaoshi.html"]).get_element_by_id("main"))
    assert "30" in text
    assert "50人" in text


def test_every_field_is_known_to_this_test() -> None:
    """Not one that a model has lost either."""
    known = {f"{kind}.{field.name}" for kind in Kind for field in fields_of(MODELS[kind])}
    assert {name for name in (*ELSEWHERE, *SAID) if "." in name} <= known
