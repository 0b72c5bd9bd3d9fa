"""Several plans, made one after the other, as one: all of them are written, or none is."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.plan import Plan
from partyschool_cli.source.changes.change_set import (
    Change,
    ChangeSet,
    Create,
    Delete,
    Rename,
    Replace,
)
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.tree import FileTree

_T = TypeVar("_T")


def joined(tree: FileTree, plans: Iterable[Plan]) -> Plan:
    """The plan that does what `plans` do, each of which was made on the tree after those before.

    `tree` is the one that the first was made on.
    """
    result = _Result(tree)
    notes: list[str] = []
    renamed: dict[Key, Key] = {}
    words: dict[Word, Word] = {}
    for plan in plans:
        for change in plan.changes.changes:
            result.make(change)
        notes += plan.notes
        _follow(renamed, plan.renamed.items())
        _follow(words, plan.renamed_words.items())
    changes = ChangeSet(tuple(result.changes()))
    return Plan(changes, tuple(dict.fromkeys(notes)), renamed, words)


def _follow(renamed: dict[_T, _T], further: Iterable[tuple[_T, _T]]) -> None:
    """Add what is renamed next: a thing that had another name first is called by that one."""
    first = {new: old for old, new in renamed.items()}
    for old, new in further:
        renamed[first.get(old, old)] = new


class _Result:
    """What the files hold after the changes so far, and which file each of them was."""

    def __init__(self, tree: FileTree) -> None:
        self.tree = tree
        self.files: dict[str, bytes | None] = {}
        self.was: dict[str, str] = {}

    def make(self, change: Change) -> None:
        """Make one more change."""
        if isinstance(change, Rename):
            self.files[change.path] = None
            self.was[change.new_path] = self.was.pop(change.path, change.path)
            self.files[change.new_path] = change.data
        else:
            self.files[change.path] = None if isinstance(change, Delete) else change.data

    def changes(self) -> Iterator[Change]:
        """The changes from the tree to the result."""
        moved: set[str] = set()
        for path, data in self.files.items():
            old = self.was.get(path)
            if old is not None and data is not None and self._can_move(old, path):
                yield Rename(old, digest(self._first(old) or b""), path, data)
                moved |= {old, path}
        for path, data in self.files.items():
            if path not in moved:
                yield from self._in_place(path, data)

    def _can_move(self, old: str, new: str) -> bool:
        has_left = self.files.get(old) is None and self._first(old) is not None
        return has_left and self._first(new) is None

    def _in_place(self, path: str, data: bytes | None) -> Iterator[Change]:
        first = self._first(path)
        if first is None and data is not None:
            yield Create(path, data)
        elif first is not None and data is None:
            yield Delete(path, digest(first))
        elif first is not None and data is not None and data != first:
            yield Replace(path, digest(first), data)

    def _first(self, path: str) -> bytes | None:
        data = self.tree.read(path)
        return data if isinstance(data, bytes) else None
