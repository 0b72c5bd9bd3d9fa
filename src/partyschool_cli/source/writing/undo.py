"""Take the last command's changes of a catalog back, whole."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import dropwhile
from pathlib import Path
from typing import Final, NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import Change, ChangeSet, Create, Delete, Replace
from partyschool_cli.source.files import state_directory
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.writing.journal import changing
from partyschool_cli.source.writing.undo_entry import OldFile, UndoEntry, UndoNote
from partyschool_cli.source.writing.undo_store import FOREIGN, remove_entry, stored_entries
from partyschool_cli.source.writing.write_plan import TakingBack, file_now, hex_of
from partyschool_cli.wording.dates import moment_text

_MOST_NAMED: Final = 5
_HINT: Final = "只有 pschool 自己写的改动能撤销，最近 20 次以内"


class Undone(NamedTuple):
    """What was taken back: the bytes of each file before and after that, None without a file.

    `is_foreign` is true if entries were rejected.
    """

    note: UndoNote
    changed: Mapping[str, tuple[bytes | None, bytes | None]]
    is_foreign: bool = False


def undo_last(root: Path, *, dry_run: bool = False) -> Undone:
    """Take back the last changes of the catalog at `root` that have an undo entry.

    Raises CommandLineError if there are none, a file was changed since, or cannot be written.
    """
    with changing(root) as change:
        name, entry, void, is_foreign = _last(root)
        now = {one.path: file_now(root, one.path) for one in entry.files}
        since = [one.path for one in entry.files if not _is(now[one.path], one.new)]
        if since:
            raise _changed_since(entry, since)
        before = {path: data if isinstance(data, bytes) else None for path, data in now.items()}
        if not dry_run:
            for gone in void:
                remove_entry(os.fspath(root / state_directory.NAME), gone)
            change(_change_set(entry, before), TakingBack(name, entry))
        changed = {one.path: (before[one.path], one.old) for one in entry.files}
        return Undone(entry.note, changed, is_foreign)


def kept_entries(root: Path) -> tuple[tuple[UndoEntry, ...], bool]:
    """The entries that can be taken back, the last first; and whether any were rejected."""
    found = [*stored_entries(root)]
    entries = [one.entry for one in found if one.entry is not None]
    kept = dropwhile(partial(_is_void, root), entries)
    return tuple(kept), len(entries) < len(found)


def can_undo(root: Path) -> bool:
    """Whether there are changes of the catalog at `root` to take back."""
    entries = (one.entry for one in stored_entries(root))
    return any(one is not None and not _is_void(root, one) for one in entries)


class _Last(NamedTuple):
    """The last entry with its name; the names of those after it that are undone already (`void`).

    `is_foreign` is true if entries after it were rejected.
    """

    name: str
    entry: UndoEntry
    void: tuple[str, ...]
    is_foreign: bool


def _last(root: Path) -> _Last:
    void: list[str] = []
    is_foreign = False
    for name, entry in stored_entries(root):
        if entry is None:
            is_foreign = True
        elif _is_void(root, entry):
            void.append(name)
        else:
            return _Last(name, entry, tuple(void), is_foreign)
    raise CommandLineError("没有可以撤销的改动", FOREIGN if is_foreign else _HINT)


def _is_void(root: Path, entry: UndoEntry) -> bool:
    """Whether all its files are as they were before: somebody has put them back by hand."""
    return all(_is(file_now(root, one.path), hex_of(one.old)) for one in entry.files)


def _is(data: bytes | Problem | None, known: str | None) -> bool:
    return not isinstance(data, Problem) and hex_of(data) == known


def _change_set(entry: UndoEntry, now: Mapping[str, bytes | None]) -> ChangeSet:
    return ChangeSet(tuple(_change(one, now[one.path]) for one in entry.files))


def _change(one: OldFile, now: bytes | None) -> Change:
    if now is not None and one.old is not None:
        return Replace(one.path, digest(now), one.old)
    return Delete(one.path, digest(now)) if now is not None else Create(one.path, one.old or b"")


def _changed_since(entry: UndoEntry, paths: Sequence[str]) -> CommandLineError:
    shown = "、".join(shown_path(path) for path in paths[:_MOST_NAMED])
    more = f" 等 {len(paths)} 个文件" if len(paths) > _MOST_NAMED else ""
    when = f"“{entry.note.command}”（{moment_text(entry.note.at)}）"
    message = f"{when}之后，{shown}{more} 又改过，什么都没有撤销"
    return CommandLineError(message, "直接改这些文件；或先把后来的改动退回，再运行一次")
