"""Which blobs each commit of a catalog changed, newest first, as git tells it.

A merge has what differs from all its parents only: what it took from one of them is told by a
commit on that side.
"""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.listing import MANIFEST, is_of_catalog
from partyschool_cli.source.git.git import Repository, run_git

_FORMAT: Final = "--format=%H%x00%P%x00%an%x00%cI%x00%B%x00"
_HEAD_WORDS: Final = 5
_LOG: Final = (
    *("log", "-z", "--raw", "-c", "-r", "--root", "--no-abbrev", "--no-renames", "--no-follow"),
    *("--no-show-signature", "--no-decorate", "--no-notes", "--no-mailmap", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--encoding=UTF-8", _FORMAT),
)
_TREES: Final = ("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff")
_FIRST_BATCH: Final = 32
_FILE_MODES: Final = frozenset((b"100644", b"100755"))


class BlobChange(NamedTuple):
    """A file that a commit changed: its `path` in the catalog, its blob in each parent and now.

    None where there is no such file.
    """

    path: str
    old: tuple[bytes | None, ...]
    new: bytes | None


class RawCommit(NamedTuple):
    """A commit that touched the catalog, which was at `prefix`, and in its parent at `old_prefix`.

    `date` is when it got into the history, as its committer's clock had it.
    """

    commit: str
    parents: tuple[str, ...]
    author: str
    date: dt.datetime
    message: str
    changes: tuple[BlobChange, ...]
    prefix: str
    old_prefix: str


def raw_commits(repository: Repository, start: str, prefix: str) -> Iterator[RawCommit]:
    """The commits that changed files of the catalog at `prefix`, from the commit `start` back.

    Where the catalog was moved, on from its old place. Raises CommandLineError if objects are
    missing.
    """
    done, batch = 0, _FIRST_BATCH
    before: tuple[str, str] | None = None
    while True:
        asked = (*_LOG, f"--skip={done}", f"--max-count={batch}", start, "--", prefix or ".")
        output = run_git(repository, *asked)
        if output is None:
            hint = "克隆完整的仓库；CI 里 checkout 时设 fetch-depth: 0"
            raise CommandLineError("git 里的历史不全", hint)
        found = list(_parsed(output, prefix))
        for one in found:
            moved = _moved(repository, one)
            if moved is not None:
                before = one.parents[0], moved.old_prefix
            if moved is not None or one.changes:
                yield moved or _with_former_files(repository, one)
        if len(found) < batch:
            break
        done, batch = done + batch, 2 * batch
    if before is not None:
        yield from raw_commits(repository, *before)


def _parsed(output: bytes, prefix: str) -> Iterator[RawCommit]:
    words = output.split(b"\0")
    place = 0
    while place + _HEAD_WORDS <= len(words):
        commit, parents, author, date, message = words[place : place + _HEAD_WORDS]
        place += _HEAD_WORDS
        changes: list[BlobChange] = []
        while place < len(words) and (not words[place].strip() or b":" in words[place][:2]):
            about = words[place].strip()
            place += 1
            if about:
                changes += _change(about, words[place], prefix)
                place += 1
        yield RawCommit(
            commit.decode().strip(),
            tuple(parents.decode().split()),
            author.decode(errors="replace"),
            dt.datetime.fromisoformat(date.decode()),
            message.decode(errors="replace").strip(),
            tuple(changes),
            prefix,
            prefix,
        )


def _change(about: bytes, path: bytes, prefix: str) -> Iterator[BlobChange]:
    """`:100644 100644 1f… 2e… M`; a merge has a colon, a mode and a blob more for each parent."""
    name = os.fsdecode(path).removeprefix(prefix)
    if not is_of_catalog(name):
        return
    count = len(about) - len(about.lstrip(b":"))
    words = about.lstrip(b":").split()
    modes, blobs = words[: count + 1], words[count + 1 : 2 * count + 2]
    *old, new = (
        blob if mode in _FILE_MODES else None for mode, blob in zip(modes, blobs, strict=True)
    )
    if any(one != new for one in old):
        yield BlobChange(name, tuple(old), new)


def _moved(repository: Repository, found: RawCommit) -> RawCommit | None:
    """The commit, with what it changed in the catalog, if it moved that here from another place."""
    is_new = any(one.path == MANIFEST and not any(one.old) for one in found.changes)
    if not is_new or len(found.parents) != 1:
        return None
    (parent,) = found.parents
    old_prefix = manifest_before(repository, parent, found.commit, found.prefix)
    if old_prefix is None:
        return None
    trees = _tree(parent, old_prefix), _tree(found.commit, found.prefix)
    words = (run_git(repository, *_TREES, *trees) or b"").split(b"\0")
    pairs = zip(words[0::2], words[1::2], strict=False)
    changes = tuple(one for about, path in pairs for one in _change(about, path, ""))
    return found._replace(changes=changes, old_prefix=old_prefix)


def _with_former_files(repository: Repository, merge: RawCommit) -> RawCommit:
    """The commit; with a file that only some parents have, what the others may have had for it.

    A file that was renamed on one side and changed on the other is in no list of git's.
    """
    lacking = {
        place
        for one in merge.changes
        if one.new is not None and any(one.old)
        for place, blob in enumerate(one.old)
        if blob is None
    }
    former: dict[str, list[bytes | None]] = {}
    for place in sorted(lacking):
        trees = _tree(merge.parents[place], merge.prefix), _tree(merge.commit, merge.prefix)
        words = (run_git(repository, *_TREES, "--diff-filter=D", *trees) or b"").split(b"\0")
        for about, path in zip(words[0::2], words[1::2], strict=False):
            for one in _change(about, path, ""):
                blobs = former.setdefault(one.path, [None] * len(merge.parents))
                blobs[place] = one.old[0]
    removed = (BlobChange(path, tuple(blobs), None) for path, blobs in former.items())
    return merge._replace(changes=(*merge.changes, *removed))


def manifest_before(repository: Repository, old: str, new: str | None, prefix: str) -> str | None:
    """Where the catalog lay in the commit `old`, by git's rename of its manifest; None if nowhere.

    `new` is the commit in which it lies at `prefix`; None for the index, which has what is
    committed and what `git mv` has moved since.
    """
    asked = ("diff-index", "--cached", old) if new is None else ("diff-tree", "-r", old, new)
    options = (
        "-M",
        "-l1000",
        "-z",
        "--name-status",
        "--diff-filter=R",
        "--no-ext-diff",
        "--no-textconv",
    )
    output = run_git(repository, asked[0], *options, *asked[1:], "--") or b""
    words = [os.fsdecode(one) for one in output.split(b"\0")]
    for path, new_path in zip(words[1::3], words[2::3], strict=False):
        if new_path == f"{prefix}{MANIFEST}" and path.rpartition("/")[2] == MANIFEST:
            return path.removesuffix(MANIFEST)
    return None


def boundary(repository: Repository) -> Sequence[str]:
    """The commits of a shallow clone whose parents are not there."""
    path = run_git(repository, "rev-parse", "--path-format=absolute", "--git-path", "shallow")
    try:
        with open(os.fsdecode((path or b"").rstrip(b"\n")), encoding="ascii") as file:
            return file.read().split()
    except (OSError, ValueError):
        return ()


def _tree(commit: str, prefix: str) -> str:
    return f"{commit}:{prefix.rstrip('/')}" if prefix else f"{commit}^{{tree}}"
