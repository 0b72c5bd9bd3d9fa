"""Load a catalog again of which a few files changed: only these are read."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.load import load, load_files, load_manifest
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.source.files.listing import MANIFEST, EntityFile, Listing
from partyschool_cli.source.files.tree import FileTree


def reloaded(old: Catalog, tree: FileTree, changed: Collection[str]) -> Catalog:
    """The catalog in `tree`, given the `old` one, and the paths at which files may differ.

    Files that came or went need not be among them. A file with the same bytes keeps its
    `LoadedFile`.
    """
    listing = tree.listing()
    was_listed = ("", Kind.COURSE) not in old.unread_folders
    manifest, manifest_file = old.manifest, old.manifest_file
    if MANIFEST in changed and manifest_file.source.read() != tree.read(MANIFEST):
        manifest, manifest_file = load_manifest(tree)
    # The other files are checked against its words only.
    is_checked = manifest_file.words == old.manifest_file.words
    if was_listed and is_checked and listing.problem is None:
        files = _patched(old, tree, listing, changed)
        if files is not None:
            return Catalog(tree, manifest, manifest_file, files, listing.unexpected, listing.unread)
    return load(tree)


def _patched(
    old: Catalog, tree: FileTree, listing: Listing, changed: Collection[str]
) -> tuple[LoadedFile, ...] | None:
    """The files as they are now; None where others have to be checked again for them."""
    if _has_one_id_twice(old.files):  # which of two is reported depends on both
        return None
    known = {file.source.path: file for file in old.files}
    kept: dict[str, LoadedFile] = {}
    missing: list[EntityFile] = []
    for file in listing.files:
        had = known.get(file.path)
        if had is not None and (
            file.path not in changed or had.source.read() == tree.read(file.path)
        ):
            kept[file.path] = had
        else:
            missing.append(file)
    if missing:
        schools = [file for file in kept.values() if file.key.kind is Kind.SCHOOL]
        kept |= {file.source.path: file for file in load_files(tree, missing, schools)}
    files = tuple(kept[file.path] for file in listing.files)
    if _own_themes(old.files) != _own_themes(files) or _has_one_id_twice(files):
        return None
    return files


def _has_one_id_twice(files: Collection[LoadedFile]) -> bool:
    return len({file.key for file in files}) < len(files)


def _own_themes(files: Iterable[LoadedFile]) -> Mapping[str, Any]:
    return {
        file.key.id: file.entity.themes if isinstance(file.entity, School) else file.content
        for file in files
        if file.key.kind is Kind.SCHOOL
    }
