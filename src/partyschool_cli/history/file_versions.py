"""The versions that files have had in git: along first parents, through renames."""

import os
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Final, NamedTuple

from partyschool_cli.source.git.git import Repository, run_git
from partyschool_cli.source.git.git_objects import Revision

# What the user or the repository may have set, and what would change the output.
_SETTINGS: Final = (
    *("-c", "log.follow=false"),
    *("-c", "log.diffMerges=separate"),
    *("-c", "log.showSignature=false"),
)
_RAW: Final = (
    *("--raw", "-r", "-z", "--no-abbrev", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)
_FILES: Final = (b"100644", b"100755")


class _Change(NamedTuple):
    """What became of a file in a commit; `blob` is the one before, None without a file.

    `parent` is the commit before, empty without one.
    """

    commit: str
    parent: str
    path: str
    blob: bytes | None


class _Origin(NamedTuple):
    path: str
    blob: bytes


def earlier_blobs(revision: Revision, paths: Iterable[str]) -> Mapping[str, list[bytes]]:
    """The names of the objects that each file has been, newest first, that of `revision` too.

    `paths` are those in the work tree. A file that the revision does not have may be one that is
    to be committed under another name. Raises CommandLineError if objects are missing.
    """
    found: dict[str, list[bytes]] = {path: [] for path in paths}
    names: dict[str, str] = {}
    for path, one in revision.entries(found).items() if found else ():
        if not one.is_folder:
            found[path].append(one.sha)
            names[path] = path
    if len(names) < len(found):
        planned = _renames(revision.repository, "diff-index", "--cached", revision.commit)
        for path in (found.keys() - names.keys()) & planned.keys():
            found[path].append(planned[path].blob)
            names[planned[path].path] = path
    waiting = {revision.commit: names} if names else {}
    while waiting:
        commit, names = waiting.popitem()
        for start, origin, now in _followed(revision.repository, commit, names, found):
            waiting.setdefault(start, {})[origin.path] = now
    return found


def _followed(
    repository: Repository,
    commit: str,
    names: MutableMapping[str, str],
    found: Mapping[str, list[bytes]],
) -> Iterator[tuple[str, _Origin, str]]:
    """Add the versions of files in the history of a commit to those `found`.

    `names` are what the files are called now, by their paths then. Gives each that came from
    another path: the commit to go on from, where it was there, and what it is called now.
    """
    renames: dict[str, Mapping[str, _Origin]] = {}
    for change in _changes(repository, commit, names):
        now = names.get(change.path)
        if now is None:  # a file of the same name, before this one came there
            continue
        if change.blob is not None:
            found[now].append(change.blob)
            continue
        del names[change.path]
        if change.parent and change.commit not in renames:
            compared = (change.parent, change.commit)
            renames[change.commit] = _renames(repository, "diff-tree", *compared)
        if origin := renames.get(change.commit, {}).get(change.path):
            found[now].append(origin.blob)
            yield change.parent, origin, now


def _changes(repository: Repository, commit: str, paths: Iterable[str]) -> Iterator[_Change]:
    """The changes of files up to a commit, newest first; of a merge, those to its first parent."""
    asked = (*_SETTINGS, "log", "--first-parent", "-m", "--no-renames", *_RAW, "--format=%H %P")
    # A command line can be too short for the paths.
    wanted = b"".join(os.fsencode(path) + b"\n" for path in paths)
    output = run_git(repository, *asked, "--stdin", stdin=commit.encode() + b"\n--\n" + wanted)
    words = iter((output or b"").replace(b"\n", b"\0").split(b"\0"))
    at = parent = ""
    for word in words:
        if word.startswith(b":"):
            mode, _, sha, *_ = word[1:].split()
            path = os.fsdecode(next(words))
            if mode in _FILES:
                yield _Change(at, parent, path, sha)
            elif not int(mode):
                yield _Change(at, parent, path, None)
        elif word:
            at, parent, *_ = f"{word.decode()} ".split(" ")


def _renames(repository: Repository, command: str, *compared: str) -> Mapping[str, _Origin]:
    """What files were before renames that git finds, by their path afterwards."""
    asked = (command, "-M", *_RAW, "--diff-filter=R", *compared, "--")
    words = iter((run_git(repository, *asked) or b"").split(b"\0"))
    found = {}
    for word in words:
        if word.startswith(b":"):
            mode, _, sha, *_ = word[1:].split()
            old, new = os.fsdecode(next(words)), os.fsdecode(next(words))
            if mode in _FILES:
                found[new] = _Origin(old, sha)
    return found
