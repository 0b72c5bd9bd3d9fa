"""Find the catalogs of a workspace: below its folders, above them, and those of open files."""

import os
from collections.abc import Collection, Iterator, Mapping
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
        if found is not None and catalog_of(path, (Path(found),)) is not None:
            return Path(found)
    return None


def catalog_of(path: Path, roots: Collection[Path]) -> tuple[Path, str] | None:
    """The innermost of the catalogs at `roots` that has the file at `path`, and its path there.

    Links count as what they lead to only where the path as written is in none of them.
    """
    as_written = _innermost(path, {root: root for root in roots})
    if as_written is not None:
        return as_written
    return _innermost(_real(path.parent) / path.name, {_real(root): root for root in roots})


def _innermost(path: Path, roots: Mapping[Path, Path]) -> tuple[Path, str] | None:
    for folder in path.parents:
        if folder in roots and is_of_catalog(inside := path.relative_to(folder).as_posix()):
            return roots[folder], inside
    return None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
