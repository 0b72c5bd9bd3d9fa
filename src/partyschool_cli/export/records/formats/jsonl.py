"""JSON Lines: one object a line, UTF-8; no record, no line."""

from partyschool_cli.export.records.json_text import json_text
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _write(listing: RecordListing) -> bytes:
    return "".join([f"{json_text(each)}\n" for each in listing.objects()]).encode()


record_format = RecordFormat(_write)
