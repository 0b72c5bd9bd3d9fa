"""Load a catalog again of which a few files changed: only these are read."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.load import load, load_files, load_manifest
from partyschool_cli.catalog.references import Word
from partyschool_cli.catalog.vocabulary_check import Words
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.source.files.listing import MANIFEST, Listing
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.problem import ProblemCode


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
    if was_listed and listing.problem is None:
        files = _patched(old, tree, listing, changed, manifest_file.words)
        if files is not None:
            return Catalog(tree, manifest, manifest_file, files, listing.unexpected, listing.unread)
    return load(tree)


def _patched(
    old: Catalog,
    tree: FileTree,
    listing: Listing,
    changed: Collection[str],
    vocabularies: Mapping[str, Words],
) -> tuple[LoadedFile, ...] | None:
    """The files as they are now; None where others have to be checked again for them.

    `vocabularies` are those of the manifest as it is now.
    """
    # Which of two with one id is reported depends on both.
    if any(_is_second(file) for file in old.files if file.problems):
        return None
    paths = [file.path for file in listing.files]
    is_same_paths = paths == [file.source.path for file in old.files]
    files = _kept(old, tree, paths, changed, is_same_paths=is_same_paths)
    had = old.manifest_file.words
    if had != vocabularies:
        files = [None if one and _may_differ(one, had, vocabularies) else one for one in files]
    missing = [at for at, file in enumerate(files) if file is None]
    if is_same_paths and not missing:
        return old.files
    if missing:
        listed = zip(files, listing.files, strict=True)
        schools = [file for file, one in listed if one.kind is Kind.SCHOOL and file is not None]
        fresh = load_files(tree, [listing.files[at] for at in missing], schools)
        found = {file.source.path: file for file in fresh}
        for at in missing:
            files[at] = found[paths[at]]
    now = tuple(file for file in files if file is not None)
    if not is_same_paths and _has_one_id_twice(now):
        return None
    if not is_same_paths or any(now[at].key.kind is Kind.SCHOOL for at in missing):
        return now if _own_themes(old.files) == _own_themes(now) else None
    return now


def _kept(
    old: Catalog,
    tree: FileTree,
    paths: Sequence[str],
    changed: Collection[str],
    *,
    is_same_paths: bool,
) -> list[LoadedFile | None]:
    """The file at each path as it was loaded; None where it has to be loaded."""
    files: list[LoadedFile | None]
    if is_same_paths:  # after a key in an editor: an index of all files would take longest
        files = list(old.files)
    else:
        known = {file.source.path: file for file in old.files}
        files = [known.get(path) for path in paths]
    for path in changed:
        at = bisect_left(paths, path)
        if at < len(paths) and paths[at] == path:
            file = files[at]
            if file is not None and file.source.read() != tree.read(path):
                files[at] = None
    return files


def _may_differ(file: LoadedFile, old: Mapping[str, Words], new: Mapping[str, Words]) -> bool:
    """Whether other vocabularies may give a file other problems.

    An invalid one is told which words there are instead of an unknown one.
    """
    if file.is_left_out:
        return bool(file.words)
    return any(_is_known(word, old) != _is_known(word, new) for word in file.words)


def _is_known(word: Word, vocabularies: Mapping[str, Words]) -> bool:
    """Whether a word is accepted: by an invalid vocabulary, which is none of these, any is."""
    known = vocabularies.get(word.vocabulary)
    return known is None or word.id in known


def _is_second(file: LoadedFile) -> bool:
    """Whether another file before it has its id."""
    return any(problem.code == ProblemCode.DUPLICATE_ID for problem in file.problems)


def _has_one_id_twice(files: Collection[LoadedFile]) -> bool:
    return len({file.key for file in files}) < len(files)


def _own_themes(files: Iterable[LoadedFile]) -> Mapping[str, Any]:
    return {
        file.key.id: file.entity.themes if isinstance(file.entity, School) else file.content
        for file in files
        if file.key.kind is Kind.SCHOOL
    }
