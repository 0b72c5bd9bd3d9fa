"""JSON Lines: one object a line, UTF-8; no record, no line."""

import json

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _write(listing: RecordListing) -> bytes:
    lines = [
        json.dumps(
            {column.key: column.value(record) for column in listing.columns}, ensure_ascii=False
        )
        for record in listing.records
    ]
    return "".join([f"{line}\n" for line in lines]).encode("utf-8", "backslashreplace")


record_format = RecordFormat(_write)
