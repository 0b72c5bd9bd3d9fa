"""A comparison of two catalogs as JSON, for programs."""

from collections.abc import Iterable
from typing import Any

from partyschool_cli.catalog.diff import EntityChange
from partyschool_cli.catalog.field_changes import MANIFEST_NAME, FieldChange
from partyschool_cli.history.comparison import Comparison
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.source.text.personal import mask
from partyschool_cli.views.change_json import masked

VERSION = 1


def diff_json(comparison: Comparison, changes: Iterable[EntityChange]) -> str:
    """The document: both sides, and the changes of entities with their fields."""
    document = {
        "version": VERSION,
        "old": mask(comparison.old.name),
        "new": mask(comparison.new.name),
        "changes": changes_json(changes),
    }
    return json_document(document)


def changes_json(changes: Iterable[EntityChange]) -> list[dict[str, Any]]:
    """An object for each changed entity."""
    return [_entity(change) for change in changes]


def _entity(change: EntityChange) -> dict[str, Any]:
    key = change.key
    return {
        "change": change.change,
        "entity": MANIFEST_NAME if key is None else str(key.kind),
        "id": MANIFEST_NAME if key is None else mask(key.id),
        "old_id": None if change.old_key is None else mask(change.old_key.id),
        "title": mask(change.title),
        "file": mask(change.file),
        "fields": [_field(field) for field in change.fields],
    }


def _field(field: FieldChange) -> dict[str, Any]:
    found = {"field": field.field, "old": masked(field.old), "new": masked(field.new)}
    return {**found, "follows": "rename"} if field.follows_rename else found
