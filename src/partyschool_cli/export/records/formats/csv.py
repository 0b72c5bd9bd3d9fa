"""CSV: for programs on standard output, for Excel in a file.

For programs: UTF-8, `\\n`, keys as the heading, cells as in `cells.py`. For Excel: a byte order
mark, without which it reads Chinese as mojibake, CRLF (RFC 4180), Chinese headings and words, and
no text that Excel would evaluate.
"""

import codecs
import csv
import io
from collections.abc import Iterator

from partyschool_cli.export.records.cells import rows
from partyschool_cli.export.records.formula_guard import guarded
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n" if listing.for_people else "\n")
    if listing.for_people:
        yield codecs.BOM_UTF8
    for row in _rows(listing):
        writer.writerow(row)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()


def _rows(listing: RecordListing) -> Iterator[list[str]]:
    if not listing.for_people:
        yield from rows(listing)
        return
    text_columns = [column.type != "number" for column in listing.columns]
    written = rows(listing)
    yield [guarded(title) for title in next(written)]
    for row in written:
        cells = zip(row, text_columns, strict=True)
        yield [guarded(cell) if is_text else cell for cell, is_text in cells]


record_format = RecordFormat(_pieces, takes_rows=True, for_people="in a file")
