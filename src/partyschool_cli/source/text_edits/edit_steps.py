"""Edits of content, and the steps that they come to: one value, key or item each.

`steps` settles what an edit means, so that content and text are edited alike: missing parents are
made, a key that is alone takes its parent along, a list or mapping that replaces another becomes
the steps between the two.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.source.style.field_order import field_of, ordered
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.same_content import same_content

Model = type[FrozenModel]


class SetValue(NamedTuple):
    """Replace the value at `path`, or add the key, with the lists and mappings around it."""

    path: FieldPath
    value: Any


class Insert(NamedTuple):
    """Make `value` the item at `path`, whose last step is an index; later items move on."""

    path: FieldPath
    value: Any


class Remove(NamedTuple):
    """Take out a key or an item.

    A mapping that would be empty goes too; a list stays as `[]`.
    """

    path: FieldPath


class RenameKey(NamedTuple):
    """Give the key at `path` another name."""

    path: FieldPath
    key: str


TextEdit = SetValue | Insert | Remove | RenameKey


class Put(NamedTuple):
    """Another value for an existing one."""

    path: FieldPath
    value: Any


class AddKey(NamedTuple):
    """A key that is not there yet, in the mapping at `path[:-1]`."""

    path: FieldPath
    value: Any


class AddItem(NamedTuple):
    """An item of an existing list."""

    path: FieldPath
    value: Any


class Drop(NamedTuple):
    """An item, or a key that is not the only one of its mapping."""

    path: FieldPath


Step = Put | AddKey | AddItem | Drop | RenameKey

_MISSING: Final = object()


def value_at(content: Any, path: FieldPath) -> Any:
    """The value at an existing path."""
    for step in path:
        content = content[step]
    return content


def steps(content: Any, edit: TextEdit, model: Model) -> Iterator[Step]:
    """The steps of an edit, each on the content that the one before leaves.

    Raises ValueError for what cannot be done to this content.
    """
    if isinstance(edit, SetValue):
        yield from _setting(content, edit.path, edit.value, model)
    elif isinstance(edit, Insert):
        yield from _inserting(content, edit, model)
    elif isinstance(edit, Remove):
        yield _removing(content, edit.path)
    else:
        yield from _renaming(content, edit)


def _get(content: Any, path: FieldPath) -> Any:
    for step in path:
        if isinstance(step, int):
            fits = isinstance(content, list) and 0 <= step < len(content)
        else:
            fits = isinstance(content, dict) and step in content
        if not fits:
            return _MISSING
        content = content[step]
    return content


def _wrong(path: FieldPath, why: str) -> ValueError:
    return ValueError(f"{'.'.join(map(str, path))}: {why}")


def _ordered(value: Any, model: Model, path: FieldPath) -> Any:
    return ordered(value, field_of(model, path))


def _setting(content: Any, path: FieldPath, value: Any, model: Model) -> Iterator[Step]:
    old = _get(content, path)
    if old is not _MISSING:
        yield from _between(path, old, _ordered(value, model, path))
        return
    depth = next(n for n in range(len(path) - 1, -1, -1) if _get(content, path[:n]) is not _MISSING)
    for step in reversed(path[depth + 1 :]):
        if isinstance(step, int) and step:
            raise _wrong(path, "no list is there")
        value = {step: value} if isinstance(step, str) else [value]
    at = path[: depth + 1]
    yield from _adding(_get(content, path[:depth]), at, _ordered(value, model, at))


def _adding(holder: Any, path: FieldPath, value: Any) -> Iterator[Step]:
    """Add a key or an item, where `holder` lacks it."""
    step = path[-1]
    if isinstance(holder, dict) and isinstance(step, str):
        yield AddKey(path, value)
    elif isinstance(holder, list) and step == len(holder):
        yield AddItem(path, value)
    elif holder is None and not (isinstance(step, int) and step):
        yield Put(path[:-1], {step: value} if isinstance(step, str) else [value])
    else:
        raise _wrong(path, "nothing can be added there")


def _inserting(content: Any, edit: Insert, model: Model) -> Iterator[Step]:
    holder, at = _get(content, edit.path[:-1]), edit.path[-1]
    if not isinstance(at, int):
        raise _wrong(edit.path, "is no item of a list")
    if isinstance(holder, list) and 0 <= at <= len(holder):
        yield AddItem(edit.path, _ordered(edit.value, model, edit.path))
    elif holder in (None, _MISSING):
        yield from _setting(content, edit.path, edit.value, model)
    else:
        raise _wrong(edit.path, "nothing can be inserted there")


def _removing(content: Any, path: FieldPath) -> Drop:
    if not path or _get(content, path) is _MISSING:
        raise _wrong(path, "nothing is there")
    while isinstance(path[-1], str) and len(_get(content, path[:-1])) == 1:
        path = path[:-1]
        if not path:
            raise _wrong(path, "the file would be empty")
    return Drop(path)


def _renaming(content: Any, edit: RenameKey) -> Iterator[RenameKey]:
    *holder, old = edit.path
    if not isinstance(old, str) or _get(content, edit.path) is _MISSING:
        raise _wrong(edit.path, "is no key")
    if edit.key == old:
        return
    if edit.key in _get(content, tuple(holder)):
        raise _wrong(edit.path, f"{edit.key} is taken")
    yield edit


def _between(path: FieldPath, old: Any, new: Any) -> Iterator[Step]:
    """The steps from one value to another."""
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _between_mappings(path, old, new)
    elif isinstance(old, list) and isinstance(new, list) and old:
        yield from _between_lists(path, old, new)
    elif not same_content(old, new, in_order=True):
        yield Put(path, new)


def _between_mappings(
    path: FieldPath, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Step]:
    for key, value in new.items():
        if key in old:
            yield from _between((*path, key), old[key], value)
        else:
            yield AddKey((*path, key), value)
    for key in old:
        if key not in new:
            yield Drop((*path, key))


def _between_lists(path: FieldPath, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Step]:
    """Steps from the last item to the first, so that no index moves before its turn."""
    matcher = SequenceMatcher(None, [*map(repr, old)], [*map(repr, new)], autojunk=False)
    for kind, start, end, new_start, new_end in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        pairs = min(end - start, new_end - new_start)
        for value in reversed(new[new_start + pairs : new_end]):
            yield AddItem((*path, start + pairs), value)
        for index in range(end - 1, start + pairs - 1, -1):
            yield Drop((*path, index))
        for index in range(pairs - 1, -1, -1):
            yield from _between((*path, start + index), old[start + index], new[new_start + index])
