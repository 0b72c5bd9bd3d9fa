"""The text of ours with what theirs alone changed: copied, or written anew where it cannot be."""

from collections.abc import Iterable

from partyschool_cli.catalog.merging import copies
from partyschool_cli.catalog.merging.fields import Reorder, Take
from partyschool_cli.catalog.merging.version import Item, Version
from partyschool_cli.source.edit_steps import value_at
from partyschool_cli.source.same_content import same_content
from partyschool_cli.source.span import FieldPath
from partyschool_cli.source.splice import Splice, apply_splices
from partyschool_cli.source.text_edits import (
    EditFailedError,
    Insert,
    Remove,
    SetValue,
    TextEdit,
    edit_content,
    edit_text,
)

# An edit, and splices that may do it better than the editor.
_Way = tuple[TextEdit, Iterable[tuple[Splice, ...]]]


def take_all(ours: Version, theirs: Version, steps: Iterable[Take | Reorder]) -> Version:
    """Ours after the steps. Raises EditFailedError where one cannot be written."""
    for step in steps:
        way = _taking(ours, theirs, step) if isinstance(step, Take) else _reordering(ours, step)
        if way is not None:
            ours = _edited(ours, *way)
    return ours


def _edited(version: Version, edit: TextEdit, copied: Iterable[tuple[Splice, ...]]) -> Version:
    expected = edit_content(version.parsed.content, [edit], version.model)
    for splices in copied:
        try:
            new = Version(apply_splices(version.text, splices), version.model)
        except ValueError:
            continue
        if same_content(new.content, expected):
            return new
    return Version(edit_text(version.text, [edit], version.model), version.model)


def _taking(ours: Version, theirs: Version, take: Take) -> _Way | None:
    here, there = ours.find(take.path), theirs.find(take.path)
    if there is None:
        return None if here is None else _removing(ours, theirs, here)
    value = value_at(theirs.content, there)
    if here is not None:
        copied = copies.replacing(ours.parsed, here, theirs.parsed, there)
        return SetValue(here, value), copied
    holder, key = ours.find(take.path[:-1]), take.path[-1]
    if isinstance(key, Item):
        return _adding_item(ours, theirs, take, there)
    if holder is None:
        raise EditFailedError("there is nothing to add to")
    edit = SetValue((*holder, key), value)
    if not value_at(ours.content, holder):
        return edit, ()
    return edit, copies.adding_key(ours.parsed, holder, theirs.parsed, there)


def _adding_item(ours: Version, theirs: Version, take: Take, there: FieldPath) -> _Way:
    *above, name = take.path[:-1]
    value = value_at(theirs.content, there)
    parent = ours.find(tuple(above))
    if parent is None or isinstance(name, Item):
        raise EditFailedError("there is nothing to add to")
    holder = (*parent, name)
    old = value_at(ours.content, parent).get(name)
    if old is None:
        return SetValue(holder, [value]), ()
    index = ours.names(holder).index(take.after) + 1 if take.after is not None else 0
    edit: TextEdit = Insert((*holder, index), value) if old else SetValue(holder, [value])
    return edit, copies.adding_item(ours.parsed, holder, index, theirs.parsed, there)


def _removing(ours: Version, theirs: Version, here: FieldPath) -> _Way:
    left = {line.strip(" \t") for line in theirs.text.split("\n")}
    keeps = frozenset(line for line in left if line.startswith("#"))
    return Remove(here), copies.removing(ours.parsed, here, keeps)


def _reordering(ours: Version, step: Reorder) -> _Way | None:
    here = ours.find(step.path)
    if here is None:
        raise EditFailedError("there is nothing to put in order")
    items = dict(zip(ours.names(here), value_at(ours.content, here), strict=True))
    return SetValue(here, [items[name] for name in step.names]), ()
