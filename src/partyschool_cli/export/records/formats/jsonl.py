"""JSON Lines: an object per line; nothing for no records."""

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.json_text import json_line


def _write(listing: RecordListing) -> bytes:
    return "".join([f"{json_line(each)}\n" for each in listing.objects()]).encode()


record_format = RecordFormat(_write)
