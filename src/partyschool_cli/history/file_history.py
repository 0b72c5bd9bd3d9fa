"""When sets of files last changed in the history of a commit, for any number of sets in one walk.

A set changes where `git log -1 -- PATHS` says so: in the newest commit in which one of its files is
not as in any parent. Merges make two exceptions, and clocks one, so that the time never falls from
a commit to a child, and rises if the files differ. A merge in which the files are as in one parent
counts if another parent, where they are not, has as late a change. A commit that is older than
its ancestors by its own clock counts as a second later than their change.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.git.git import Repository, run_git
from partyschool_cli.source.git.git_objects import Revision

# Earlier than every commit: of files that none of them has.
_NEVER: Final = -(1 << 62)
# Commits whose changes are asked for first, and how many times more each time after that.
_FIRST: Final = 32
_GROWTH: Final = 4


class Commit(NamedTuple):
    """`time` is the committer's; `newest` the latest at which any files can have changed so far."""

    name: str
    time: int
    parents: tuple[str, ...]
    newest: int


class FileHistory:
    """The history of a revision's files. Its commits' changes are read as they are needed.

    `folders` are those in the work tree whose files will be asked for, at any depth. Raises
    CommandLineError if objects are missing, here and in `last_change`.
    """

    def __init__(self, revision: Revision, folders: Collection[str]) -> None:
        self._revision = revision
        # An empty path would be none to git.
        self._folders = tuple(sorted(folders)) if "" not in folders else ()
        self._commits = _commits(revision)
        self._left = iter(self._commits)
        self._next = _FIRST
        self._changes: dict[str, tuple[frozenset[str], ...]] = {}
        self._counts_first = False

    def is_cut_off(self) -> bool:
        """Whether a change was found where a shallow clone begins, with every file new there."""
        return self._counts_first and is_shallow(self._revision.repository)

    def last_change(self, paths: frozenset[str]) -> int | None:
        """When one of these files last changed, in seconds since 1970; None if never."""
        known: dict[str, int] = {}
        start = self._skipping(self._revision.commit, paths)
        waiting = [start]
        while waiting:
            name = waiting[-1]
            if name in known:
                waiting.pop()
                continue
            commit = self._commits[name]
            differs = [not paths.isdisjoint(changed) for changed in self._changes_of(name)]
            if not commit.parents:
                self._counts_first |= differs[0]
                known[name] = commit.time if differs[0] else _NEVER
            elif all(differs) and commit.time >= commit.newest:
                known[name] = commit.time
            else:
                parents = [self._skipping(one, paths) for one in commit.parents]
                if missing := [one for one in parents if one not in known]:
                    waiting += missing
                else:
                    before = [known[one] for one in parents]
                    known[name] = _time(commit.time, before, differs)
        return None if known[start] == _NEVER else known[start]

    def changing(self, path: str) -> Iterator[Commit]:
        """The commits in which a file is not as in any parent, none before its children."""
        for name, commit in self._commits.items():
            if all(path in changed for changed in self._changes_of(name)):
                yield commit

    def _skipping(self, name: str, paths: frozenset[str]) -> str:
        """The nearest of a commit and its ancestors that may change a file, or has two parents."""
        while True:
            parents = self._commits[name].parents
            if len(parents) != 1 or not paths.isdisjoint(self._changes_of(name)[0]):
                return name
            name = parents[0]

    def _changes_of(self, name: str) -> tuple[frozenset[str], ...]:
        """The paths that differ from each parent; of a first commit, all."""
        while name not in self._changes:
            names = tuple(islice(self._left, self._next))
            self._next *= _GROWTH
            self._changes.update(self._read(names))
        return self._changes[name]

    def _read(self, names: Iterable[str]) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
        pairs = [(name, self._commits[name].parents or ("",)) for name in names]
        # A line with one parent for each: else git does not say which one a change is from.
        lines = "".join(f"{name} {one}".strip() + "\n" for name, own in pairs for one in own)
        asked = ("diff-tree", "--stdin", "--always", "--root", "-r", "--raw", "--no-renames", "-z")
        output = run_git(
            self._revision.repository, *asked, "--", *self._folders, stdin=lines.encode()
        )
        if output is None:
            raise incomplete_history(self._revision.name)
        changed = _changed_paths(output)
        for name, parents in pairs:
            yield name, tuple(islice(changed, len(parents)))


def is_shallow(repository: Repository) -> bool:
    """Whether older commits were left out when it was cloned."""
    return run_git(repository, "rev-parse", "--is-shallow-repository") == b"true\n"


def _time(time: int, before: list[int], differs: list[bool]) -> int:
    """The time of the last change up to a commit; `before` and `differs` are of its parents."""
    same = [one for one, other in zip(before, differs, strict=True) if not other]
    others = [one for one, other in zip(before, differs, strict=True) if other]
    if same and (not others or max(same) > max(others)):
        return max(same)
    latest = max(before)
    return time if time >= latest else latest + 1


def _commits(revision: Revision) -> dict[str, Commit]:
    """The ancestors of a commit and itself by name, none before its children."""
    asked = ("rev-list", "--date-order", "--parents", "--timestamp", revision.commit, "--")
    output = run_git(revision.repository, *asked)
    if output is None:
        raise incomplete_history(revision.name)
    found: dict[str, Commit] = {}
    for line in reversed(output.decode().splitlines()):
        time, name, *parents = line.split()
        before = max((found[one].newest for one in parents), default=_NEVER)
        newest = int(time) if int(time) >= before else before + 1
        found[name] = Commit(name, int(time), tuple(parents), newest)
    return dict(reversed(found.items()))


def _changed_paths(output: bytes) -> Iterator[frozenset[str]]:
    """The paths after each line of input, which git repeats before them."""
    words = iter(output.split(b"\0"))
    found: list[str] | None = None
    for word in words:
        if word.startswith(b":") and found is not None:
            found.append(os.fsdecode(next(words)))
        elif word:
            if found is not None:
                yield frozenset(found)
            found = []
    if found is not None:
        yield frozenset(found)


def incomplete_history(name: str) -> CommandLineError:
    """The error of a revision, as the user calls it, some of whose history is not there."""
    message = f"git 里 {name} 这个版本的历史不全"
    return CommandLineError(message, "克隆完整的仓库；CI 里 checkout 时设 fetch-depth: 0")
