r"""TSV: UTF-8, keys as the heading, no quotes.

A tab, line break or `\` in a text is written `\t`, `\n`, `\\`.
"""

from partyschool_cli.export.records.cells import rows
from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _write(listing: RecordListing) -> bytes:
    return "".join(["\t".join(map(_escaped, row)) + "\n" for row in rows(listing)]).encode()


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


record_format = RecordFormat(_write)
