"""The work on one county: from its catalog to the files of the lake."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.many.lake.parquet_files import parquet_files
from partyschool_cli.many.lake.rows import table_rows


@dataclass(frozen=True, slots=True)
class CountyFiles:
    """A county's files by name, and how many rows each table has."""

    files: Mapping[str, bytes]
    rows: Mapping[str, int]


def county_files(given: GivenCatalog, *, today: dt.date, is_private: bool) -> CountyFiles:
    """The files of one county. Raises CatalogUnreadableError for a broken manifest."""
    catalog = require_manifest(load(given.tree))
    rows = table_rows(catalog, given.county, today, is_private=is_private)
    counts = {name: len(of_table) for name, of_table in rows.items()}
    return CountyFiles(parquet_files(rows), counts)
