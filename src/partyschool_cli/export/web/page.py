"""Pages of the site: one file a kind of page in `pages/`, with one public `page`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from partyschool_cli.discover import discover
from partyschool_cli.export.web import feeds, pages
from partyschool_cli.export.web.published import Named
from partyschool_cli.export.web.web_site import SiteFile, WebSite

# Which entry of the menu a page belongs to.
Section = Literal["", "start", "courses", "teachers", "sites", "classes", "calendar"]

# In the order that they need one another.
_ON_EVERY_PAGE: Final = ("page.js", "today.js", "match.js", "combobox.js", "search.js")


@dataclass(frozen=True, slots=True)
class WebPage:
    """One page: `path` from the site's root, `title` (its `h1`), and the `view` that is shown.

    A view is a frozen dataclass of texts and numbers, which the template shows as `view`; a page
    is written again if it, or anything else here, changed. `is_dated`: it says when the site was
    made, for what it shows depends on that day. `scripts` are names of files in `assets/`, beside
    those that every page has.
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
        """Its scripts, after those that every page has."""
        return (*_ON_EVERY_PAGE, *self.scripts)

    @property
    def to_root(self) -> str:
        """What leads from the page to the site's root: `../`, but for one that says its own."""
        return "../" * self.path.count("/") if self.root is None else self.root


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: `templates/TEMPLATE.html.jinja`, and the pages of a site that it has."""

    template: str
    pages: Callable[[WebSite], Iterable[WebPage]]


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
