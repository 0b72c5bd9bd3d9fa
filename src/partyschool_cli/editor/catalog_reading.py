"""One catalog of the workspace, read again as far as its files or its open documents changed."""

import os
from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.cache.stat_snapshot import StatSnapshot, changed_paths, take
from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.reload import reloaded
from partyschool_cli.editor.buffer import Buffer
from partyschool_cli.editor.open_catalog import OpenCatalog
from partyschool_cli.editor.positions import Encoding
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST, Listing
from partyschool_cli.source.files.tree import Overlay, Subset


class CatalogReading:
    """Reads the catalog at `root`, whose folder has this `address`."""

    def __init__(self, root: Path, address: str, encoding: Encoding) -> None:
        self._root = root
        self._address = address
        self._encoding = encoding
        self._disk = DiskTree(root)
        self._snapshot: StatSnapshot | None = None
        self._listing: Listing | None = None
        self._open: OpenCatalog | None = None

    def now(self, buffers: Mapping[str, Buffer], *, looks_at_disk: bool) -> OpenCatalog:
        """The catalog with these open documents, by path; the same one where nothing changed."""
        old = self._open
        if old is None:
            self._snapshot = take(os.fspath(self._root))
            typed = load(self._tree(buffers, is_listed=False))
            return self._opened(typed, {}, buffers)
        changed = _changed_buffers(old.buffers, buffers)
        is_listed = old.buffers.keys() == buffers.keys()
        if looks_at_disk:
            before, after = self._snapshot, take(os.fspath(self._root))
            if before is None or after is None:
                changed |= {MANIFEST, *(file.path for file in self._listed().files)}
                is_listed = False
            else:
                changed |= changed_paths(before, after)
                same_names = before.paths == after.paths and before.layout == after.layout
                is_listed = is_listed and same_names
            self._snapshot = after
        if not changed and is_listed:
            return old if old.buffers == buffers else self._opened(old.typed, old.good, buffers)
        typed = reloaded(old.typed, self._tree(buffers, is_listed=is_listed), changed)
        if _is_same(old.typed, typed):
            return old if old.buffers == buffers else self._opened(old.typed, old.good, buffers)
        return self._opened(typed, _good(old, typed), buffers)

    def _opened(
        self, typed: Catalog, good: Mapping[str, LoadedFile], buffers: Mapping[str, Buffer]
    ) -> OpenCatalog:
        self._open = OpenCatalog(
            self._root, self._address, typed, good, dict(buffers), self._encoding
        )
        return self._open

    def _tree(self, buffers: Mapping[str, Buffer], *, is_listed: bool) -> Subset:
        overlay = Overlay(self._disk, {path: one.data for path, one in buffers.items()})
        if not is_listed or self._listing is None:
            self._listing = overlay.listing()
        return Subset(overlay, self._listing)

    def _listed(self) -> Listing:
        return self._listing if self._listing is not None else Listing((), ())


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


def _good(old: OpenCatalog, typed: Catalog) -> Mapping[str, LoadedFile]:
    """Of the files that cannot be used now, what they were when they last could."""
    found: dict[str, LoadedFile] = {}
    for file in typed.left_out:
        path = file.source.path
        had = old.file(path)
        if had is not None and not had.is_left_out:
            found[path] = had
        elif path in old.good:
            found[path] = old.good[path]
    return found
