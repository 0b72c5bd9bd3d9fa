"""Where a key stands in its mapping: in the format's order, after all others where unknown."""

from collections.abc import Iterable, Mapping
from typing import Any

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import field_at, fields_of
from partyschool_cli.source.span import FieldPath


def ranks(model: type[FrozenModel], path: FieldPath) -> Mapping[str, int]:
    """The known keys of the mapping at `path` with their position in the format."""
    if any(isinstance(step, str) for step in path):
        field = field_at(model, path)
        fields = field.fields if field is not None else ()
    else:
        fields = fields_of(model)
    return {field.name: rank for rank, field in enumerate(fields)}


def index_of_new(keys: Iterable[str], key: str, known: Mapping[str, int]) -> int:
    """The index that a new key gets among `keys`: after the nearest one before it in the format."""
    existing = list(keys)
    if key not in known:
        return len(existing)
    before = [one for one in existing if known.get(one, len(known)) < known[key]]
    return 1 + existing.index(max(before, key=known.__getitem__)) if before else 0


def in_order(value: Any, model: type[FrozenModel], path: FieldPath) -> Any:
    """A new value with the keys of its mappings in the format's order."""
    if isinstance(value, list | tuple):
        return [in_order(item, model, (*path, index)) for index, item in enumerate(value)]
    if not isinstance(value, Mapping):
        return value
    known = ranks(model, path)
    keys = sorted(value, key=lambda key: known.get(key, len(known)))
    return {key: in_order(value[key], model, (*path, key)) for key in keys}
