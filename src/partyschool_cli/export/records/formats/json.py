"""JSON: one array of objects, UTF-8, indented by two, for programs and for reading."""

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.json_text import json_document


def _write(listing: RecordListing) -> bytes:
    return json_document(listing.objects()).encode()


record_format = RecordFormat(_write)
