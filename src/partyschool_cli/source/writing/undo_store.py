"""The undo entries of a catalog: `.pschool-cache/undo/NUMBER.json`, the last with the highest.

Only this user can read them. They say what to write, so they are used as the journal is: only if
this user made them here, and only for this catalog's files. Written under the write lock only.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.changes.own_file import is_own_file
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text.personal import personal_numbers
from partyschool_cli.source.writing.trusted_file import read_trusted, refuse_foreign, tracked
from partyschool_cli.source.writing.undo_entry import UndoEntry, entry_bytes, entry_of

# What to say before a change that `can_be_kept` is false for, and where entries are rejected.
NOT_KEPT: Final = "旧内容含个人号码，不留底，不能撤销"
FOREIGN: Final = f"{state_directory.NAME}/undo 不是本机写的，没有理会；可以删去它"
MOST_ENTRIES: Final = 20

_NAME: Final = "undo"
_ENTRY: Final = re.compile(r"[1-9][0-9]{0,99}\.json", re.ASCII)
# Larger than any catalog. In bytes.
_MAX_BYTES: Final = 256 * 1024 * 1024


class StoredEntry(NamedTuple):
    """An entry by the name of its file; no entry if it is rejected."""

    name: str
    entry: UndoEntry | None


def is_entry_name(name: str) -> bool:
    """Whether a file of this name can be an entry. Raises TypeError for what is no text."""
    return _ENTRY.fullmatch(name) is not None


def holds_personal_numbers(data: bytes) -> bool:
    """Whether a file has a personal number in it, as PS601 to PS603 find them."""
    text = decode(data).text or data.decode(errors="replace")
    return next(personal_numbers(text), None) is not None


def can_be_kept(root: Path, change_set: ChangeSet) -> bool:
    """Whether changes of the catalog at `root` get an undo entry: no personal number is in what
    they change. Raises StaleFileError if a file differs from what its change is based on.
    """
    read = DiskTree(root).read
    paths = change_set.results(read)
    old = ((path, read(path)) for path in paths)
    return may_hold((path, data if isinstance(data, bytes) else None) for path, data in old)


def may_hold(old: Iterable[tuple[str, bytes | None]]) -> bool:
    """Whether an entry may hold these files: neither they nor their paths have personal numbers."""
    return not any(
        next(personal_numbers(path), None) or (data is not None and holds_personal_numbers(data))
        for path, data in old
    )


def stored_entries(root: Path) -> Iterator[StoredEntry]:
    """The entries of the catalog at `root`, the last first; each is read when it is its turn."""
    try:
        folder = os.path.join(state_directory.existing(os.fspath(root)), _NAME)
        names = _names(folder) if os.path.lexists(folder) else []
    except FileNotFoundError:
        return
    except OSError:
        yield StoredEntry("", None)
        return
    foreign = tracked(root, map(_path, names)) if names else frozenset[str]()
    for name in names:
        is_foreign = _path(name) in foreign
        yield StoredEntry(name, None if is_foreign else _read(root, os.path.join(folder, name)))


def next_name(state: str) -> str:
    """The name for an entry after those in the state directory `state`. Makes the folder.

    Raises CommandLineError if the folder is not this user's own.
    """
    folder = os.path.join(state, _NAME)
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)
    try:
        if os.path.islink(folder):
            raise PermissionError(folder)
        if state_directory.IS_POSIX:
            os.chmod(folder, 0o700)
        names = _names(folder)
    except OSError:
        message = f"{state_directory.NAME}/undo 不是本机写的，不能留底，什么都没有写"
        raise CommandLineError(message, "删去它，再运行一次") from None
    return f"{_number(names[0]) + 1 if names else 1}.json"


def write_entry(state: str, name: str, entry: UndoEntry) -> None:
    """Write an entry to the disk. Raises OSError, and CommandLineError if it is too large."""
    data = entry_bytes(entry)
    if len(data) > _MAX_BYTES:
        raise CommandLineError("改动太大，留不了底，什么都没有写", "分几次改")
    state_directory.write(os.path.join(state, _NAME), name, data, sync=True)


def remove_entry(state: str, name: str) -> None:
    """Delete an entry, if it is there. Raises OSError."""
    with suppress(FileNotFoundError):
        os.unlink(os.path.join(state, _NAME, name))


def prune(state: str) -> None:
    """Delete the oldest entries if there are too many, and what killed processes left."""
    folder = os.path.join(state, _NAME)
    with suppress(OSError):
        names = os.listdir(folder)
        left = [name for name in names if name[:1] == "." and is_entry_name(name[1:-9])]
        for name in (*_names(folder)[MOST_ENTRIES:], *left):
            os.unlink(os.path.join(folder, name))


def _names(folder: str) -> list[str]:
    """The names of entries, the last first. Raises OSError if the folder is not to be trusted."""
    refuse_foreign(folder)
    if os.path.islink(folder):
        raise PermissionError(folder)
    names = (name for name in os.listdir(folder) if is_entry_name(name))
    return sorted(names, key=_number, reverse=True)


def _number(name: str) -> int:
    return int(name.partition(".")[0])


def _path(name: str) -> str:
    return f"{state_directory.NAME}/{_NAME}/{name}"


def _read(root: Path, path: str) -> UndoEntry | None:
    try:
        entry = entry_of(read_trusted(path, _MAX_BYTES))
        is_own = all(is_own_file(root, one.path) for one in entry.files)
    except (OSError, ValueError):
        return None
    # Folders of such files are inside the catalog too.
    of_files = (
        any(one.path.startswith(f"{folder}/") for one in entry.files) for folder in entry.folders
    )
    return entry if is_own and all(of_files) else None
