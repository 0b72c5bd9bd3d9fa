"""What each commit changed in the catalog, newest first, in the terms of a comparison.

A merge tells only what it changed against all its parents, so that each change is told once. A
commit that changed nothing in these terms (a re-laid file) is not among them.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.catalog.diff import CatalogDiff, EntityChange
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key, key_of_file
from partyschool_cli.history.commit_reader import CommitReader
from partyschool_cli.history.comparison import changes_of
from partyschool_cli.history.revisions import head_side
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.git.git_log import BlobChange, RawCommit, boundary, raw_commits
from partyschool_cli.source.git.git_tree import GitTree
from partyschool_cli.source.yaml.gc_pause import gc_paused

_AT_ONCE: Final = 32


class LogEntry(NamedTuple):
    """A commit and what it changed; titles for that are in `before` and `after`.

    `first_files` is the number of files in the commit that brought the catalog, else 0. `left_out`
    are the files that could not be read on one side.
    """

    commit: str
    author: str
    date: dt.datetime
    message: str
    changes: tuple[EntityChange, ...]
    left_out: tuple[str, ...]
    first_files: int
    before: Lookup
    after: Lookup


class Log(NamedTuple):
    """Entries, newest first; `is_cut` where a shallow clone lacks the commits before them."""

    entries: tuple[LogEntry, ...]
    is_cut: bool


def catalog_log(root: Path, key: Key | None, limit: int, *, tells_first: bool = False) -> Log:
    """The last `limit` commits that changed the catalog at `root`, or the entity of `key` in it.

    An entity is followed through renames. What the first commit brought is read only if asked for
    (`tells_first`), or for one entity. Raises CommandLineError if there is no history.
    """
    tree = head_side(root).tree
    if not isinstance(tree, GitTree):
        raise TypeError(tree)
    with gc_paused():
        return _Log(tree, key, tells_first=tells_first).run(limit)


# A commit, and those of its changes that are asked for.
_Asked = tuple[RawCommit, Sequence[BlobChange]]


class _Log:
    def __init__(self, tree: GitTree, key: Key | None, *, tells_first: bool) -> None:
        self.tree = tree
        self.key = key
        self.tells_first = tells_first
        self.reader = CommitReader(tree)
        self.cut = frozenset(boundary(tree.revision.repository))
        self.is_cut = False
        self.kept: tuple[Key, ...] = ()

    def run(self, limit: int) -> Log:
        revision = self.tree.revision
        commits = raw_commits(revision.repository, revision.commit, self.tree.prefix)
        whole = (one for one in commits if not self._is_cut(one))
        asked = ((one, one.changes) for one in whole) if self.key is None else self._of_key(whole)
        entries = tuple(islice(self._entries(asked), limit))
        return Log(entries, self.is_cut)

    def _is_cut(self, commit: RawCommit) -> bool:
        """Whether it seems to touch every file because its parents are not there."""
        is_cut = commit.commit in self.cut
        self.is_cut = self.is_cut or is_cut
        return is_cut

    def _of_key(self, commits: Iterable[RawCommit]) -> Iterator[_Asked]:
        key = self.key
        if key is None:
            return
        class_id, _, session = key.id.partition("/") if key.kind is Kind.SESSION else ("", "", "")
        file_key = Key(Kind.CLASS, class_id) if session else key
        listed = tuple(commits)
        names = self._names(listed, file_key)
        self.kept = tuple(
            Key(Kind.SESSION, f"{one.id}/{session}") if session else one for one in names
        )
        for place, commit in enumerate(listed):
            own = {key for key, newest in names.items() if newest <= place}
            if any(key_of_file(one.path) in own for one in commit.changes):
                yield commit, _with_renamed(commit.changes, own)

    def _names(self, commits: Sequence[RawCommit], key: Key) -> Mapping[Key, int]:
        """The keys that an entity has had, each with the place of the newest commit it counts for.

        One that is another entity's now counts before the rename only.
        """
        now = {Key(file.kind, file.id) for file in self.tree.listing().files}
        names = {key: 0}
        for place, commit in enumerate(commits):
            is_new = any(_is_new(one) and key_of_file(one.path) in names for one in commit.changes)
            if not is_new or all(one.new is not None for one in commit.changes):
                continue
            changes = [
                one
                for one in commit.changes
                if (own := key_of_file(one.path)) is not None
                and own.kind is key.kind
                and (one.new is None or _is_new(one))
            ]
            self.reader.fetch(changes)
            for one in self.reader.diff(changes).changes:
                if one.change == "renamed" and one.key in names and one.old_key is not None:
                    names.setdefault(one.old_key, place if one.old_key in now else 0)
        return names

    def _entries(self, asked: Iterator[_Asked]) -> Iterator[LogEntry]:
        while several := list(islice(asked, _AT_ONCE)):
            read = [
                (commit, () if self._is_untold_first(commit) else changes)
                for commit, changes in several
            ]
            self.reader.fetch(change for _, changes in read for change in changes)
            told = [
                (commit, changes, diff)
                for commit, changes in read
                if (diff := self._diff(commit, changes)) is not None
            ]
            sides = self.reader.sides(told)
            for (commit, _, diff), (before, after) in zip(told, sides, strict=True):
                first = len(commit.changes) if self.key is None and _is_first(commit) else 0
                date, message = commit.date, commit.message
                about = (commit.commit, commit.author, date, message)
                yield LogEntry(*about, *diff, first, before, after)

    def _is_untold_first(self, commit: RawCommit) -> bool:
        return self.key is None and not self.tells_first and _is_first(commit)

    def _diff(self, commit: RawCommit, changes: Sequence[BlobChange]) -> CatalogDiff | None:
        found = self.reader.diff(changes)
        kept = changes_of(found.changes, (), self.kept)
        is_told = kept or found.left_out or (self.key is None and _is_first(commit))
        return CatalogDiff(kept, found.left_out) if is_told else None


def key_in_history(root: Path, kind: Kind | None, name: str) -> Key | None:
    """The last entity that had an id and is not there any more; None if none ever had it."""
    tree = head_side(root).tree
    if not isinstance(tree, GitTree):
        raise TypeError(tree)
    revision = tree.revision
    for commit in raw_commits(revision.repository, revision.commit, tree.prefix):
        for one in commit.changes:
            key = key_of_file(one.path)
            if key is not None and key.id == name and kind in (None, key.kind):
                return key
    return None


def _with_renamed(changes: Sequence[BlobChange], keys: Collection[Key]) -> Sequence[BlobChange]:
    """The changes of some entities, and those that may be renames of what they mention."""
    is_renaming = any(one.new is None for one in changes)
    return tuple(
        one
        for one in changes
        if key_of_file(one.path) in keys or (is_renaming and (one.new is None or _is_new(one)))
    )


def _is_first(commit: RawCommit) -> bool:
    """Whether a commit brought the catalog, and not from another place."""
    is_moved = commit.prefix != commit.old_prefix
    return not is_moved and any(one.path == MANIFEST and _is_new(one) for one in commit.changes)


def _is_new(change: BlobChange) -> bool:
    return change.new is not None and not any(change.old)
