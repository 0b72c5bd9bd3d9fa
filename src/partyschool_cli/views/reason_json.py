"""Reasons and remedies as JSON, for programs: REASON and REMEDY of docs/json.md."""

from collections.abc import Iterable
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.schedule.explain.explain import Explanation
from partyschool_cli.schedule.explain.facts import Fact
from partyschool_cli.schedule.explain.reasons import Reason, field_path, reason_of, source_of
from partyschool_cli.schedule.explain.remedies import Remedy
from partyschool_cli.schedule.explain.trial import FieldEdit
from partyschool_cli.source.text.personal import mask
from partyschool_cli.views.change_json import masked


def why_json(catalog: Catalog, found: Explanation, remedies: Iterable[Remedy], prefix: str) -> str:
    """Why something is not allowed, and what helps, as a document; `prefix` goes before files."""
    return json_document(
        {
            "version": 1,
            "allowed": found.allowed,
            "reasons": reasons_json(catalog, found.facts, prefix),
            "remedies": remedies_json(catalog, remedies, prefix),
        }
    )


def reasons_json(catalog: Catalog, facts: Iterable[Fact], prefix: str) -> list[dict[str, Any]]:
    """Facts as REASONs; `prefix` goes before files."""
    return [_reason(reason_of(catalog, fact), prefix) for fact in facts]


def _reason(reason: Reason, prefix: str) -> dict[str, Any]:
    return {
        "message": mask(reason.message),
        "file": None if reason.file is None else mask(prefix + reason.file),
        "line": reason.line,
        "field": mask(reason.field),
        "value": masked(reason.value),
    }


def remedies_json(
    catalog: Catalog, remedies: Iterable[Remedy], prefix: str
) -> list[dict[str, Any]]:
    """REMEDYs: with an edit command, else with changes of fields."""
    return [_remedy(catalog, one, prefix) for one in remedies]


def _remedy(catalog: Catalog, remedy: Remedy, prefix: str) -> dict[str, Any]:
    if remedy.command:
        return {"message": mask(remedy.message), "command": mask(remedy.command)}
    changes = [_change(catalog, edit, prefix) for edit in remedy.edits]
    return {"message": mask(remedy.message), "changes": changes}


def _change(catalog: Catalog, edit: FieldEdit, prefix: str) -> dict[str, Any]:
    source = source_of(catalog, edit.key)
    if source is None:
        raise ValueError(f"no file has {edit.key}")
    return {
        "file": mask(prefix + source.path),
        "field": field_path(edit.field, source.content),
        "new": masked(edit.new),
    }
