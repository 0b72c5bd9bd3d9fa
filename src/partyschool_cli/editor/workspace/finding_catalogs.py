"""Find the catalogs of a workspace: below its folders, above them, and those of open files."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from partyschool_cli.locate import MANIFEST, catalog_at, is_catalog
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.source.files.listing import is_of_catalog

# Somebody may open their whole home folder.
_MOST_FOLDERS: Final = 3000
_DEEPEST: Final = 5
_NEVER: Final = frozenset({"node_modules", "__pycache__", "site-packages", "dist", "build"})


def catalogs_below(folder: Path) -> Iterator[Path]:
    """The catalogs at a folder and below it, the outermost first. Links are not followed."""
    waiting = [(folder, 0)]
    for looked_at, (here, depth) in enumerate(waiting):
        if looked_at > _MOST_FOLDERS:
            return
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda one: one.name)
        except OSError:
            continue
        skipped = _NEVER
        if any(one.name == MANIFEST for one in found) and is_catalog(os.fspath(here)):
            skipped = _NEVER.union(KIND_OF_FOLDER)
            yield here
        if depth < _DEEPEST:
            waiting += [
                (here / one.name, depth + 1)
                for one in found
                if one.name[0] != "." and one.name not in skipped and _is_folder(one)
            ]


def catalog_above(path: Path) -> Path | None:
    """The nearest catalog that a path is in, or would be."""
    for folder in path.parents:
        found = catalog_at(os.fspath(folder))
        if found is not None and path_in(Path(found), path) is not None:
            return Path(found)
    return None


def path_in(root: Path, path: Path) -> str | None:
    """A path from the catalog at `root`, with `/`; None if it is not one of its files.

    Links count as what they lead to only where the path as written is not in the catalog.
    """
    for own, other in ((root, path), (_real(root), _real(path.parent) / path.name)):
        if other.is_relative_to(own):
            inside = other.relative_to(own).as_posix()
            if is_of_catalog(inside):
                return inside
    return None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
