"""The page of a teaching site: what it is like, and its bookings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from partyschool_cli.export.web.agenda import Year, agenda_of
from partyschool_cli.export.web.bookings import Booking, bookings
from partyschool_cli.export.web.course_line import CourseLine, course_line
from partyschool_cli.export.web.facts import (
    LISTS,
    START,
    Fact,
    absences,
    common_facts,
    fact,
    given,
    school_crumb,
)
from partyschool_cli.export.web.opening_days import OpeningDays, opening_days
from partyschool_cli.export.web.page import PageKind, WebPage, entity_pages
from partyschool_cli.export.web.published import Named, Published, page_path
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.structure_picture import short_name
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.vocabulary import VENUES


@dataclass(frozen=True, slots=True)
class SiteView:
    """What the page shows. `bookings` are by the first ref of a session."""

    status: str
    under: tuple[str | Named, ...]
    opening: OpeningDays | None
    facts: tuple[Fact, ...]
    near: tuple[tuple[Named, int], ...]
    courses: tuple[CourseLine, ...]
    agenda: tuple[Year, ...]
    bookings: Mapping[str, Booking]
    feed: str


def _page(site: WebSite, name: str) -> WebPage:
    place = site.published.catalog.sites[name]
    return WebPage(
        page_path(Kind.SITE, name),
        place.title,
        _view(site, site.relations, place),
        "sites",
        (START, LISTS[Kind.SITE], *school_crumb(site.published, place.school)),
    )


def _view(site: WebSite, relations: Relations, place: Site) -> SiteView:
    published = site.published
    sessions = published.by_site.get(place.id, ())
    return SiteView(
        place.status,
        tuple(_under(published, place)),
        opening_days(place.open) if place.open else None,
        given(_facts(published, place)),
        tuple(
            (published.named(Kind.SITE, name), minutes)
            for name, minutes in relations.sites_near.get(place.id, {}).items()
        ),
        tuple(_courses(published, relations, place)),
        agenda_of(sessions),
        bookings(place, sessions),
        f"ics/site-{place.id}.ics",
    )


def _under(published: Published, place: Site) -> Iterator[str | Named]:
    if place.venue:
        yield VENUES[place.venue]
    if place.category:
        categories = published.catalog.manifest.site_categories
        yield categories.get(place.category, place.category)
    if place.school:
        yield published.named(Kind.SCHOOL, place.school)


def _facts(published: Published, place: Site) -> Iterator[Fact]:
    yield fact("容纳", f"{place.capacity}人" if place.capacity else None)
    yield fact("地点", place.place)
    yield fact("讲解", place.guide)
    if place.venue == "field":
        yield fact("雨雪天", "露天，受天气影响" if place.outdoor else "室内，能用")
    elif place.outdoor:
        yield fact("雨雪天", "露天，受天气影响")
    yield fact("合用", "几个班可以同时用，合计不超过容量" if place.shared else None)
    yield Fact("不能用的时候", absences(published, place.unavailable))
    yield from common_facts(place)


def _courses(published: Published, relations: Relations, place: Site) -> Iterator[CourseLine]:
    for course in relations.courses_of_site.get(place.id, ()):
        school = published.catalog.schools.get(course.school or "")
        yield course_line(published, course, short_name(school) if school else "")


page = PageKind("site", entity_pages(Kind.SITE, _page))
