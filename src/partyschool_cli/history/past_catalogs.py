"""The catalogs of earlier revisions, one after the other, of which only what differs is read.

To load 200 revisions of a catalog takes minutes. From one to another, a few files differ: only
these are parsed, each blob once, and all other entities are shared.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.load import load
from partyschool_cli.history.revisions import head_side
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.progress import Progress, no_progress, with_progress
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.git.blob_tree import BlobTree
from partyschool_cli.source.git.git import run_git
from partyschool_cli.source.git.git_folders import GitFolders
from partyschool_cli.source.git.git_log import RawCommit, raw_commits
from partyschool_cli.source.git.git_tree import GitTree
from partyschool_cli.source.git.tree_differences import differing_paths
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.yaml.gc_pause import gc_paused

_AT_ONCE: Final = 50
_SCHOOLS: Final = f"{Kind.SCHOOL.plural}/"

_Blobs = Mapping[str, bytes]


class Place(NamedTuple):
    """A commit, when it got into the history, and where the catalog lay in it (`a/`, or empty)."""

    commit: str
    date: dt.datetime
    prefix: str


class PastCatalog(NamedTuple):
    """The catalog of a commit. `changed` are the files with other entities than in the one read
    before it, the first one's than in the catalog on disk.
    """

    place: Place
    catalog: Catalog
    changed: frozenset[str]


class History:
    """The history of a catalog on disk. Raises CommandLineError if there is none, here and below
    if a part of it is missing. `progress` is called once a commit that is read.
    """

    def __init__(self, now: Catalog, progress: Progress = no_progress) -> None:
        head = head_side(now.tree.folder).tree
        if not isinstance(head, GitTree):
            raise TypeError(head)
        self._head = head
        self._now = now
        self._progress = progress

    @cached_property
    def _reader(self) -> "_Reader":
        # To compare the files on disk takes longest: only where an earlier catalog is wanted.
        return _Reader(self._now, self._head)

    def places(self) -> Iterator[Place]:
        """The commits that changed the catalog, newest first."""
        revision = self._head.revision
        for one in raw_commits(revision.repository, revision.commit, self._head.prefix):
            yield _place(one)

    def after(self, place: Place) -> tuple[Place, ...]:
        """The commits that followed one and changed the catalog, where it lies now, oldest first.

        Only those that have it among their ancestors, merges with other lines too.
        """
        revision, prefix = self._head.revision, self._head.prefix
        asked = ("log", "--reverse", "--topo-order", "--ancestry-path", "--full-history")
        between = f"{place.commit}..{revision.commit}"
        output = run_git(
            revision.repository, *asked, "--format=%H %cI", between, "--", prefix or "."
        )
        lines = (line.split(" ") for line in (output or b"").decode().splitlines())
        return tuple(
            Place(commit, dt.datetime.fromisoformat(date), prefix) for commit, date in lines
        )

    def newest(self, count: int) -> Iterator[PastCatalog]:
        """The catalogs of the newest commits."""
        return self.read(tuple(islice(self.places(), count)))

    def read(self, places: Sequence[Place]) -> Iterator[PastCatalog]:
        """The catalogs of some commits, in their order."""
        before = self._now
        found = with_progress(self._all(places), len(places), self._progress)
        for place, catalog in found:
            yield PastCatalog(place, catalog, _differing(before, catalog))
            before = catalog

    def _all(self, places: Sequence[Place]) -> Iterator[tuple[Place, Catalog]]:
        for start in range(0, len(places), _AT_ONCE):
            yield from self._reader.read(places[start : start + _AT_ONCE])


def place_of(tree: FileTree) -> Place | None:
    """The place of a tree of git; None of another one."""
    if not isinstance(tree, GitTree):
        return None
    revision = tree.revision
    output = run_git(revision.repository, "log", "-1", "--format=%cI", revision.commit, "--")
    date = dt.datetime.fromisoformat((output or b"").decode().strip())
    return Place(revision.commit, date, tree.prefix)


def _place(one: RawCommit) -> Place:
    return Place(one.commit, one.date, one.prefix)


class _Reader:
    """Reads catalogs, each blob once for each path."""

    def __init__(self, now: Catalog, head: GitTree) -> None:
        self._now = now
        self._revision = head.revision
        self._folder = head.folder
        self._folders = GitFolders(head.revision)
        self._data: dict[bytes, bytes | Problem] = {}
        self._files = _committed(now, head)
        self._manifests: dict[bytes, tuple[Manifest, ManifestFile]] = {}
        # Of the revision that was read last: the next one shares most of it.
        self._blobs: _Blobs = {}
        self._present: dict[str, LoadedFile | None] = {}

    def read(self, places: Sequence[Place]) -> Iterator[tuple[Place, Catalog]]:
        listed = self._folders.files_at([(one.commit, one.prefix) for one in places])
        self._fetch(
            blob
            for blobs in listed
            for path, blob in blobs.items()
            if path == MANIFEST or _is_school(path) or (path, blob) not in self._files
        )
        for place, blobs in zip(places, listed, strict=True):
            if MANIFEST in blobs:
                yield place, self._at(blobs)

    def _at(self, blobs: _Blobs) -> Catalog:
        differing = dict(blobs.items() - self._blobs.items())
        new = {path: blob for path, blob in differing.items() if (path, blob) not in self._files}
        if new or blobs[MANIFEST] not in self._manifests:
            self._load(blobs, new)
        self._present.update((path, self._files[path, blob]) for path, blob in differing.items())
        for path in self._blobs.keys() - blobs.keys():
            self._present.pop(path)
        self._blobs = blobs
        manifest, manifest_file = self._manifests[blobs[MANIFEST]]
        files = (self._present[path] for path in sorted(self._present))
        return replace(
            self._now,
            manifest=manifest,
            manifest_file=manifest_file,
            files=tuple(file for file in files if file is not None),
        )

    def _load(self, blobs: _Blobs, new: _Blobs) -> None:
        # Schools have vocabularies that the other files are checked against.
        schools = {path: blob for path, blob in blobs.items() if _is_school(path)}
        read = {**schools, **new, MANIFEST: blobs[MANIFEST]}
        with gc_paused():
            loaded = load(
                BlobTree(self._folder, {path: self._data[blob] for path, blob in read.items()})
            )
        found = {file.source.path: file for file in loaded.files}
        self._files.update((one, found.get(one[0])) for one in new.items())
        self._manifests[blobs[MANIFEST]] = loaded.manifest, loaded.manifest_file

    def _fetch(self, blobs: Iterable[bytes]) -> None:
        self._data |= self._revision.files(one for one in blobs if one not in self._data)


def _committed(now: Catalog, head: GitTree) -> dict[tuple[str, bytes], LoadedFile | None]:
    """The files on disk that are as they are in the last commit, by path and blob."""
    edited = differing_paths(head, now.tree)
    files = {file.source.path: file for file in now.files}
    return {
        (path, blob): files[path]
        for path, blob in head.blobs().items()
        if path in files and path not in edited
    }


def _is_school(path: str) -> bool:
    return path.startswith(_SCHOOLS)


def _differing(old: Catalog, new: Catalog) -> frozenset[str]:
    # What two revisions share is one object: most of them need no closer look.
    same = {*map(id, old.files)} & {*map(id, new.files)}
    before, after = (
        {one.source.path: (one.key, one.entity) for one in side.files if id(one) not in same}
        for side in (old, new)
    )
    differing = {
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    }
    if old.manifest != new.manifest:
        differing.add(MANIFEST)
    return frozenset(differing)
