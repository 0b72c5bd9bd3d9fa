"""Sites for tests: of catalogs on disk, as of one day."""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html

from partyschool_cli.catalog.load import load
from partyschool_cli.export.web.site import build_site
from partyschool_cli.export.web.web_site import SiteRequest, WebSite, web_site
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import loaded, write_catalog

TODAY = dt.date(2026, 11, 24)
_WRITTEN = dt.datetime(2026, 10, 1, tzinfo=dt.UTC).timestamp()


def site_of(folder: Path, request: SiteRequest | None = None) -> WebSite:
    """The site of a catalog that changes."""
    return web_site(load(DiskTree(folder)), request or SiteRequest(TODAY))


def small_site(
    folder: Path,
    files: Mapping[str, str | bytes | None] | None = None,
    request: SiteRequest | None = None,
) -> WebSite:
    """The site of the base catalog with `files` over it.

    All files have one time: calendars tell it, so two sites written in different seconds differ.
    """
    root = write_catalog(folder, files)
    for file in (root, *root.rglob("*")):
        os.utime(file, (_WRITTEN, _WRITTEN))
    return site_of(root, request)


class _Files(Mapping[str, bytes]):
    """The files of a site by their paths, each made when it is first read: few tests read all."""

    def __init__(self, site: WebSite) -> None:
        self._render = {file.path: cache(file.render) for file in build_site(site)}

    def __getitem__(self, path: str) -> bytes:
        return self._render[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._render)

    def __len__(self) -> int:
        return len(self._render)


@cache
def whole_site(folder: Path, *, is_private: bool = False) -> Mapping[str, bytes]:
    """All files of the site of a catalog that does not change, made once a process."""
    return _Files(web_site(loaded(folder), SiteRequest(TODAY, is_private=is_private)))


def parsed(data: bytes) -> Any:
    """A page as lxml has it, to be asked by XPath."""
    return html.document_fromstring(data.decode())


def made(site: WebSite, *paths: str) -> Mapping[str, bytes]:
    """The files of a site: all, or those whose paths begin with one of `paths`."""
    return {
        file.path: file.render()
        for file in build_site(site)
        if not paths or file.path.startswith(paths)
    }
