"""JSON Lines: an object per line; nothing for no records."""

from collections.abc import Iterator

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.json_text import json_line


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    return (f"{json_line(each)}\n".encode() for each in listing.objects())


record_format = RecordFormat(_pieces, takes_rows=True)
