"""现场教学课程资源库: all sites, the field sites by category, then classrooms and online ones."""

from collections.abc import Iterator, Mapping
from typing import Final

from partyschool_cli.export.web.lists.choices import check, choice, school_names
from partyschool_cli.export.web.lists.list_view import Column, Filter, ListRow, ListView
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.vocabulary import VENUES
from partyschool_cli.wording.opening import opening_text

# What a site is asked to hold at least.
_SIZES: Final = (40, 60, 100, 150)
# What the library is of comes first.
_VENUES: Final = ("field", "classroom", "online")


def site_list(site: WebSite) -> ListView:
    """The list of all sites."""
    relations = site.relations
    schools = school_names(relations)
    rows = tuple(_row(relations, place, schools) for place in sites_in_order(relations))
    return ListView(
        lead="",
        what="教学点",
        unit="个",
        find="教学点、地点、课程",
        example="葡萄，或 ptzz",
        filters=tuple(_filters(relations, schools, rows)),
        columns=(
            Column("教学点", "title"),
            Column("类别", is_short=True),
            Column("学校", "school", is_short=True),
            Column("容纳", "size", is_number=True, is_short=True, after="人"),
            Column("地点"),
            Column("开放"),
        ),
        rows=rows,
    )


def sites_in_order(relations: Relations) -> tuple[Site, ...]:
    """The sites by venue and category, then as everywhere."""
    categories = [*relations.catalog.manifest.site_categories]

    def place(one: Site) -> tuple[int, int]:
        venue = _VENUES.index(one.venue) if one.venue else len(_VENUES)
        known = one.category in categories
        return venue, categories.index(one.category or "") if known else len(categories)

    return tuple(sorted(relations.sites, key=place))


def category_title(relations: Relations, place: Site) -> str:
    """The category of a site; of one without, its venue."""
    if place.category:
        return relations.catalog.manifest.site_categories.get(place.category, place.category)
    return VENUES[place.venue] if place.venue else ""


def _filters(
    relations: Relations, schools: Mapping[str, str], rows: tuple[ListRow, ...]
) -> Iterator[Filter]:
    yield from choice("category", "类别", relations.catalog.manifest.site_categories, rows)
    yield from choice("venue", "形式", {name: VENUES[name] for name in _VENUES}, rows)
    yield from choice("school", "学校", schools, rows)
    yield Filter("size", "至少容纳", tuple((str(size), f"{size}人") for size in _SIZES), "不限")
    yield from check("indoor", "雨雪能用", rows)


def _row(relations: Relations, place: Site, schools: Mapping[str, str]) -> ListRow:
    courses = relations.courses_of_site.get(place.id, ())
    school = schools.get(place.school or "", place.school or "")
    return ListRow(
        relations.published.named(Kind.SITE, place.id),
        (("露天", "plain"),) if place.outdoor else (),
        (
            (category_title(relations, place),),
            (school,),
            (f"{place.capacity}",) if place.capacity else (),
            (place.place,) if place.place else (),
            (opening_text(place.open),) if place.open else (),
        ),
        " ".join(filter(None, (place.place, *place.tags, *(one.title for one in courses)))),
        (
            ("category", place.category or ""),
            ("venue", place.venue or ""),
            ("school", place.school or ""),
            ("size", str(place.capacity or 0)),
            ("indoor", "" if place.outdoor or place.venue == "online" else "1"),
        ),
        (("school", relations.school_place(place.school)), ("size", place.capacity or 0)),
        school,
    )
