"""JSON: one array of objects, UTF-8, indented by two, for programs and for reading."""

import json

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _write(listing: RecordListing) -> bytes:
    objects = [
        {column.key: column.value(record) for column in listing.columns}
        for record in listing.records
    ]
    text = json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate comes out as `\udXXX`, which is how JSON itself writes one.
    return text.encode("utf-8", "backslashreplace")


record_format = RecordFormat(_write)
