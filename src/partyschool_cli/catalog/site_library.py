"""The library of field teaching sites that a county has, by category.

It holds the active sites of the county's school and of those below it, and the sites of no school.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.unknowns import Unknowns
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site


def sites_by_category(
    categories: Iterable[str], sites: Iterable[Site]
) -> Mapping[str, tuple[Site, ...]]:
    """The active ones of `sites` in each category, in the order of `categories`."""
    found: dict[str, list[Site]] = {category: [] for category in categories}
    for site in sites:
        if site.status == "active" and site.category in found:
            found[site.category].append(site)
    return {category: tuple(held) for category, held in found.items()}


class SiteLibrary:
    """The sites of a catalog by the county that they belong to."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def _top_of(self) -> Mapping[str, str]:
        """The root of each school's ancestors."""
        return {
            name: [above.id for above in self.catalog.ancestors(name)][-1]
            for name in self.catalog.schools
        }

    @cached_property
    def _sites(self) -> Mapping[str | None, list[Site]]:
        found: dict[str | None, list[Site]] = {}
        for site in self.catalog.sites.values():
            # A site whose school is unknown may be any county's, as one without a school is.
            top = self._top_of.get(site.school) if site.school is not None else None
            is_county = top is not None and self.catalog.schools[top].tier == "county"
            found.setdefault(top if is_county else None, []).append(site)
        return found

    def of(self, county: School) -> tuple[Site, ...]:
        """The sites of a county, of any status."""
        return (*self._sites.get(county.id, ()), *self._sites.get(None, ()))

    def missing_categories(self, county: School) -> Iterator[str]:
        """The categories without an active site, unless an invalid file could hold one."""
        categories = self.catalog.manifest.site_categories
        for category, sites in sites_by_category(categories, self.of(county)).items():
            if not sites and not self._may_have(category):
                yield category

    def _may_have(self, category: str) -> bool:
        return any(
            possible.could_be_active() and possible.could_be("category", category)
            for possible in self._unknowns.anywhere
        )

    @cached_property
    def _unknowns(self) -> Unknowns:
        return Unknowns(self.catalog, Kind.SITE)
