"""Markdown: a GitHub table with Chinese headings."""

from collections.abc import Iterator

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing
from partyschool_cli.markup.markdown import table


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    columns = listing.columns
    numbers = [index for index, column in enumerate(columns) if column.type == "number"]
    rows = ([column.text(record) for column in columns] for record in listing.records)
    yield table([column.title for column in columns], rows, numbers).encode()


record_format = RecordFormat(_pieces, for_people="always", has_main_columns=True)
