"""The site that is made: what is published, under which title and address, as of which day."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.fingerprints import Fingerprints, fingerprints
from partyschool_cli.export.web.news import News, SincePublished, news_of, since_published
from partyschool_cli.export.web.published import Published, published
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.times_held import TimesHeld, times_held
from partyschool_cli.history.file_times import ClassTimes, class_times
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.types import WebAddress


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How a site is made: `today` is the day that it says it was made on.

    `base_url` is where it will stand, with a `/` at its end. `version` is that of this program:
    another one writes every page again. A site that `is_served` is looked at while its files are
    edited, `is_edited` in forms of its own.
    """

    today: dt.date
    title: str = ""
    base_url: str | None = None
    version: str = ""
    is_served: bool = False
    is_edited: bool = False


@dataclass(frozen=True, eq=False)
class WebSite:
    """What pages and feeds are made of.

    `since` is what changed since timetables were sent; `fingerprints` are what pages depend on, as
    digests.
    """

    published: Published
    options: SiteOptions
    since: SincePublished
    fingerprints: Fingerprints

    @cached_property
    def news(self) -> tuple[News, ...]:
        """The changes that the start page tells."""
        return news_of(self.published, self.since)

    @cached_property
    def relations(self) -> Relations:
        """Which entities belong to or name another."""
        return Relations(self.published)

    @cached_property
    def times_held(self) -> TimesHeld:
        """How often courses, teachers and classes meet, courses and teachers in this year."""
        return times_held(self.published.catalog, self.options.today)

    @cached_property
    def class_times(self) -> ClassTimes:
        """When each class last changed, as git has it, else when its files were written."""
        catalog = self.published.catalog
        return class_times(catalog, catalog.classes)

    @property
    def whole_fingerprint(self) -> str:
        """A digest of all that files of the whole catalog depend on, and of the day."""
        return f"{self.fingerprints.whole} {self.options.today}"

    @property
    def outline_fingerprint(self) -> str:
        """A digest of the same but for when in a year sessions are."""
        return f"{self.fingerprints.outline} {self.options.today}"

    def fingerprint(self, kind: Kind, name: str) -> str:
        """A digest of all that files of one entity depend on."""
        return self.fingerprints.of_entity[Key(kind, name)]

    @property
    def title(self) -> str:
        """The title of the site: as asked, else that of the catalog."""
        return self.options.title or self.published.catalog.manifest.title

    def address(self, path: str) -> str | None:
        """The whole address of a file of the site, where it is known."""
        base = self.options.base_url
        return None if base is None else base + path

    def canonical(self, path: str) -> str | None:
        """The address that search engines should keep of a page: the start page's is the site's."""
        return self.address("" if path == "index.html" else path)


class SiteFile(NamedTuple):
    """One file of the site: `key` gives a digest of what it is made of, `render` its bytes.

    A file whose key is as it was has the same bytes: it need not be rendered.
    """

    path: str
    key: Callable[[], str]
    render: Callable[[], bytes]


def outline_file(site: WebSite, path: str, render: Callable[[], bytes]) -> SiteFile:
    """A file that may tell of the whole catalog, but not when in a year sessions are."""
    return SiteFile(path, lambda: site.outline_fingerprint, render)


def same_bytes(path: str, data: bytes) -> SiteFile:
    """A file whose bytes are at hand."""
    return SiteFile(path, lambda: digest_of(data), lambda: data)


@dataclass(frozen=True, slots=True)
class SiteRequest:
    """Which site is asked for: as of which day, of which `schools` (None: all).

    Without a title and a base address, those of the manifest are taken.
    """

    today: dt.date
    title: str = ""
    base_url: str | None = None
    schools: frozenset[str] | None = None
    is_private: bool = False
    is_served: bool = False
    is_edited: bool = False


def web_site(catalog: Catalog, request: SiteRequest) -> WebSite:
    """The site of a catalog. Reads git's history, to tell what changed since the last `publish`."""
    since = since_published(catalog, request.today)
    shown = published(
        catalog,
        schools=request.schools,
        is_private=request.is_private,
        earlier=since.earlier,
    )
    base = request.base_url or catalog.manifest.web_url
    options = SiteOptions(
        request.today,
        request.title,
        None if base is None else f"{base.rstrip('/')}/",
        version("pschool"),
        request.is_served,
        request.is_edited,
    )
    told = None if since.refs is None else sorted(since.refs)
    # Which other entities a site of some schools has follows from what these name.
    others = None if request.schools is None else sorted(shown.catalog.known)
    scope = (sorted(shown.schools), others, request.is_private, request.today.year, told)
    return WebSite(shown, options, since, fingerprints(catalog, since.earlier, scope))


def checked_address(text: str) -> str:
    """The address of a site. Raises CommandLineError for what is none, or has a query."""
    try:
        TypeAdapter(WebAddress).validate_python(text.strip())
        parts = urlsplit(text.strip())
        _ = parts.port  # read, it is checked
    except (ValidationError, ValueError):
        parts = None
    if parts is None or parts.query or parts.fragment:
        raise CommandLineError(
            f"“{text}”不是网站的网址",
            "写 http:// 或 https:// 开头的，如 https://example.org/dangxiao/",
        )
    return text.strip()
