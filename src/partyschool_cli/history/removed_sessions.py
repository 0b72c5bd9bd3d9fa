"""When sessions that a catalog no longer has were removed: with which commit, or by which edit.

Calendars that still have them are sent them as cancelled, and must take that for newer.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CommandLineError
from partyschool_cli.history.file_history import FileHistory
from partyschool_cli.history.file_times import commit_time, head_of, moment, written
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.tree import FileTree, Overlay
from partyschool_cli.source.git.git_objects import Revision
from partyschool_cli.source.git.git_tree import GitTree
from partyschool_cli.source.yaml.source_file import SourceFile

_NONE: Final[frozenset[str]] = frozenset()


def removal_times(old: Catalog, new: Catalog, refs: Iterable[str]) -> Mapping[str, dt.datetime]:
    """When sessions of `old` that `new` does not have were removed, by `class-id/s01`.

    The time of the newest commit in whose file the session is not, but was in those before it. Of a
    session that HEAD still has, or whose history cannot be read: when the file was written, or its
    folder if it was deleted. Raises KeyError for a class that is not in `old`.
    """
    by_class: dict[str, set[str]] = {}
    for ref in refs:
        name, _, session = ref.partition("/")
        by_class.setdefault(name, set()).add(session)
    found: dict[str, dt.datetime] = {}
    for name, sessions in by_class.items():
        path = old.file_of[Key(Kind.CLASS, name)].source.path
        times = _removals(new.tree, path, frozenset(sessions))
        found |= {f"{name}/{session}": times[session] for session in sessions}
    return found


def _removals(tree: FileTree, path: str, sessions: frozenset[str]) -> Mapping[str, dt.datetime]:
    if isinstance(tree, GitTree):
        latest = moment(commit_time(tree.revision))
    else:
        latest = moment(*written(tree, (path,)))
    try:
        head = head_of(tree)
        committed = {} if head is None else dict(_committed(head, path, sessions))
    except CommandLineError:
        committed = {}
    return {session: committed.get(session, latest) for session in sessions}


def _committed(
    head: GitTree, path: str, sessions: frozenset[str]
) -> Iterator[tuple[str, dt.datetime]]:
    """The sessions that were removed in the history of a revision."""
    place = head.prefix + path
    history = FileHistory(head.revision, {place.partition("/")[0] if "/" in place else ""})
    left = sessions - _sessions_at(head, head.revision.commit, path)
    for commit in history.changing(place):
        if not left:
            return
        before = [_sessions_at(head, one, path) for one in commit.parents]
        held = frozenset.intersection(*before) if before else _NONE
        removed = left & (held - _sessions_at(head, commit.name, path))
        for session in removed:
            yield session, moment(commit.time)
        left -= removed


def _sessions_at(tree: GitTree, commit: str, path: str) -> frozenset[str]:
    """The ids of the sessions in a class's file of a commit; none without such a file."""
    revision = Revision(tree.revision.repository, commit, tree.revision.name)
    place = tree.prefix + path
    blob = revision.entries((place,)).get(place)
    if blob is None or blob.is_folder:
        return _NONE
    data = revision.contents((blob.sha,))[blob.sha]
    content = SourceFile(Overlay(tree, {path: data}), path).content
    sessions = content.get("sessions") if isinstance(content, dict) else None
    listed = sessions if isinstance(sessions, list) else ()
    return frozenset(str(one.get("id")) for one in listed if isinstance(one, dict))
