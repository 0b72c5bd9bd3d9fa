"""Catalogs with one entity changed, in memory."""

from dataclasses import replace
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind


def with_fields(catalog: Catalog, kind: Kind, id: str, /, **fields: Any) -> Catalog:
    """The catalog with other values in some fields of an entity."""
    key = Key(kind, id)
    files = tuple(
        one._replace(entity=one.entity.model_copy(update=fields))
        if one.key == key and one.entity is not None
        else one
        for one in catalog.files
    )
    return replace(catalog, files=files)


def with_session(catalog: Catalog, name: str, place: int, /, **fields: Any) -> Catalog:
    """The catalog with other values in some fields of a session of a class."""
    sessions = list(catalog.classes[name].sessions)
    sessions[place] = sessions[place].model_copy(update=fields)
    return with_fields(catalog, Kind.CLASS, name, sessions=tuple(sessions))
