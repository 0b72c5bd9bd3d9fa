r"""TSV: UTF-8, keys as the heading, no quotes.

A tab, line break or `\` in a text is written `\t`, `\n`, `\\`.
"""

from collections.abc import Iterator

from partyschool_cli.export.records.cells import rows
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    return (("\t".join(map(_escaped, row)) + "\n").encode() for row in rows(listing))


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


record_format = RecordFormat(_pieces, takes_rows=True)
