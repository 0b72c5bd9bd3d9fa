"""`show --format json`: a list with an object for each reference.

An object is the entity's record and `referred_by`, a list of `{"entity", "id", "title", "field"}`,
for sessions with a `date`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from partyschool_cli.catalog.referrers import Referrer
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.model.kind import Kind
from partyschool_cli.views.shown_entity import ShownEntity


def entities_json(entities: Iterable[ShownEntity]) -> str:
    """The JSON text, indented."""
    data = [
        {**shown.record, "referred_by": [_referrer(each) for each in shown.referred_by]}
        for shown in entities
    ]
    return json_document(data)


def _referrer(referrer: Referrer) -> Mapping[str, Any]:
    found = {
        "entity": str(referrer.key.kind),
        "id": referrer.key.id,
        "title": referrer.title or None,
        "field": referrer.field,
    }
    if referrer.key.kind is Kind.SESSION:
        found["date"] = referrer.date.isoformat() if referrer.date else None
    return found
