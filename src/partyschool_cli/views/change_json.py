"""A change of a catalog as JSON, for programs."""

from collections.abc import Iterable, Mapping
from typing import Any

from partyschool_cli.catalog.field_changes import MANIFEST_NAME, FieldChange
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.report.formats.json import finding_json
from partyschool_cli.report.lint_report import CatalogFindings
from partyschool_cli.source.text.personal import mask

VERSION = 1


def change_json(
    changes: Iterable[FieldChange],
    caused: CatalogFindings,
    *,
    is_written: bool,
    beside: Mapping[str, Any] = {},
) -> str:
    """The document: whether it is written, the changed fields, and the findings that they cause.

    `beside` are further keys, of what a command has to tell that others have not.
    """
    document = {
        "version": VERSION,
        "written": is_written,
        "changes": [_change(change, caused.prefix) for change in changes],
        "findings": [finding_json(located) for located in caused.located()],
        **beside,
    }
    return json_document(document)


def _change(change: FieldChange, prefix: str) -> dict[str, Any]:
    key = change.key
    return {
        "file": mask(prefix + change.file),
        "entity": MANIFEST_NAME if key is None else str(key.kind),
        "id": MANIFEST_NAME if key is None else key.id,
        "field": change.field,
        "old": masked(change.old),
        "new": masked(change.new),
    }


def masked(value: Any) -> Any:
    """A value of a field with personal numbers masked."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {mask(str(name)): masked(item) for name, item in value.items()}
    return value
