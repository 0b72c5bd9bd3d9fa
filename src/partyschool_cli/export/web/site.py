"""Make the files of a site, each only if what it is made of has changed."""

from collections.abc import Callable, Iterator
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
    frame = digest_of((site.title, site.options.base_url, site.options.version, program_text()))
    for kind in page_kinds().values():
        for page in kind.pages(site):
            yield SiteFile(page.path, _key(site, frame, kind, page), _renderer(site, kind, page))
    for feed in feed_kinds().values():
        yield from feed.files(site)
    yield from _assets()


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
