"""Make the files of a site, each only if what it is made of has changed."""

from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from typing import Final

from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.page import LazyPage, PageKind, WebPage, feed_kinds, page_kinds
from partyschool_cli.export.web.render import program_text, render_page
from partyschool_cli.export.web.sitemap import sitemap
from partyschool_cli.export.web.structured_data import StructuredData
from partyschool_cli.export.web.web_site import SiteFile, WebSite, same_bytes

_PACKAGE: Final = "partyschool_cli.export.web"


def build_site(site: WebSite) -> Iterator[SiteFile]:
    """The files of the site in order: pages, data, and what pages are drawn and helped by."""
    frame = digest_of((site.title, site.options.base_url, site.options.version, program_text()))
    # What tells of the whole catalog takes longest: several processes begin with it.
    for feed in feed_kinds().values():
        for file in feed.files(site):
            yield file._replace(key=digest_of((frame, file.key)))
    data = StructuredData(site)
    paths = []
    for kind in page_kinds().values():
        for page in kind.pages(site):
            key = digest_of((frame, kind.template, _dependencies(data, page)))
            paths.append(page.path)
            yield SiteFile(page.path, key, partial(_bytes, data, kind, page))
    yield from sitemap(site, paths)
    yield from _assets()


def _dependencies(data: StructuredData, page: WebPage | LazyPage) -> object:
    if isinstance(page, LazyPage):
        return page.key
    return page, data.of(page), data.site.options.today if page.is_dated else None


def _bytes(data: StructuredData, kind: PageKind, page: WebPage | LazyPage) -> bytes:
    made = page.make() if isinstance(page, LazyPage) else page
    return render_page(data.site, kind.template, made, data.of(made))


@cache
def _assets() -> tuple[SiteFile, ...]:
    folder = files(_PACKAGE).joinpath("assets")
    names = sorted(each.name for each in folder.iterdir())
    return tuple(same_bytes(f"assets/{name}", folder.joinpath(name).read_bytes()) for name in names)
