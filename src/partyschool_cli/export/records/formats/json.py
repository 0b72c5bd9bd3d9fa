"""JSON: one array of objects, UTF-8, indented by two, for programs and for reading."""

from partyschool_cli.export.records.json_text import json_text
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _write(listing: RecordListing) -> bytes:
    return f"{json_text(listing.objects(), indent=2)}\n".encode()


record_format = RecordFormat(_write)
