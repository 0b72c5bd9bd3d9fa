"""A reference per line, as `pschool show` takes it: an id; `class/s01` for a session."""

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.clean_text import clean


def _write(listing: RecordListing) -> bytes:
    return "".join([f"{clean(record['id'])}\n" for record in listing.records]).encode()


record_format = RecordFormat(_write, has_columns=False)
