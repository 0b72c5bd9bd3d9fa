"""Walk a file's content along its model: the file itself, and every group of fields in it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.source.text.span import FieldPath

# The fields of one model in a file (a session, opening hours): path, model, content.
Group = tuple[FieldPath, type[FrozenModel], Mapping[str, Any]]


def groups(
    model: type[FrozenModel], content: Mapping[str, Any], path: FieldPath = ()
) -> Iterator[Group]:
    """Each group in a file's content, valid or not, outer ones first.

    Skips values that are not groups where groups belong, but takes one group for a list of one and
    the reverse.
    """
    yield path, model, content
    for field, inner in _inner_models(model):
        value = content.get(field.name)
        if value is None:
            continue
        for steps, entry in _entries(field, value):
            if type(entry) is dict:
                yield from groups(inner, entry, (*path, field.name, *steps))


def _entries(field: Field, value: Any) -> Iterable[tuple[FieldPath, Any]]:
    if type(value) is list:
        return (((index,), item) for index, item in enumerate(value))
    if type(value) is dict and field.type == "mapping":
        return (((key,), item) for key, item in value.items())
    return (((), value),)


@cache
def _inner_models(model: type[FrozenModel]) -> tuple[tuple[Field, type[FrozenModel]], ...]:
    """The fields of `model` that hold groups, and the model of these."""
    candidates = ((field, (field.item or field).model) for field in fields_of(model))
    return tuple((field, inner) for field, inner in candidates if inner is not None)
