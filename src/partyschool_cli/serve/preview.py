"""The site of a catalog's files as they are now: made anew where they changed, page by page."""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, RLock
from typing import NamedTuple

from partyschool_cli.cache.stat_snapshot import StatSnapshot, changed_paths, take
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.catalog.reload import reloaded
from partyschool_cli.errors import CatalogUnreadableError, CommandLineError
from partyschool_cli.export.web.page import feed_kinds
from partyschool_cli.export.web.site import site_parts
from partyschool_cli.export.web.web_site import SiteFile, SiteRequest, WebSite, web_site
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.git.git import repository_of, run_git

# What git writes at a commit and at a tag, which news and codes of classes follow from.
_GIT_STATE = ("HEAD", "logs/HEAD", "packed-refs", "refs/tags")


class Page(NamedTuple):
    """A file of the site: a digest of what it is made of, and its bytes."""

    key: str
    body: bytes


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """Which site is shown: `today` is asked whenever it is made."""

    today: Callable[[], dt.date]
    is_private: bool = False
    is_edited: bool = False


class Moment:
    """The catalog and its site at one moment, the `number`th since the start.

    `catalog` has whatever its files have, `site` what is shown. `snapshot` is None where a link or
    denied access makes it unreliable.
    """

    def __init__(
        self, number: int, catalog: Catalog, site: WebSite, snapshot: StatSnapshot | None
    ) -> None:
        self.number = number
        self.catalog = catalog
        self.site = site
        self.snapshot = snapshot
        self._lock = Lock()
        self._parts: Mapping[str, Iterator[SiteFile]] = site_parts(site)
        self._found: dict[str, SiteFile] = {}

    def file(self, path: str, first: str | None) -> tuple[SiteFile, str] | None:
        """The file at a path, and which part of the site makes it; looked for in `first` first.

        Parts are made as far as is needed: of a large catalog most pages are never asked for.
        """
        with self._lock:
            if path in self._found:
                return self._found[path], first or ""
            # Data of the whole catalog take longest, and are seldom asked for.
            names = sorted(self._parts, key=lambda name: (name != first, name in feed_kinds()))
            for name in names:
                for one in self._parts[name]:
                    self._found[one.path] = one
                    if one.path == path:
                        return one, name
        return None


class Preview:
    """The site of the catalog at `root`. Safe to be asked by several threads."""

    def __init__(self, root: Path, options: PreviewOptions) -> None:
        """Load the catalog. Raises CatalogUnreadableError for a broken manifest."""
        self.root = root
        self.options = options
        self._lock = RLock()
        self._git_files = _git_files(root)
        self._seen: object = None
        self._pages: dict[str, Page] = {}
        self._part_of: dict[str, str] = {}
        snapshot = take(os.fspath(root))
        self._seen = self._state(snapshot)
        self._moment = self._made(1, require_manifest(load(DiskTree(root))), snapshot)

    def today(self) -> dt.date:
        """The day that is today."""
        return self.options.today()

    def now(self) -> Moment:
        """The site of the files as they are on disk at this moment."""
        with self._lock:
            snapshot = take(os.fspath(self.root))
            state = self._state(snapshot)
            if state != self._seen:
                self._seen = state
                self._moment = self._next(snapshot)
            return self._moment

    def page(self, moment: Moment, path: str) -> Page | None:
        """The file at a path of the site, with the bytes made before if its data are the same."""
        folder = path.rpartition("/")[0] or path
        found = moment.file(path, self._part_of.get(folder))
        if found is None:
            return None
        file, part = found
        if part:
            self._part_of[folder] = part
        known, key = self._pages.get(path), file.key()
        if known is None or known.key != key:
            known = Page(key, file.render())
            self._pages[path] = known
        return known

    def _next(self, snapshot: StatSnapshot | None) -> Moment:
        old = self._moment
        if snapshot is None or old.snapshot is None:
            catalog = load(DiskTree(self.root))
        else:
            changed = changed_paths(old.snapshot, snapshot)
            catalog = reloaded(old.catalog, DiskTree(self.root), changed)
        try:
            require_manifest(catalog)
        except CatalogUnreadableError:  # lint tells of it, beside what could be shown last
            return Moment(old.number + 1, old.catalog, old.site, None)
        return self._made(old.number + 1, catalog, snapshot)

    def _made(self, number: int, catalog: Catalog, snapshot: StatSnapshot | None) -> Moment:
        options = self.options
        request = SiteRequest(
            options.today(),
            is_private=options.is_private,
            is_served=True,
            is_edited=options.is_edited,
        )
        return Moment(number, catalog, web_site(catalog, request), snapshot)

    def _state(self, snapshot: StatSnapshot | None) -> object:
        """Differs where the files, what git has of them, or the day do."""
        files = _times(self.root) if snapshot is None else (snapshot.state(), *snapshot.racy)
        return (files, self.today(), tuple(map(_stat, self._git_files)))


def _git_files(root: Path) -> tuple[str, ...]:
    """Where `_GIT_STATE` is: a linked work tree has only some of it in a folder of its own."""
    asked = [word for name in _GIT_STATE for word in ("--git-path", name)]
    try:
        repository = repository_of(root)
    except CommandLineError:  # nothing of the site follows from a repository that cannot be read
        return ()
    found = run_git(repository, "rev-parse", "--path-format=absolute", *asked)
    return tuple(os.fsdecode(found or b"").splitlines())


def _times(root: Path) -> tuple[object, ...]:
    """The times of the catalog's files, where links lead to some."""
    tree = DiskTree(root)
    paths = ("catalog.yaml", *(file.path for file in tree.listing().files))
    return tuple((path, _stat(os.path.join(root, path))) for path in paths)


def _stat(path: str) -> object:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
