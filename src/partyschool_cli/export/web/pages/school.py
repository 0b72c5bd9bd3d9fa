"""The page of a school."""

from collections.abc import Iterator
from dataclasses import dataclass

from partyschool_cli.export.web.page import PageKind, WebPage
from partyschool_cli.export.web.published import page_path
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.vocabulary import TIERS


@dataclass(frozen=True, slots=True)
class SchoolView:
    """What the page shows."""

    status: str
    tier: str
    place: str


def _pages(site: WebSite) -> Iterator[WebPage]:
    for school in site.published.catalog.schools.values():
        yield WebPage(page_path(Kind.SCHOOL, school.id), school.title, _view(school))


def _view(school: School) -> SchoolView:
    return SchoolView(
        school.status,
        TIERS[school.tier] if school.tier else "",
        school.place or "",
    )


page = PageKind("school", _pages)
