"""What a proposal of completion is about, kept by the client until it asks for more."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind


class Resolved(NamedTuple):
    """The entity that a proposal names, and the address of the document it is for."""

    address: str
    key: Key


def resolve_data(address: str, key: Key | None) -> Mapping[str, str] | None:
    """What the client keeps; nothing for a proposal that names no entity."""
    if key is None:
        return None
    return {"address": address, "kind": str(key.kind), "id": key.id}


def read_resolve_data(data: Any) -> Resolved | None:
    """What the client kept; None for anything else."""
    try:
        return Resolved(str(data["address"]), Key(Kind(data["kind"]), str(data["id"])))
    except (KeyError, TypeError, ValueError):
        return None
