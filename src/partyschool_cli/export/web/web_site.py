"""The site that is made: what is published, under which title and address, as of which day."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.news import News
from partyschool_cli.export.web.published import Published


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How a site is made: `today` is the day that it says it was made on.

    `base_url` is where it will stand, with a `/` at its end. `version` is that of this program:
    another one writes every page again. `news` are the changes that the start page tells.
    """

    today: dt.date
    title: str = ""
    base_url: str | None = None
    version: str = ""
    news: tuple[News, ...] = ()


@dataclass(frozen=True, eq=False)
class WebSite:
    """What pages and feeds are made of."""

    published: Published
    options: SiteOptions

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
    """One file of the site: its path, a digest of what it is made of, and how it is made.

    A file whose key is as it was has the same bytes: `render` is not called for it.
    """

    path: str
    key: str
    render: Callable[[], bytes]


def same_bytes(path: str, data: bytes) -> SiteFile:
    """A file whose bytes are at hand."""
    return SiteFile(path, digest_of(data), lambda: data)
