"""CSV: for programs on standard output, for Excel in a file.

For programs: UTF-8, `\\n`, keys as the heading, cells as in `cells.py`. For Excel: a byte order
mark, without which it reads Chinese as mojibake, CRLF (RFC 4180), Chinese headings and words, and
no text that Excel would evaluate.
"""

import csv
import io

from partyschool_cli.export.records.cells import rows
from partyschool_cli.export.records.formula_guard import guarded
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _write(listing: RecordListing) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n" if listing.for_people else "\n")
    if not listing.for_people:
        writer.writerows(rows(listing))
        return text.getvalue().encode()
    text_columns = [column.type != "number" for column in listing.columns]
    for row in rows(listing):
        cells = zip(row, text_columns, strict=True)
        writer.writerow([guarded(cell) if is_text else cell for cell, is_text in cells])
    return text.getvalue().encode("utf-8-sig")


record_format = RecordFormat(_write, for_people="in a file")
