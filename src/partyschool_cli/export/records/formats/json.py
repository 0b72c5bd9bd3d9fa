"""JSON: an array of objects, indented by two."""

from collections.abc import Iterator

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.json_text import json_array, json_items


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    yield from json_array((json_items([each], 1).encode() for each in listing.objects()), 1)
    yield b"\n"


record_format = RecordFormat(_pieces, takes_rows=True)
