"""JSON: an array of objects, indented by two."""

from collections.abc import Iterator

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.json_text import json_array


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    return (piece.encode() for piece in json_array(listing.objects()))


record_format = RecordFormat(_pieces, takes_rows=True)
