"""What a change set comes to on disk: steps of a journal, and all that undoing them takes."""

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.changes.change_set import ChangeSet, Rename
from partyschool_cli.source.changes.own_file import direct_path
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.tree import missing_file
from partyschool_cli.source.files.write import temporary_name
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.source.writing.journal_file import Journal, Step
from partyschool_cli.source.writing.undo_entry import OldFile, UndoEntry, UndoNote
from partyschool_cli.source.writing.undo_store import may_hold, next_name


class TakingBack(NamedTuple):
    """The undo entry, by its name, that changes take back."""

    name: str
    entry: UndoEntry


@dataclass(frozen=True)
class WritePlan:
    """Changes of files of the catalog at `root`: their `old` and `new` bytes by path.

    `modes` are those that the new files get, None for the usual one; `folders` those to make.
    `made` is the name of the undo entry that the changes get.
    """

    root: Path
    old: Mapping[str, bytes | None]
    new: Mapping[str, bytes | None]
    modes: Mapping[str, int | None]
    steps: tuple[Step, ...]
    undo: UndoNote | TakingBack | None
    made: str | None
    folders: tuple[str, ...]

    def journal(self, *, is_committed: bool) -> Journal:
        """The journal of these changes."""
        spent = self.undo.name if isinstance(self.undo, TakingBack) else None
        return Journal(self.steps, is_committed, self.made, spent)

    def undo_entry(self, note: UndoNote) -> UndoEntry:
        """The entry that takes the changes back."""
        files = (
            OldFile(path, data, None if data is None else self.modes[path], hex_of(self.new[path]))
            for path, data in self.old.items()
        )
        return UndoEntry(note, tuple(files), self.folders)

    def remove_folders(self) -> None:
        """Remove the folders that were made for the changes, and are empty."""
        remove_folders(self.root, self.folders)


def plan_write(
    root: Path, state: str, change_set: ChangeSet, undo: UndoNote | TakingBack | None
) -> WritePlan:
    """The plan of changes; `state` is the catalog's state directory, whose lock is held.

    Files whose bytes stay are not in it. Raises CommandLineError if a file differs from what its
    change is based on, or is not one of the catalog.
    """
    read = cache(DiskTree(root).read)  # what changes are based on is what is compared later
    old: dict[str, bytes | None] = {}
    new: dict[str, bytes | None] = {}
    modes: dict[str, int | None] = {}
    moved = {one.new_path: one.path for one in change_set.changes if isinstance(one, Rename)}
    for path, data in change_set.results(read).items():
        real = direct_path(root, path)
        if real is None or new.get(real, data) != data:
            message = f"{shown_path(path)} 是链接，或不是课程目录的文件，什么都没有写"
            raise CommandLineError(message, "直接改真正的文件")
        was = read(path)
        if was != data:
            old[real], new[real] = was if isinstance(was, bytes) else None, data
            modes[real] = _mode(root / moved.get(path, path))
    if isinstance(undo, TakingBack):
        modes |= {one.path: one.mode for one in undo.entry.files if old.get(one.path) is None}
    steps = tuple(
        Step(path, None if data is None else _beside(path), hex_of(old[path]), hex_of(data))
        for path, data in new.items()
    )
    is_kept = bool(steps) and isinstance(undo, UndoNote) and may_hold(old.items())
    made = next_name(state) if is_kept else None
    folders = _missing_folders(root, (path for path, data in new.items() if data is not None))
    return WritePlan(root, old, new, modes, steps, undo, made, folders)


def file_now(root: Path, path: str) -> bytes | Problem | None:
    """A file's bytes on disk, or the problem of reading it; None if it does not exist."""
    data = DiskTree(root).read(path)
    return None if data == missing_file() else data


def hex_of(data: bytes | None) -> str | None:
    """The hex digest of a file, as journals and undo entries have it; None if there is none."""
    return None if data is None else digest(data).hex()


def remove_folders(root: Path, folders: Iterable[str]) -> None:
    """Remove those of the folders that are empty; `folders` in the order that they were made."""
    for folder in reversed([*folders]):
        with suppress(OSError):
            (root / folder).rmdir()


def _missing_folders(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """The folders to make for files at these paths, each after the one that it is in."""
    found: dict[str, None] = {}
    for path in paths:
        steps = path.split("/")[:-1]
        for depth in range(1, len(steps) + 1):
            folder = "/".join(steps[:depth])
            if not os.path.lexists(root / folder):
                found[folder] = None
    return tuple(found)


def _mode(path: Path) -> int | None:
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else None


def _beside(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{temporary_name(name)}"
