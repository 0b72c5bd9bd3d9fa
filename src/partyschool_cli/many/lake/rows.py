"""The rows of a county's tables, as plain data: text, numbers, booleans, None, lists of text."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import record_fields, records_in_use
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.many.county import County
from partyschool_cli.many.lake.finding_rows import finding_rows
from partyschool_cli.many.lake.group_columns import group_values
from partyschool_cli.many.lake.private_fields import without_private_fields
from partyschool_cli.many.lake.schemas import FINDINGS
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.yaml.gc_pause import gc_paused

# By the names of the columns, all of them. Dates are ISO text.
Row = Mapping[str, Any]


def table_rows(
    catalog: Catalog, county: County, today: dt.date, *, is_private: bool = False
) -> Mapping[str, tuple[Row, ...]]:
    """The rows of each table by its name, in the order of files, as `list` has them.

    Retired entities are left out as `list` does; findings are those of lint on the day, also those
    that a baseline knows. Personal numbers are masked everywhere.
    """
    shown = catalog if is_private else without_private_fields(catalog)
    same = {"county": county.key, "county_title": county.title}
    with gc_paused():
        found = {kind.plural: tuple(_rows(shown, kind, is_private=is_private)) for kind in Kind}
        found[FINDINGS] = tuple(finding_rows(shown, today, is_private=is_private))
        return {
            name: tuple(
                {column: _masked(value) for column, value in (same | row).items()} for row in rows
            )
            for name, rows in found.items()
        }


def _rows(catalog: Catalog, kind: Kind, *, is_private: bool) -> Iterator[dict[str, Any]]:
    for record in records_in_use(catalog, kind):
        yield dict(_values(record, kind, is_private=is_private))


def _values(record: Record, kind: Kind, *, is_private: bool) -> Iterator[tuple[str, Any]]:
    for field in record_fields(kind):
        value = record[field.name]
        if field.type in {"group", "mapping"}:
            yield from group_values(field.name, value, is_private=is_private).items()
            continue
        yield field.name, value
        if field.titles is not None:
            yield field.titles, record[field.titles]


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [None if item is None else mask(item) for item in value]
    return value
