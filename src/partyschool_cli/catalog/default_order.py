"""The order that each kind is listed in unless asked: that of a clerk's own lists."""

from collections.abc import Callable, Mapping
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.structure import catalog_structure
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import TIERS

SortKey = Callable[[Record], tuple[Any, ...]]


def default_order(catalog: Catalog, kind: Kind) -> SortKey:
    """The sort key of a kind's records.

    Schools go by tier, then as in the tree. Courses go by school in the tree's order, then by theme
    as the school has them, special courses last. Teachers go by their rank, those without one last;
    sites by school; classes by first day; sessions by date and time. Equal ones go by id.
    """
    if kind is Kind.TEACHER:
        return lambda record: (record["order"] is None, record["order"], record["id"])
    if kind is Kind.CLASS:
        return lambda record: (record["from"], record["id"])
    if kind is Kind.SESSION:
        return lambda record: (record["date"], record["start"], record["class"], record["id"])
    schools = _places(
        school.school.id for school in catalog_structure(catalog, with_retired=True).schools
    )
    if kind is Kind.SCHOOL:
        tiers = _places(TIERS)
        return lambda record: (tiers[record["tier"]], schools[record["id"]])
    last = len(schools)
    if kind is Kind.SITE:
        return lambda record: (schools.get(record["school"], last), record["id"])
    themes = {school: _places(catalog.themes_of(school)) for school in catalog.schools}
    return lambda record: (
        schools.get(record["school"], last),
        _theme_place(record, themes),
        record["id"],
    )


def _places(ids: Any) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(ids)}


def _theme_place(record: Record, themes: Mapping[str, Mapping[str, int]]) -> tuple[bool, int]:
    known = themes.get(record["school"], {})
    return record["kind"] == "special", known.get(record["theme"], len(known))
