"""教学点名册: sites by category; those without one are no part of the library and come last."""

from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import entity_record
from partyschool_cli.catalog.sorting import default_order
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.registers import (
    NUMBER,
    SCHOOL,
    Row,
    draft_count,
    in_use,
    lacking,
    marked_title,
    register,
    school_title,
)
from partyschool_cli.export.table_content import TableColumn, TableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.vocabulary import VENUES
from partyschool_cli.wording.opening import opening_text

_TITLE: Final = "教学点名册"
_COLUMNS: Final = (
    NUMBER,
    TableColumn("名称", key="title"),
    TableColumn("场所", key="venue"),
    TableColumn("地点", key="place"),
    TableColumn("容量", "number", "capacity"),
    TableColumn("开放时间", key="open"),
    TableColumn("讲解", "names", "guide"),
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
    return register(
        catalog,
        scope,
        _TITLE,
        _COLUMNS,
        groups,
        unit="个教学点",
        drafts=draft_count(shown),
        group_name="类别",
    )


def _row(catalog: Catalog, site: Site) -> Row:
    return (
        marked_title(site),
        VENUES[site.venue] if site.venue else "",
        site.place or "",
        str(site.capacity) if site.capacity else "",
        opening_text(site.open) if site.open else "",
        site.guide or "",
        school_title(catalog, site.school),
    )


document = Document(
    title=_TITLE,
    content=TableContent,
    build=_build,
    subjects=frozenset({Kind.SCHOOL}),
    aliases=("教学点",),
    lacks=lacking("教学点"),
)
