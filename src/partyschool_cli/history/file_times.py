"""When the timetable of a class last changed: with which commit, or when its files were written.

A class changes with its own file and with those of its courses, teachers and sites, which are taken
as one set: a merge that brings a new session to a new site is a change of both.
"""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.file_history import FileHistory, incomplete_history
from partyschool_cli.locate import git_root
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.git.git import repository_of, run_git
from partyschool_cli.source.git.git_objects import Revision
from partyschool_cli.source.git.git_tree import GitTree, commit_named, tree_of
from partyschool_cli.source.git.tree_differences import is_named

_HEAD: Final = "HEAD"
# Calendars count from the one in seconds, with 31 bits.
EARLIEST: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_LATEST: Final = EARLIEST + dt.timedelta(seconds=(1 << 31) - 1)


class ClassTimes(NamedTuple):
    """When each class last changed, by id, in UTC and whole seconds; notes are lines of Chinese."""

    times: Mapping[str, dt.datetime]
    notes: tuple[str, ...] = ()


def class_times(catalog: Catalog, classes: Iterable[str]) -> ClassTimes:
    """When classes of a catalog last changed.

    Of a catalog on disk, by the history of HEAD; a file that is not there, or is not the same, has
    changed when it was written. Of one in a revision, by that revision's history. Without a history
    that git can read, all by when they were written, or by the revision.
    """
    files = {name: class_files(catalog, catalog.classes[name]) for name in classes}
    tree = catalog.tree
    notes: tuple[str, ...] = ()
    try:
        head = head_of(tree)
        if head is not None:
            return _by_history(tree, head, files)
    except CommandLineError as error:
        instead = "提交时间" if isinstance(tree, GitTree) else "文件的修改时间"
        notes = (f"{error.message}，日历里课次的更新时间按{instead}；{error.hint}",)
    if isinstance(tree, GitTree):
        return ClassTimes(dict.fromkeys(files, moment(commit_time(tree.revision))), notes)
    of_path = {path: tuple(written(tree, (path,))) for path in frozenset().union(*files.values())}
    found = {
        name: moment(*(one for path in own for one in of_path[path])) for name, own in files.items()
    }
    return ClassTimes(found, notes)


def class_files(catalog: Catalog, own: TrainingClass) -> frozenset[str]:
    """The paths of the class's file and of those that its sessions name, missing ones too."""
    keys = {Key(Kind.CLASS, own.id)}
    for session in own.sessions:
        if session.course is not None:
            keys.add(Key(Kind.COURSE, session.course))
        if session.site is not None:
            keys.add(Key(Kind.SITE, session.site))
        keys.update(Key(Kind.TEACHER, one) for one in session.teachers)
    return frozenset(_path(catalog, key) for key in keys)


def _path(catalog: Catalog, key: Key) -> str:
    file = catalog.file_of.get(key)
    # One that was removed has a history too.
    return file.source.path if file is not None else f"{key.kind.plural}/{key.id}.yaml"


def head_of(tree: FileTree) -> GitTree | None:
    """The revision that has a tree's history: itself, or HEAD of one on disk.

    None without git, or before the first commit of the catalog. Raises CommandLineError if git
    cannot read it.
    """
    if isinstance(tree, GitTree):
        return tree
    if git_root(os.path.realpath(tree.folder)) is None:
        return None
    repository = repository_of(tree.folder)
    commit = commit_named(repository, _HEAD)
    if commit is None:
        if run_git(repository, "rev-parse", "--verify", "--quiet", _HEAD) is not None:
            raise incomplete_history(_HEAD)
        return None
    return tree_of(Revision(repository, commit, _HEAD), tree.folder, is_whole=False)


def _by_history(tree: FileTree, head: GitTree, files: Mapping[str, frozenset[str]]) -> ClassTimes:
    paths = frozenset().union(*files.values())
    edited = frozenset[str]() if tree is head else _edited(tree, head, paths)
    places = {path: tuple(_places(head, path)) for path in paths}
    folders = {place.partition("/")[0] for found in places.values() for place in found}
    history = FileHistory(head.revision, {head.prefix + one if one else "" for one in folders})
    times = {}
    for name, own in files.items():
        known = frozenset(head.prefix + place for path in own for place in places[path])
        times[name] = moment(history.last_change(known), *written(tree, own & edited))
    if not history.is_cut_off():
        return ClassTimes(times)
    note = (
        "克隆得太浅，看不到最早的提交以前改过什么，日历里课次的更新时间可能偏晚；"
        "要准，先运行 git fetch --unshallow"
    )
    return ClassTimes(times, (note,))


def _places(head: GitTree, path: str) -> Iterator[str]:
    """Where a file is in the catalog: there, and where the link leads that it is, or is behind."""
    yield path
    target = head.link_target(path)
    if isinstance(target, str) and target != path:
        yield target


def _edited(tree: FileTree, head: GitTree, paths: frozenset[str]) -> frozenset[str]:
    """The files that are not as they are at HEAD."""
    blobs = head.blobs()
    # Few files are read from git, which takes two processes: most have the bytes of its objects.
    others = [path for path in paths if not _has_bytes(tree, path, blobs.get(path))]
    head.fetch(others)
    return frozenset(path for path in others if _content(tree, path) != _content(head, path))


def _has_bytes(tree: FileTree, path: str, blob: bytes | None) -> bool:
    data = tree.read(path)
    return isinstance(data, bytes) and blob is not None and is_named(data, blob)


def _content(tree: FileTree, path: str) -> bytes | None:
    """A file's bytes with git's line ends; None if there are none."""
    data = tree.read(path)
    return data.replace(b"\r\n", b"\n") if isinstance(data, bytes) else None


def written(tree: FileTree, paths: Iterable[str]) -> Iterator[int]:
    """When files were written; of one that was deleted, when its folder was."""
    for path in paths:
        place = os.path.join(tree.folder, path)
        for each in (place, os.path.dirname(place)):
            try:
                yield int(os.stat(each).st_mtime)
            except OSError:
                continue
            break


def commit_time(revision: Revision) -> int | None:
    """When a commit was made, in seconds since 1970; None if git cannot tell."""
    # `rev-list` would fail where a parent is missing.
    data = run_git(revision.repository, "cat-file", "commit", revision.commit) or b""
    for line in data.splitlines():
        if line.startswith(b"committer "):
            return int(line.split()[-2])
    return None


def moment(*seconds: int | None) -> dt.datetime:
    """The latest of some times, within what a calendar can count."""
    known = [one for one in seconds if one is not None]
    earliest, latest = int(EARLIEST.timestamp()), int(_LATEST.timestamp())
    found = min(max(known, default=earliest), latest)
    return dt.datetime.fromtimestamp(max(found, earliest), dt.UTC)
