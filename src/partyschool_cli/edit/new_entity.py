"""A new entity: a file of its own, in house style, in the folder where its neighbours are."""

from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.new_place import new_path
from partyschool_cli.edit.plan import Plan
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.change_set import ChangeSet, Create

# What an entity does not take over from one that it is like: what tells the two apart.
_NOT_ALIKE: Final = frozenset(
    {"title", "name", "also_called", "short", "sessions", "status", "cohort", "reviewed"}
)


def new_entity(lookup: Lookup, key: Key, content: Mapping[str, Any]) -> Plan:
    """The file of a new entity with this content. Its id is taken as it is: see `checked_id`."""
    path = new_path(lookup, key, content)
    return Plan(ChangeSet((Create(path, document(key.kind, content).encode()),)))


def document(kind: Kind, content: Mapping[str, Any]) -> str:
    """The text of a new file."""
    from partyschool_cli.source.yaml_writer import dump_document

    return dump_document(in_order(content, MODELS[kind]))


def in_order(content: Mapping[str, Any], model: type[FrozenModel]) -> dict[str, Any]:
    """`content` with its fields in the order of the format; unknown ones last."""
    known = [field.name for field in fields_of(model)]
    names = [name for name in known if name in content]
    return {name: content[name] for name in (*names, *(content.keys() - known))}


def content_like(lookup: Lookup, key: Key) -> dict[str, Any]:
    """What a new entity takes over from another: all but its names, sessions and status."""
    content = lookup.content(key)
    return {name: value for name, value in content.items() if name not in _NOT_ALIKE}
