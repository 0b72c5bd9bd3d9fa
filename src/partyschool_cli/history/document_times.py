"""When what a document says was last changed: the time of a commit that is in it.

Asked at each export, so with few processes of git, and without reading a file from it.
"""

import datetime as dt
import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import Final, TypeVar

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.file_history import FileHistory
from partyschool_cli.history.file_times import class_files
from partyschool_cli.history.revisions import HEAD
from partyschool_cli.locate import git_root
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.git.git import repository_of
from partyschool_cli.source.git.git_objects import GitObject, Revision
from partyschool_cli.source.git.git_tree import GitTree, commit_named, prefix_of
from partyschool_cli.source.git.tree_differences import is_named

K = TypeVar("K")

# Of paths on a command line of git; for more, whole folders are asked for.
_MOST_PATHS: Final = 100


def document_times(catalog: Catalog, files: Mapping[K, frozenset[str]]) -> dict[K, dt.datetime]:
    """When the last commit was that touched each set of files, in UTC.

    Those of which a file is not committed as it is are left out; all are where git cannot tell.
    """
    try:
        revision = _revision_of(catalog.tree)
        if revision is None:
            return {}
        prefix = _prefix(catalog.tree, revision)
        edited = _edited(catalog.tree, revision, prefix, frozenset().union(*files.values()))
        kept = {name: own for name, own in files.items() if edited.isdisjoint(own)}
        folders = {path.partition("/")[0] for own in kept.values() for path in own}
        history = FileHistory(revision, {prefix + one for one in folders}) if kept else None
        times = {
            name: history.last_change(frozenset(prefix + path for path in own))
            for name, own in kept.items()
            if history is not None
        }
    except CommandLineError:
        return {}
    return dict(_moments(times))


def _moments(times: Mapping[K, int | None]) -> Iterable[tuple[K, dt.datetime]]:
    for name, time in times.items():
        with suppress(OverflowError, ValueError, OSError):  # a clock that no calendar has
            if time is not None:
                yield name, dt.datetime.fromtimestamp(time, dt.UTC)


def _revision_of(tree: FileTree) -> Revision | None:
    """The revision that has a tree's history: its own, or HEAD; None without one."""
    if isinstance(tree, GitTree):
        return tree.revision
    if git_root(os.path.realpath(tree.folder)) is None:
        return None
    repository = repository_of(tree.folder)
    commit = commit_named(repository, HEAD)
    return None if commit is None else Revision(repository, commit, HEAD)


def _prefix(tree: FileTree, revision: Revision) -> str:
    """Where the catalog lies, or lay then."""
    if isinstance(tree, GitTree):
        return tree.prefix
    return prefix_of(revision.repository, tree.folder)


def _edited(
    tree: FileTree, revision: Revision, prefix: str, paths: frozenset[str]
) -> frozenset[str]:
    """The files of a tree that are not as they are in a revision."""
    if isinstance(tree, GitTree):
        return frozenset()
    few = [prefix + path for path in paths] if len(paths) <= _MOST_PATHS else [prefix or "."]
    objects = revision.entries(few, "-r")
    return frozenset(path for path in paths if not _is_same(tree, path, objects.get(prefix + path)))


def _is_same(tree: FileTree, path: str, committed: GitObject | None) -> bool:
    data = tree.read(path)
    if committed is None or not isinstance(data, bytes):
        return committed is None and not isinstance(data, bytes)
    return is_named(data, committed.sha)


def timetable_files(
    catalog: Catalog, subject: Key | None, classes: Collection[str]
) -> frozenset[str]:
    """The files that a timetable of a subject is made of, which has sessions of some classes."""
    found: set[str] = set()
    names = {*classes, *((subject.id,) if subject and subject.kind is Kind.CLASS else ())}
    for name in names & catalog.classes.keys():
        own = catalog.classes[name]
        found |= class_files(catalog, own)
        found |= _file(catalog, Key(Kind.SCHOOL, own.school))
    return frozenset(found) | (_file(catalog, subject) if subject is not None else frozenset())


def catalog_files(catalog: Catalog) -> frozenset[str]:
    """The files that a course catalog is made of: all but those of the classes."""
    own = (file for file in catalog.files if file.key.kind is not Kind.CLASS)
    return frozenset((MANIFEST, *(file.source.path for file in own)))


def _file(catalog: Catalog, key: Key) -> frozenset[str]:
    file = catalog.file_of.get(key)
    return frozenset((file.source.path,)) if file is not None else frozenset()
