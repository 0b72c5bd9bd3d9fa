"""Make the files of a site, each only if what it is made of has changed."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.page import PageKind, WebPage, feed_kinds, page_kinds
from partyschool_cli.export.web.render import program_text, render_page
from partyschool_cli.export.web.sitemap import sitemap
from partyschool_cli.export.web.structured_data import StructuredData
from partyschool_cli.export.web.web_site import SiteFile, WebSite, same_bytes

_PACKAGE: Final = "partyschool_cli.export.web"


def build_site(site: WebSite) -> Iterator[SiteFile]:
    """The files of the site in order: pages, data, and what pages are drawn and helped by."""
    paths: list[str] = []
    for name, part in site_parts(site).items():
        for file in part:
            if name in page_kinds():
                paths.append(file.path)
            yield file
    yield from sitemap(site, paths)


def site_parts(site: WebSite) -> Mapping[str, Iterator[SiteFile]]:
    """The same files by what makes them, but the list of all: each is made as it is asked for."""
    data = StructuredData(site)
    pages = {name: _pages(site, kind, data) for name, kind in page_kinds().items()}
    feeds = {name: iter(feed.files(site)) for name, feed in feed_kinds().items()}
    return {**pages, **feeds, "assets": iter(_assets())}


def _pages(site: WebSite, kind: PageKind, data: StructuredData) -> Iterator[SiteFile]:
    options = site.options
    frame = digest_of(
        (site.title, options.base_url, options.version, options.is_served, program_text())
    )
    for page in kind.pages(site):
        json_ld = data.of(page)
        day = options.today if page.is_dated else None
        key = digest_of((frame, kind.template, day, page, json_ld))
        yield SiteFile(page.path, key, _renderer(site, kind, page, json_ld))


def _renderer(
    site: WebSite, kind: PageKind, page: WebPage, json_ld: Mapping[str, Any]
) -> Callable[[], bytes]:
    return lambda: render_page(site, kind.template, page, json_ld)


@cache
def _assets() -> tuple[SiteFile, ...]:
    folder = files(_PACKAGE).joinpath("assets")
    names = sorted(each.name for each in folder.iterdir())
    return tuple(same_bytes(f"assets/{name}", folder.joinpath(name).read_bytes()) for name in names)
