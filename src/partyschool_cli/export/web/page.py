"""Pages of the site: one file a kind of page in `pages/`, with one public `page`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal, NamedTuple

from partyschool_cli.discover import discover
from partyschool_cli.export.web import feeds, pages
from partyschool_cli.export.web.published import Named, page_path
from partyschool_cli.export.web.web_site import SiteFile, WebSite
from partyschool_cli.model.kind import Kind

# Which entry of the menu a page belongs to.
Section = Literal["", "start", "courses", "teachers", "sites", "classes", "calendar"]

# What every page runs is one file, which a browser asks for once: these of `assets/`, in the order
# that they need one another.
SITE_SCRIPT: Final = "site.js"
PARTS_OF_SITE_SCRIPT: Final = ("page.js", "today.js", "match.js", "combobox.js", "search.js")


@dataclass(frozen=True, slots=True)
class WebPage:
    """One page: `path` from the site's root, `title` (its `h1`), and the `view` that is shown.

    A view is a frozen dataclass of texts and numbers, which the template shows as `view`; a page
    is written again if it, or anything else here, changed. `is_dated`: it says when the site was
    made, for what it shows depends on that day. `scripts` are names of files in `assets/`, beside
    the one that every page has.
    """

    path: str
    title: str
    view: Any
    section: Section = ""
    crumbs: tuple[Named, ...] = ()
    description: str = ""
    scripts: tuple[str, ...] = ()
    is_dated: bool = False
    root: str | None = None

    @property
    def all_scripts(self) -> tuple[str, ...]:
        """Its scripts, after the one that every page has."""
        return (SITE_SCRIPT, *self.scripts)

    @property
    def to_root(self) -> str:
        """What leads from the page to the site's root: `../`, but for one that says its own."""
        return "../" * self.path.count("/") if self.root is None else self.root


class LazyPage(NamedTuple):
    """A page that is made only if it is to be written; `key` gives a digest of what it shows."""

    path: str
    key: Callable[[], str]
    make: Callable[[], WebPage]


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: `templates/TEMPLATE.html.jinja`, and the pages of a site that it has."""

    template: str
    pages: Callable[[WebSite], Iterable[WebPage | LazyPage]]


def entity_pages(
    kind: Kind, page: Callable[[WebSite, str], WebPage]
) -> Callable[[WebSite], Iterator[LazyPage]]:
    """The pages of all entities of a kind; `page` makes that of one, by its id.

    It is made only if its entity has another fingerprint. So it may tell what is within two
    mentions of it, and of schools, but nothing else of the catalog: see `fingerprints.py`.
    """

    def pages_of(site: WebSite) -> Iterator[LazyPage]:
        for name in site.published.catalog.entities(kind):
            key = partial(site.fingerprint, kind, name)
            yield LazyPage(page_path(kind, name), key, partial(page, site, name))

    return pages_of


def _whole(site: WebSite) -> str:
    return site.whole_fingerprint


def catalog_page(
    path: str, page: Callable[[WebSite], WebPage], key: Callable[[WebSite], str] = _whole
) -> Callable[[WebSite], Iterator[LazyPage]]:
    """The one page at a path, made again if it has another `key`.

    By default it may tell of the whole catalog: any change makes it again.
    """

    def pages_of(site: WebSite) -> Iterator[LazyPage]:
        yield LazyPage(path, partial(key, site), partial(page, site))

    return pages_of


@dataclass(frozen=True, slots=True)
class FeedKind:
    """A kind of files for programs, of `feeds/`: `files` gives them."""

    files: Callable[[WebSite], Iterable[SiteFile]]


def page_kinds() -> Mapping[str, PageKind]:
    """The kinds of pages by the names of their modules."""
    return discover(pages, "page", PageKind)


def feed_kinds() -> Mapping[str, FeedKind]:
    """The kinds of files for programs by the names of their modules."""
    return discover(feeds, "feed", FeedKind)
