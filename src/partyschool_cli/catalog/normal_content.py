"""A file's content as its readers understand it, so that two spellings of it compare as equal.

`8:30` is `08:30`; an empty field, and one that says what holds anyway, are not there.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.model.types import suggest_time


def normal_content(content: Mapping[str, Any], model: type[FrozenModel]) -> dict[str, Any]:
    """The content of a file of `model`, with unknown fields and wrong values as they are."""
    return _group(content, fields_of(model))


def _group(content: Mapping[str, Any], fields: Iterable[Field]) -> dict[str, Any]:
    known = {field.name: field for field in fields}
    found = {}
    for name, value in content.items():
        field = known.get(name)
        normal = value if field is None else _value(value, field)
        if normal is not None:
            found[name] = normal
    return found


def _value(value: Any, field: Field) -> Any:
    """The value; None where the field might as well not be there."""
    if isinstance(value, list) and field.many:
        return [_item(item, field) for item in value] or None
    if isinstance(value, dict) and field.type == "mapping":
        item = field.item
        found = {key: one if item is None else _value(one, item) for key, one in value.items()}
        return found or None
    normal = _item(value, field)
    return None if not field.required and normal == field.default else normal


def _item(value: Any, field: Field) -> Any:
    if isinstance(value, dict) and field.fields:
        return _group(value, field.fields)
    if field.type == "time" and isinstance(value, str):
        return suggest_time(value) or value
    return value
