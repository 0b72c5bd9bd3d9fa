"""Which values of three versions of a file are merged how; texts are not looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from partyschool_cli.catalog.merging.version import EntryPath, Item, has_ids, item_names
from partyschool_cli.source.yaml.same_content import same_content

Content = Mapping[str, Any]


class Take(NamedTuple):
    """An entry that only theirs changed: it becomes as it is there, or goes.

    An item that theirs added stands after the item called `after`, first without one.
    """

    path: EntryPath
    after: str | None = None


class Reorder(NamedTuple):
    """A list whose items theirs put in another order: their names in the merged one."""

    path: EntryPath
    names: tuple[str, ...]


@dataclass(frozen=True)
class MergedFields:
    """`content` after the merge, with ours where both changed a value to different ones.

    `steps` lead from ours to it, in order. `conflicts` are the values that both changed.
    """

    content: dict[str, Any]
    steps: tuple[Take | Reorder, ...]
    conflicts: tuple[EntryPath, ...]


def merge_fields(base: Content, ours: Content, theirs: Content) -> MergedFields:
    """Merge three versions, given as normal content."""
    merge = _Merge()
    content = merge.mapping((), base, ours, theirs)
    return MergedFields(content, tuple(merge.steps), tuple(merge.conflicts))


@dataclass
class _Merge:
    steps: list[Take | Reorder] = field(default_factory=list)
    conflicts: list[EntryPath] = field(default_factory=list)

    def mapping(self, path: EntryPath, base: Content, ours: Content, theirs: Content) -> Any:
        found = {}
        for key in dict.fromkeys((*ours, *theirs)):
            value = self._value((*path, key), base.get(key), ours.get(key), theirs.get(key))
            if value is not None:
                found[key] = value
        return found

    def _value(self, path: EntryPath, base: Any, ours: Any, theirs: Any) -> Any:
        """The merged value; None is that of no entry."""
        if same_content(base, theirs) or same_content(ours, theirs):
            return ours
        are_mappings = isinstance(ours, dict) and isinstance(theirs, dict)
        if are_mappings and (base is None or isinstance(base, dict)):
            return self.mapping(path, base or {}, ours, theirs)
        lists = [one for one in (base, ours, theirs) if one is not None]
        if len(lists) > 1 and all(isinstance(one, list) for one in lists):
            return self._items(path, _Items(base), _Items(ours), _Items(theirs))
        if same_content(base, ours):
            self.steps.append(Take(path))
            return theirs
        return self._conflict(path, ours)

    def _conflict(self, path: EntryPath, ours: Any) -> Any:
        self.conflicts.append(path)
        return ours

    # -------------------------------------------------------------------------------- lists

    def _items(self, path: EntryPath, base: "_Items", ours: "_Items", theirs: "_Items") -> Any:
        if not _can_be_matched(base, ours, theirs):
            return self._whole(path, base, ours, theirs)
        if not ours.have_ids and not theirs.have_ids:
            if _both_changed_one(base, ours, theirs):
                return self._conflict(path, ours.items)
            if _is_reordered(base, theirs):
                return self._reordered(path, base, ours, theirs)
        return self._joined(path, base, ours, theirs)

    def _whole(self, path: EntryPath, base: "_Items", ours: "_Items", theirs: "_Items") -> Any:
        if not same_content(base.items, ours.items):
            return self._conflict(path, ours.items)
        self.steps.append(Take(path))
        return theirs.items

    def _reordered(self, path: EntryPath, base: "_Items", ours: "_Items", theirs: "_Items") -> Any:
        """A list that theirs put in another order, which is a change of its own."""
        if same_content(base.items, ours.items):
            self.steps.append(Take(path))
            return theirs.items
        if _common(ours, base, theirs) == _common(theirs, base, ours):
            return self._joined(path, base, ours, theirs)
        if _is_reordered(base, ours):
            return self._conflict(path, ours.items)
        content = self._joined(path, base, ours, theirs)
        known = dict(zip(item_names(content), content, strict=True))
        order = [name for name in theirs.named if name in known]
        before = ""
        for name in known:
            if name not in theirs.named:
                order.insert(order.index(before) + 1 if before else 0, name)
            before = name
        self.steps.append(Reorder(path, tuple(order)))
        return [known[name] for name in order]

    def _joined(self, path: EntryPath, base: "_Items", ours: "_Items", theirs: "_Items") -> Any:
        """The items of both, but for those that one of them took out."""
        found: dict[str, Any] = {}
        for name, item in ours.named.items():
            entry = (*path, Item(name))
            if name in theirs.named:
                found[name] = self._value(entry, base.named.get(name), item, theirs.named[name])
            elif name not in base.named:
                found[name] = item
            elif same_content(base.named[name], item):
                self.steps.append(Take(entry))
            else:
                found[name] = self._conflict(entry, item)
        order = list(found)
        before: str | None = None
        for name, item in theirs.named.items():
            if name in found:
                before = name
            elif name not in base.named:
                before = _add_after(order, before, name, lambda one: one in ours.only(base, theirs))
                found[name] = item
                self.steps.append(Take((*path, Item(name)), before))
                before = name
            elif not same_content(base.named[name], item) and name not in ours.named:
                self._conflict((*path, Item(name)), None)
        return [found[name] for name in order]


class _Items:
    """A list's items, by name too; no list is one without items."""

    def __init__(self, items: Sequence[Any] | None) -> None:
        self.items = list(items or ())
        self.named = dict(zip(item_names(self.items), self.items, strict=True))
        self.have_ids = has_ids(self.items)

    @property
    def is_set(self) -> bool:
        """Whether no two items are called the same."""
        names = [item_names([item])[0] for item in self.items]
        return len(set(names)) == len(names)

    def only(self, *others: "_Items") -> set[str]:
        """The names of items that none of the others has."""
        return {name for name in self.named if not any(name in one.named for one in others)}


def _add_after(order: list[str], before: str | None, name: str, is_ours: Any) -> str | None:
    """Put a name behind the one before it, and what ours added there; return what it follows."""
    at = order.index(before) + 1 if before is not None else 0
    while at < len(order) and is_ours(order[at]):
        at += 1
    order.insert(at, name)
    return order[at - 1] if at else None


def _can_be_matched(*versions: _Items) -> bool:
    """Whether no name stands for two items, and all items have ids or none has."""
    are_sets = all(one.is_set for one in versions)
    return are_sets and len({one.have_ids for one in versions if one.items}) <= 1


def _both_changed_one(base: _Items, ours: _Items, theirs: _Items) -> bool:
    """Whether ours and theirs changed one group to different ones: it has no other name."""
    if not any(isinstance(item, dict) for item in base.items):
        return False
    gone = base.named.keys() - ours.named.keys() - theirs.named.keys()
    added, other = ours.only(base), theirs.only(base)
    return bool(gone) and bool(added or other) and added != other


def _common(one: _Items, *others: _Items) -> list[str]:
    return [name for name in one.named if all(name in other.named for other in others)]


def _is_reordered(base: _Items, changed: _Items) -> bool:
    return _common(base, changed) != _common(changed, base)
