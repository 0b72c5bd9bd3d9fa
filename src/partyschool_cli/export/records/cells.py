"""Values of records as cells of CSV and TSV, from which they can be restored."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from partyschool_cli.export.records.record_format import RecordListing
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.json_text import json_line

SEPARATOR: Final = ";"


def rows(listing: RecordListing) -> Iterator[list[str]]:
    """The heading and a row per record: texts for people, else machine-readable cells."""
    if listing.for_people:
        yield [clean(column.title) for column in listing.columns]
        for record in listing.records:
            yield [clean(column.text(record)) for column in listing.columns]
    else:
        yield [clean(column.key) for column in listing.columns]
        for record in listing.records:
            yield [cell(column.value(record)) for column in listing.columns]


def cell(value: Any) -> str:
    """A value as a machine-readable cell.

    None is empty, true and false are `true` and `false`. The items of a list are separated by `;`,
    with `\\` as escape character. Groups, mappings and lists of groups are JSON.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(item, Mapping) for item in value):
        return SEPARATOR.join(map(_item, value))
    if isinstance(value, list | Mapping):
        return json_line(value, compact=True)
    return clean(str(value))


def _item(value: Any) -> str:
    return cell(value).replace("\\", "\\\\").replace(SEPARATOR, f"\\{SEPARATOR}")
