"""Make the files of a site, each only if what it is made of has changed."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import chain
from typing import Final, NamedTuple

from partyschool_cli.export.web.digest import digest_of
from partyschool_cli.export.web.page import (
    FeedKind,
    LazyPage,
    PageKind,
    WebPage,
    feed_kinds,
    page_kinds,
)
from partyschool_cli.export.web.render import program_text, render_page
from partyschool_cli.export.web.sitemap import sitemap
from partyschool_cli.export.web.structured_data import StructuredData
from partyschool_cli.export.web.web_site import SiteFile, WebSite, same_bytes

_PACKAGE: Final = "partyschool_cli.export.web"
# They share records, rows and pinyin; most of the others are made of sessions.
_OF_RECORDS: Final = (
    "search_rows",
    "schedule_json",
    "list_rows",
    "courses",
    "teachers",
    "sites",
    "classes",
    "data_json",
)


def build_site(site: WebSite) -> Iterator[SiteFile]:
    """The files of the site in order: pages, data, and what pages are drawn and helped by."""
    paths: dict[str, list[str]] = {name: [] for name in page_kinds()}
    for name, part in site_parts(site).items():
        for path, file in part:
            if name in paths:
                paths[name].append(path)
            yield file()
    yield from sitemap(site, chain.from_iterable(paths.values()))


class PartFile(NamedTuple):
    """A file of the site by its path. What its key is made of is gathered by `file`."""

    path: str
    file: Callable[[], SiteFile]


def site_parts(site: WebSite) -> Mapping[str, Iterator[PartFile]]:
    """The same files by what makes them, but the list of all: each is made as it is asked for.

    What tells of the whole catalog takes longest: it comes first, for several processes. Beside
    each other are those that are made of the same.
    """
    options = site.options
    own = (site.title, options.base_url, options.version, options.is_served, options.is_edited)
    frame = digest_of((*own, program_text()))
    data = StructuredData(site)
    feeds = {name: _feed(site, feed, frame) for name, feed in feed_kinds().items()}
    pages = {name: _pages(site, kind, data, frame) for name, kind in page_kinds().items()}
    parts = {**feeds, **pages, "assets": map(_there, _assets())}
    return {name: parts.pop(name) for name in _OF_RECORDS} | parts


def _feed(site: WebSite, feed: FeedKind, frame: str) -> Iterator[PartFile]:
    for file in feed.files(site):
        yield _there(file._replace(key=digest_of((frame, file.key))))


def _there(file: SiteFile) -> PartFile:
    return PartFile(file.path, lambda: file)


def _pages(site: WebSite, kind: PageKind, data: StructuredData, frame: str) -> Iterator[PartFile]:
    for page in kind.pages(site):
        yield PartFile(page.path, partial(_page, kind, data, frame, page))


def _page(kind: PageKind, data: StructuredData, frame: str, page: WebPage | LazyPage) -> SiteFile:
    key = digest_of((frame, kind.template, _dependencies(data, page)))
    return SiteFile(page.path, key, partial(_bytes, data, kind, page))


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
