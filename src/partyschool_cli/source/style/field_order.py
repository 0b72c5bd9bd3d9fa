"""Where the fields of a catalog's files stand, and which field a key leads to."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.source.text.span import FieldPath

Model = type[FrozenModel]
T = TypeVar("T")


def whole_file(model: Model) -> Field:
    """The content of a file as a field: a group with the fields of `model`."""
    return Field("", "", "", type="group", required=True, model=model)


def inner_field(field: Field | None, key: str) -> Field | None:
    """The field that `key` leads to in a mapping that is the value of `field`."""
    if field is None or field.item is not None:
        return field.item if field is not None else None
    return _fields(field.model).get(key) if field.model is not None else None


def field_of(model: Model, path: FieldPath) -> Field | None:
    """The field whose value, or an item of it, is at `path`; the whole file for an empty one."""
    field: Field | None = whole_file(model)
    for step in path:
        if isinstance(step, str):
            field = inner_field(field, step)
    return field


def in_order(entries: Iterable[T], field: Field | None, key_of: Callable[[T], str]) -> list[T]:
    """The entries of a mapping that is the value of `field`, in the order of the format.

    The words of a vocabulary and the like keep theirs. Unknown keys keep theirs too, after the
    known ones, but before `tags`, `notes` and `status`.
    """
    ranks = _ranks_in(field)
    if ranks is None:
        return list(entries)
    return sorted(entries, key=lambda entry: ranks.known.get(key_of(entry), ranks.unknown))


def ordered(value: Any, field: Field | None) -> Any:
    """A new value of `field` as lists and dicts, with the keys of all its mappings in order."""
    if isinstance(value, list | tuple):
        return [ordered(item, field) for item in value]
    if not isinstance(value, Mapping):
        return value
    entries = in_order(value.items(), field, lambda entry: entry[0])
    return {key: ordered(each, inner_field(field, key)) for key, each in entries}


def index_of_new(keys: Iterable[str], key: str, field: Field | None) -> int:
    """The index that a new key gets among those of a mapping that is the value of `field`.

    After the nearest one before it in the format; an unknown one is the last.
    """
    existing = list(keys)
    ranks = _ranks_in(field)
    known = ranks.known if ranks is not None else {}
    if key not in known:
        return len(existing)
    before = [one for one in existing if one in known and known[one] < known[key]]
    return 1 + existing.index(max(before, key=known.__getitem__)) if before else 0


def holds_ids(field: Field | None) -> bool:
    """Whether a list in `field` has ids, words of a vocabulary, dates or numbers, not free text."""
    if field is None or field.type == "group" or field.item is not None:
        return False
    return (
        field.type != "text"
        or field.refers_to is not None
        or field.vocabulary is not None
        or field.choices is not None
    )


@cache
def _fields(model: Model) -> Mapping[str, Field]:
    return {field.name: field for field in fields_of(model)}


class _Ranks(NamedTuple):
    """The positions of the fields of a model, and that of unknown ones among them."""

    known: Mapping[str, int]
    unknown: int


def _ranks_in(field: Field | None) -> _Ranks | None:
    """The ranks in a mapping that is the value of `field`; None where keys keep their order."""
    if field is None or field.item is not None or field.model is None:
        return None
    return _ranks(field.model)


@cache
def _ranks(model: Model) -> _Ranks:
    common = Entity.model_fields if issubclass(model, Entity) else {}
    names = _fields(model)
    own = sum(name not in common for name in names)
    return _Ranks({name: at + (name in common) for at, name in enumerate(names)}, own)
