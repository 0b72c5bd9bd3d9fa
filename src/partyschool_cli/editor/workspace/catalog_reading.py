"""One catalog of the workspace, read again as far as its files or its open documents changed."""

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from partyschool_cli.cache.stat_snapshot import StatSnapshot, changed_paths, take
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.reload import reloaded
from partyschool_cli.editor.client.positions import Encoding
from partyschool_cli.editor.workspace.buffer import Buffer
from partyschool_cli.editor.workspace.linting import LastLint
from partyschool_cli.editor.workspace.open_catalog import CatalogFolder, OpenCatalog
from partyschool_cli.lint.own_baseline import own_baseline_file
from partyschool_cli.lint.rule_helpers.materials import Beside, files_beside
from partyschool_cli.locate import git_root, shown_prefix
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST, Listing
from partyschool_cli.source.files.tree import Overlay, Subset


class CatalogReading:
    """Reads the catalog at `root`, whose folder has this `address`."""

    def __init__(self, root: Path, address: str, encoding: Encoding) -> None:
        base = Path(git_root(os.fspath(root)) or Path.cwd())
        self._folder = CatalogFolder(root, address, shown_prefix(root, base))
        self._encoding = encoding
        self._disk = DiskTree(root)
        self._snapshot: StatSnapshot | None = None
        self._listing = Listing((), ())
        self._beside: Beside = {}
        self._open: OpenCatalog | None = None

    def now(
        self, buffers: Mapping[str, Buffer], today: dt.date, *, looks_at_disk: bool
    ) -> OpenCatalog:
        """The catalog with these open documents, by path; the same one where nothing changed."""
        old = self._open
        if old is None:
            self._snapshot = self._taken()
            typed = load(self._tree(buffers, is_listed=False))
            self._open = self._first(typed, buffers, today)
        else:
            typed = self._typed(old, buffers, looks_at_disk=looks_at_disk)
            self._open = self._next(old, typed, buffers, today, looks_at_disk=looks_at_disk)
        return self._open

    def _first(self, typed: Catalog, buffers: Mapping[str, Buffer], today: dt.date) -> OpenCatalog:
        self._beside = files_beside(typed.files, typed.tree)
        baseline = own_baseline_file(typed.tree)
        return OpenCatalog(
            self._folder,
            today,
            self._encoding,
            typed,
            typed,
            dict(buffers),
            baseline,
            LastLint(),
        )

    def _next(
        self,
        old: OpenCatalog,
        typed: Catalog,
        buffers: Mapping[str, Buffer],
        today: dt.date,
        *,
        looks_at_disk: bool,
    ) -> OpenCatalog:
        """What is open now; the `old` one where nothing of it changed."""
        baseline, is_moved = old.baseline, False
        if looks_at_disk or typed is not old.typed:
            baseline = own_baseline_file(typed.tree)
        if looks_at_disk:
            beside = files_beside(typed.files, typed.tree)
            is_moved, self._beside = beside != self._beside, beside
        is_same = typed is old.typed and baseline == old.baseline and not is_moved
        if is_same and today == old.today and buffers == old.buffers:
            return old
        good = old.good if typed is old.typed else _good(old.good, typed)
        return replace(
            old, today=today, typed=typed, good=good, buffers=dict(buffers), baseline=baseline
        )

    def _typed(
        self, old: OpenCatalog, buffers: Mapping[str, Buffer], *, looks_at_disk: bool
    ) -> Catalog:
        """The catalog as it is now; the old one where no file of it changed."""
        changed = _changed_buffers(old.buffers, buffers)
        is_listed = old.buffers.keys() == buffers.keys()
        if looks_at_disk:
            before, after = self._snapshot, self._taken()
            if before is None or after is None:
                changed |= {MANIFEST, *(file.path for file in self._listing.files)}
                is_listed = False
            else:
                changed |= changed_paths(before, after)
                same_names = before.paths == after.paths and before.layout == after.layout
                is_listed = is_listed and same_names
            self._snapshot = after
        if not changed and is_listed:
            return old.typed
        typed = reloaded(old.typed, self._tree(buffers, is_listed=is_listed), changed)
        unexpected = {path for path, _ in typed.unexpected}
        is_same = _is_same(old.typed, typed) and changed.isdisjoint(unexpected)
        return old.typed if is_same and old.buffers.keys() == buffers.keys() else typed

    def _taken(self) -> StatSnapshot | None:
        return take(os.fspath(self._folder.root))

    def _tree(self, buffers: Mapping[str, Buffer], *, is_listed: bool) -> Subset:
        overlay = Overlay(self._disk, {path: one.data for path, one in buffers.items()})
        if not is_listed:
            self._listing = overlay.listing()
        return Subset(overlay, self._listing)


def _changed_buffers(old: Mapping[str, Buffer], new: Mapping[str, Buffer]) -> set[str]:
    """The paths of documents that were opened, closed, or stand for other bytes."""
    paths = old.keys() | new.keys()
    return {
        path
        for path in paths
        if path not in old or path not in new or old[path].data != new[path].data
    }


def _is_same(old: Catalog, new: Catalog) -> bool:
    is_same_manifest = old.manifest_file is new.manifest_file
    if not is_same_manifest or len(old.files) != len(new.files):
        return False
    if old.unexpected != new.unexpected or old.unread_folders != new.unread_folders:
        return False
    return all(a is b for a, b in zip(old.files, new.files, strict=True))


def _good(old: Catalog, typed: Catalog) -> Catalog:
    """The catalog with what files said that cannot be used now, when they last could."""
    if any(not path for path, _ in typed.unread_folders):  # the catalog's own: it is gone
        return typed
    is_broken = typed.manifest_file.is_broken and not old.manifest_file.is_broken
    if not is_broken and not typed.left_out:
        return typed
    left_out = {file.source.path for file in typed.left_out}
    had = {f.source.path: f for f in old.files if f.source.path in left_out and not f.is_left_out}
    if not is_broken and not had:
        return typed
    files = tuple(had.get(file.source.path, file) for file in typed.files)
    known = (
        (old.manifest, old.manifest_file) if is_broken else (typed.manifest, typed.manifest_file)
    )
    manifest, manifest_file = known
    return replace(typed, files=files, manifest=manifest, manifest_file=manifest_file)
