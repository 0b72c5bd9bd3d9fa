"""Where the fields of a catalog's files stand, and which field a key leads to."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.model.entity import Entity

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


def in_order(entries: Iterable[T], field: Field | None, key_of: Callable[[T], str]) -> list[T]:
    """The entries of a mapping that is the value of `field`, in the order of the format.

    The words of a vocabulary and the like keep theirs. Unknown keys keep theirs too, after the
    known ones, but before `tags`, `notes` and `status`.
    """
    if field is None or field.item is not None or field.model is None:
        return list(entries)
    ranks = _ranks(field.model)
    unknown = ranks[""]
    return sorted(entries, key=lambda entry: ranks.get(key_of(entry), unknown))


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


@cache
def _ranks(model: Model) -> Mapping[str, int]:
    """The rank of each field; of unknown ones by the empty name."""
    common = Entity.model_fields if issubclass(model, Entity) else {}
    own = [name for name in _fields(model) if name not in common]
    last = [name for name in _fields(model) if name in common]
    return {name: rank for rank, name in enumerate((*own, "", *last))}
