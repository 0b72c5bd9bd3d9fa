"""JSON: an array of objects, indented by two."""

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.json_text import json_document


def _write(listing: RecordListing) -> bytes:
    return json_document(listing.objects()).encode()


record_format = RecordFormat(_write)
