"""The rows of a county's tables, as plain data: text, numbers, booleans, None, lists of text."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import record_fields, records_in_use
from partyschool_cli.catalog.records.row import Record
from partyschool_cli.many.county import County
from partyschool_cli.many.lake.finding_rows import finding_rows
from partyschool_cli.many.lake.group_columns import group_values
from partyschool_cli.many.lake.lake_paths import TABLE_NAMES
from partyschool_cli.many.lake.private_fields import without_private_fields
from partyschool_cli.many.lake.schemas import FINDINGS
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.personal import mask
from partyschool_cli.source.yaml.gc_pause import gc_paused

# By the names of the columns, all of them. Dates are ISO text.
Row = Mapping[str, Any]


def table_rows(
    catalog: Catalog,
    county: County,
    today: dt.date,
    *,
    names: Collection[str] = TABLE_NAMES,
    is_private: bool = False,
) -> Mapping[str, tuple[Row, ...]]:
    """The rows of the tables of these names, in the order of files, as `list` has them.

    Retired entities are left out as `list` does; findings are those of lint on the day, also those
    that a baseline knows. Personal numbers are masked everywhere.
    """
    shown = catalog if is_private else without_private_fields(catalog)
    of_county = {"county": county.key, "county_title": mask(county.title)}
    with gc_paused():
        return {
            name: tuple(
                of_county | {column: _masked(value) for column, value in row.items()}
                for row in _rows(shown, name, today, is_private=is_private)
            )
            for name in names
        }


def _rows(
    catalog: Catalog, table: str, today: dt.date, *, is_private: bool
) -> Iterator[dict[str, Any]]:
    if table == FINDINGS:
        yield from finding_rows(catalog, today, is_private=is_private)
        return
    kind = next(kind for kind in Kind if kind.plural == table)
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
