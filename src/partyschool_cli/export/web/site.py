"""Make the files of a site, each only if what it is made of has changed."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.page import PageKind, WebPage, feed_kinds, page_kinds
from partyschool_cli.export.web.render import program_text, render_page
from partyschool_cli.export.web.web_site import SiteFile, WebSite, same_bytes

_PACKAGE: Final = "partyschool_cli.export.web"


def build_site(site: WebSite) -> Iterator[SiteFile]:
    """The files of the site in order: pages, data, and what pages are drawn and helped by."""
    for part in site_parts(site).values():
        yield from part


def site_parts(site: WebSite) -> Mapping[str, Iterator[SiteFile]]:
    """The same files by what makes them, each part made as it is read."""
    parts = {name: _pages(site, kind) for name, kind in page_kinds().items()}
    parts |= {name: iter(feed.files(site)) for name, feed in feed_kinds().items()}
    return {**parts, "assets": iter(_assets())}


def _pages(site: WebSite, kind: PageKind) -> Iterator[SiteFile]:
    options = site.options
    frame = digest_of(
        (site.title, options.base_url, options.version, options.is_served, program_text())
    )
    for page in kind.pages(site):
        yield SiteFile(page.path, _key(site, frame, kind, page), _renderer(site, kind, page))


def _key(site: WebSite, frame: str, kind: PageKind, page: WebPage) -> str:
    day = site.options.today if page.is_dated else None
    return digest_of((frame, kind.template, day, page))


def _renderer(site: WebSite, kind: PageKind, page: WebPage) -> Callable[[], bytes]:
    return lambda: render_page(site, kind.template, page)


@cache
def _assets() -> tuple[SiteFile, ...]:
    folder = files(_PACKAGE).joinpath("assets")
    names = sorted(each.name for each in folder.iterdir())
    return tuple(same_bytes(f"assets/{name}", folder.joinpath(name).read_bytes()) for name in names)
