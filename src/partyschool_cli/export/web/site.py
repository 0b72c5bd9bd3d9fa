"""The files of a site, each with a digest of what it is made of."""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import chain
from typing import Final

from partyschool_cli.export.web.digest import digest_of, digest_of_texts
from partyschool_cli.export.web.page import (
    PARTS_OF_SITE_SCRIPT,
    SITE_SCRIPT,
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
# They share records, rows and pinyin; the others are made of sessions, and of what is near.
_OF_RECORDS: Final = (
    "search_rows",
    "list_rows",
    "courses",
    "teachers",
    "sites",
    "classes",
    "data_json",
    "schedule_json",
)


def build_site(site: WebSite) -> Iterator[SiteFile]:
    """The files of the site in order: pages, data, and what pages are drawn and helped by."""
    paths: dict[str, list[str]] = {name: [] for name in page_kinds()}
    for name, part in site_parts(site).items():
        for file in part:
            if name in paths:
                paths[name].append(file.path)
            yield file
    yield from sitemap(site, chain.from_iterable(paths.values()))


def site_parts(site: WebSite) -> Mapping[str, Iterator[SiteFile]]:
    """The same files by what makes them, but the list of all: each is listed as it is asked for.

    What tells of the whole catalog takes longest: it comes first, for several processes. Beside
    each other are those that are made of the same.
    """
    options = site.options
    own = (site.title, options.base_url, options.version, options.is_served, options.is_edited)
    frame = digest_of((*own, program_text()))
    data = StructuredData(site)
    feeds = {name: _feed(site, feed, frame) for name, feed in feed_kinds().items()}
    pages = {name: _pages(site, kind, data, frame) for name, kind in page_kinds().items()}
    parts = {**feeds, **pages, "assets": iter(_assets())}
    return {name: parts.pop(name) for name in _OF_RECORDS} | parts


def _feed(site: WebSite, feed: FeedKind, frame: str) -> Iterator[SiteFile]:
    for file in feed.files(site):
        yield SiteFile(file.path, partial(_feed_key, frame, file), file.render)


def _feed_key(frame: str, file: SiteFile) -> str:
    return digest_of_texts(frame, file.key())


def _pages(site: WebSite, kind: PageKind, data: StructuredData, frame: str) -> Iterator[SiteFile]:
    for page in kind.pages(site):
        key = partial(_page_key, data, kind, frame, page)
        yield SiteFile(page.path, key, partial(_bytes, data, kind, page))


def _page_key(data: StructuredData, kind: PageKind, frame: str, page: WebPage | LazyPage) -> str:
    if isinstance(page, LazyPage):
        shown = page.key()
    else:
        today = data.site.options.today if page.is_dated else None
        shown = digest_of((page, data.of(page), today))
    return digest_of_texts(frame, kind.template, shown)


def _bytes(data: StructuredData, kind: PageKind, page: WebPage | LazyPage) -> bytes:
    made = page.make() if isinstance(page, LazyPage) else page
    return render_page(data.site, kind.template, made, data.of(made))


@cache
def _assets() -> tuple[SiteFile, ...]:
    found = {each.name: each.read_bytes() for each in files(_PACKAGE).joinpath("assets").iterdir()}
    # As with files of their own, an error ends one script only, not those after it.
    parts = (found.pop(name) for name in PARTS_OF_SITE_SCRIPT)
    found[SITE_SCRIPT] = b"".join(
        b"try {\n%b} catch (error) { console.error(error) }\n" % one for one in parts
    )
    return tuple(same_bytes(f"assets/{name}", data) for name, data in sorted(found.items()))
