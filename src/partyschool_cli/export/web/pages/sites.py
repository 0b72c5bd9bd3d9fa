"""`sites.html`: 现场教学课程资源库, cards to filter; a table where there are too many."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from partyschool_cli.export.web.facts import LISTS, filtered
from partyschool_cli.export.web.lists.list_page import SITES, list_view
from partyschool_cli.export.web.lists.list_view import ListRow, ListView
from partyschool_cli.export.web.lists.site_list import category_title, sites_in_order
from partyschool_cli.export.web.opening_days import OpeningDays, opening_days
from partyschool_cli.export.web.page import PageKind, WebPage, catalog_page
from partyschool_cli.export.web.published import Named, WebSession
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site

_MOST_COURSES = 2
_MOST_BOOKINGS = 3
_GROUPS = {"field": "现场教学点", "classroom": "教室", "online": "线上"}


@dataclass(frozen=True, slots=True)
class SiteCard:
    """A site: what the filters look at, and what its card tells.

    `more` courses are not named. `bookings` are the next ones, each until its day is over.
    """

    row: ListRow
    marks: tuple[str, ...]
    school: Named | None
    capacity: int | None
    place: str
    opening: OpeningDays | None
    guide: str
    courses: tuple[Named, ...]
    more: int
    bookings: tuple[WebSession, ...]


@dataclass(frozen=True, slots=True)
class SitesView:
    """What the page shows: the categories with how many field sites each has, and the cards.

    `groups` has no cards where the list is too long for them.
    """

    list: ListView
    kinds: tuple[tuple[Named, int], ...]
    groups: tuple[tuple[str, tuple[SiteCard, ...]], ...]


def _page(site: WebSite) -> WebPage:
    named, view = LISTS[Kind.SITE], list_view(site, SITES)
    relations = site.relations
    return WebPage(
        named.path or "",
        named.title,
        SitesView(view, _kinds(relations), tuple(_groups(site, relations, view))),
        "sites",
        description=f"{site.title}：{named.title}，共{view.count}{view.unit}",
        scripts=view.scripts,
    )


def _kinds(relations: Relations) -> tuple[tuple[Named, int], ...]:
    categories = relations.catalog.manifest.site_categories
    held = [one.category for one in relations.sites]
    return tuple(
        (filtered(Kind.SITE, title, "category", name), held.count(name))
        for name, title in categories.items()
    )


def _groups(
    site: WebSite, relations: Relations, view: ListView
) -> Iterator[tuple[str, tuple[SiteCard, ...]]]:
    places = zip(sites_in_order(relations), view.rows, strict=False)
    cards: dict[str, list[SiteCard]] = {}
    for place, row in places:
        group = _GROUPS.get(place.venue or "", "其他")
        cards.setdefault(group, []).append(_card(relations, place, row, site.options.today))
    for group, own in cards.items():
        yield group, tuple(own)


def _card(relations: Relations, place: Site, row: ListRow, today: dt.date) -> SiteCard:
    published = relations.published
    courses = relations.courses_of_site.get(place.id, ())
    later = (
        one
        for one in published.by_site.get(place.id, ())
        if one.date >= today and not one.entry.is_cancelled
    )
    outdoor = ("露天",) if place.outdoor else ()
    return SiteCard(
        row,
        tuple(filter(None, (category_title(relations, place), *outdoor))),
        published.named(Kind.SCHOOL, place.school) if place.school else None,
        place.capacity,
        place.place or "",
        opening_days(place.open) if place.open else None,
        place.guide or "",
        tuple(published.named(Kind.COURSE, one.id) for one in courses[:_MOST_COURSES]),
        len(courses) if len(courses) > _MOST_COURSES else 0,
        tuple(one for one, _ in zip(later, range(_MOST_BOOKINGS), strict=False)),
    )


def _key(site: WebSite) -> str:
    """Only cards tell of bookings, and a long list has none."""
    return site.outline_fingerprint if SITES.is_long(site) else site.whole_fingerprint


page = PageKind("sites", catalog_page(LISTS[Kind.SITE].path or "", _page, _key))
