"""教学点名册: sites by category; those without one are no part of the library and come last."""

from itertools import groupby
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import entity_record
from partyschool_cli.catalog.sorting import default_order
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.registers import (
    NUMBER,
    SCHOOL,
    Row,
    in_use,
    lacking,
    marked_title,
    register,
    school_title,
)
from partyschool_cli.export.table_content import TableColumn, TableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import OpeningHours, Site
from partyschool_cli.model.vocabulary import VENUES, WEEKDAYS

_TITLE: Final = "教学点名册"
_COLUMNS: Final = (
    NUMBER,
    TableColumn("名称", 10, key="title"),
    TableColumn("场所", 3, key="venue"),
    TableColumn("地点", 10, key="place"),
    TableColumn("容量", 3, is_number=True, key="capacity"),
    TableColumn("开放时间", 7, key="open"),
    TableColumn("讲解", 7, key="guide"),
    SCHOOL,
)
_WITHOUT_CATEGORY: Final = "教室和线上"


def _build(catalog: Catalog, scope: Scope) -> TableContent:
    order = default_order(catalog, Kind.SITE)
    shown = sorted(
        in_use(catalog, scope, catalog.sites.values()),
        key=lambda site: order(entity_record(catalog, site)),
    )
    categories = catalog.manifest.site_categories
    groups: dict[str, list[Row]] = {title: [] for title in categories.values()}
    for site in shown:
        category = categories.get(site.category or "", site.category or _WITHOUT_CATEGORY)
        groups.setdefault(category, []).append(_row(catalog, site))
    groups[_WITHOUT_CATEGORY] = groups.pop(_WITHOUT_CATEGORY, [])
    return register(catalog, scope, _TITLE, _COLUMNS, groups)


def _row(catalog: Catalog, site: Site) -> Row:
    return (
        marked_title(site),
        VENUES[site.venue] if site.venue else "",
        site.place or "",
        str(site.capacity) if site.capacity else "",
        _opening(site.open) if site.open else "",
        site.guide or "",
        school_title(catalog, site.school),
    )


def _opening(hours: OpeningHours) -> str:
    """`周一至周五 08:30—17:30`; days that follow each other are said by the first and the last."""
    titles = tuple(WEEKDAYS.values())
    open_days = sorted(list(WEEKDAYS).index(day) for day in hours.days or ()) or [*range(7)]
    by_run = groupby(enumerate(open_days), lambda pair: pair[1] - pair[0])
    runs = [[titles[day] for _, day in run] for _, run in by_run]
    said = "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)
    start, end = (f"{time:%H:%M}" if time else "" for time in (hours.from_, hours.to))
    times = (
        f"{start}—{end}" if start and end else f"{start}起" if start else f"{end}止" if end else ""
    )
    return " ".join(filter(None, ("每天" if len(open_days) == len(titles) else said, times)))


document = Document(
    title=_TITLE,
    content=TableContent,
    build=_build,
    subjects=frozenset({Kind.SCHOOL}),
    aliases=("教学点",),
    lacks=lacking("教学点"),
)
