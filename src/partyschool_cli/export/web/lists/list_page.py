"""Make the page of a list: a table, or links and a file of rows where that would be too long."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from operator import attrgetter

from partyschool_cli.export.web.facts import LISTS
from partyschool_cli.export.web.lists.class_list import class_list
from partyschool_cli.export.web.lists.course_list import course_list
from partyschool_cli.export.web.lists.list_view import MOST_ROWS, ListView, grouped_links
from partyschool_cli.export.web.lists.site_list import site_list
from partyschool_cli.export.web.lists.teacher_list import teacher_list
from partyschool_cli.export.web.page import LazyPage, Section, WebPage, catalog_page
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.kind import Kind


@dataclass(frozen=True, slots=True)
class ListKind:
    """The list of a kind: its entry in the menu, and what gives all of its rows."""

    kind: Kind
    section: Section
    view: Callable[[WebSite], ListView]

    def rows_of(self, site: WebSite) -> ListView:
        """The list with all of its rows: for the page, and for the file that it may have."""
        return _whole_list(site, self.view)

    def is_long(self, site: WebSite) -> bool:
        """Whether a table of its rows would be too long for a page."""
        return len(site.published.catalog.entities(self.kind)) > MOST_ROWS

    @property
    def file(self) -> str:
        """The file of the rows of a long list, in `assets/`."""
        return f"{self.kind.plural}-rows.js"


@lru_cache(maxsize=4)
def _whole_list(site: WebSite, view: Callable[[WebSite], ListView]) -> ListView:
    return view(site)


COURSES = ListKind(Kind.COURSE, "courses", course_list)
TEACHERS = ListKind(Kind.TEACHER, "teachers", teacher_list)
SITES = ListKind(Kind.SITE, "sites", site_list)
CLASSES = ListKind(Kind.CLASS, "classes", class_list)


def list_view(site: WebSite, own: ListKind) -> ListView:
    """What the page of a list shows: its rows, or, of a long one, links to their pages."""
    view = own.rows_of(site)
    if not own.is_long(site):
        return replace(view, count=len(view.rows))
    return replace(
        view, rows=(), links=grouped_links(view.rows), count=len(view.rows), file=own.file
    )


def list_page(own: ListKind) -> Callable[[WebSite], Iterator[LazyPage]]:
    """The page of a list."""
    return catalog_page(
        LISTS[own.kind].path or "", partial(_page, own), attrgetter("outline_fingerprint")
    )


def _page(own: ListKind, site: WebSite) -> WebPage:
    named, view = LISTS[own.kind], list_view(site, own)
    return WebPage(
        named.path or "",
        named.title,
        view,
        own.section,
        description=f"{site.title}：{named.title}，共{view.count}{view.unit}",
        scripts=view.scripts,
    )
