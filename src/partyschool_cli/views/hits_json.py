"""`search --format json`: the hits, best first.

A list of `{"entity", "id", "title", "found": [{"word", "field", "text", "how"}]}`.
"""

from collections.abc import Iterable

from partyschool_cli.catalog.records.build import record_title
from partyschool_cli.catalog.search import Hit
from partyschool_cli.markup.json_text import json_document


def hits_json(hits: Iterable[Hit]) -> str:
    """The JSON text, indented."""
    data = [
        {
            "entity": str(hit.kind),
            "id": hit.record["id"],
            "title": record_title(hit.record),
            "found": [
                {"word": each.word, "field": each.field, "text": each.text, "how": each.how}
                for each in hit.matches
            ],
        }
        for hit in hits
    ]
    return json_document(data)
