"""A reference per line, as `pschool show` takes it: an id; `class/s01` for a session."""

from collections.abc import Iterator

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.clean_text import clean


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    return (f"{clean(record['id'])}\n".encode() for record in listing.records)


record_format = RecordFormat(_pieces, takes_rows=True, has_columns=False)
