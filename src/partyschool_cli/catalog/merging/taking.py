"""The text of ours with what theirs alone changed: copied, or written anew where it cannot be."""

from collections.abc import Iterable, Sequence
from itertools import chain

from partyschool_cli.catalog.merging import copies
from partyschool_cli.catalog.merging.fields import Reorder, Take
from partyschool_cli.catalog.merging.version import Item, Version
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.text.splice import Splice, apply_splices
from partyschool_cli.source.text_edits.edit_steps import value_at
from partyschool_cli.source.text_edits.text_edits import (
    EditFailedError,
    Insert,
    Remove,
    SetValue,
    TextEdit,
    edit_content,
    edit_text,
)
from partyschool_cli.source.yaml.same_content import same_content

# An edit, and splices that may do it better than the editor.
_Way = tuple[TextEdit, Iterable[tuple[Splice, ...]]]


def take_all(ours: Version, theirs: Version, steps: Sequence[Take | Reorder]) -> Version:
    """Ours after the steps. Raises EditFailedError where one cannot be written."""
    of_keys = [step for step in steps if _is_of_key(step)]
    ours = _take_together(ours, theirs, of_keys)
    for step in steps:
        if not _is_of_key(step):
            ours = _take_one(ours, theirs, step)
    return ours


def _is_of_key(step: Take | Reorder) -> bool:
    """Whether the step leaves all lists as long as they are, and so the places of others."""
    return isinstance(step, Take) and not isinstance(step.path[-1], Item)


def _take_together(ours: Version, theirs: Version, steps: Sequence[Take | Reorder]) -> Version:
    """Ours after steps of keys: all at once, or else each half by itself.

    Each parse is of the whole text.
    """
    if not steps:
        return ours
    if len(steps) == 1:
        return _take_one(ours, theirs, steps[0])
    new = _all_at_once(ours, theirs, steps)
    if new is not None:
        return new
    middle = len(steps) // 2
    ours = _take_together(ours, theirs, steps[:middle])
    return _take_together(ours, theirs, steps[middle:])


def _all_at_once(ours: Version, theirs: Version, steps: Sequence[Take | Reorder]) -> Version | None:
    """Ours after the steps, each done in the best way; None where that does not come out right."""
    edits: list[TextEdit] = []
    splices: list[tuple[Splice, ...]] = []
    try:
        for step in steps:
            if (way := _way(ours, theirs, step)) is None:
                continue
            best = next(iter(way[1]), None)
            if best is None:
                return None
            edits.append(way[0])
            splices.append(best)
        expected = edit_content(ours.parsed.content, edits, ours.model)
        new = Version(apply_splices(ours.text, _joined(splices)), ours.model)
    except ValueError:
        return None
    return new if same_content(new.content, expected) else None


def _joined(ways: Iterable[Iterable[Splice]]) -> list[Splice]:
    """Splices of several edits, of which those at one place are made one after the other."""
    found: dict[tuple[int, int], str] = {}
    for start, end, text in chain.from_iterable(ways):
        found[start, end] = found.get((start, end), "") + text
    return [Splice(start, end, text) for (start, end), text in found.items()]


def _take_one(ours: Version, theirs: Version, step: Take | Reorder) -> Version:
    way = _way(ours, theirs, step)
    if way is None:
        return ours
    edit, copied = way
    expected = edit_content(ours.parsed.content, [edit], ours.model)
    for splices in copied:
        try:
            new = Version(apply_splices(ours.text, splices), ours.model)
        except ValueError:
            continue
        if same_content(new.content, expected):
            return new
    return Version(edit_text(ours.text, [edit], ours.model), ours.model)


def _way(ours: Version, theirs: Version, step: Take | Reorder) -> _Way | None:
    return _taking(ours, theirs, step) if isinstance(step, Take) else _reordering(ours, step)


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
