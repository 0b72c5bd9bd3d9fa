"""Listings for the tests of the formats: of the shipped catalog, and of hostile text."""

from pathlib import Path
from typing import Any

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import records
from partyschool_cli.export.records.columns import RecordColumn, all_columns, clerk_columns
from partyschool_cli.export.records.record_format import RecordListing
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.disk_tree import DiskTree

SHIPPED = Path(__file__).parents[3] / "catalog"


def shipped(kind: Kind, *, for_people: bool = False) -> RecordListing:
    """Everything of a kind in the shipped catalog, with the columns that suit the reader."""
    columns = clerk_columns(kind) if for_people else all_columns(kind)
    return RecordListing(kind, tuple(records(load(DiskTree(SHIPPED)), kind)), columns, for_people)


def one_school(*, for_people: bool = False, **values: Any) -> RecordListing:
    """A listing of one school with these values, in columns `id` and those of the values."""
    record = {"entity": "school", "id": "liudu", **values}
    columns: tuple[RecordColumn, ...] = tuple(
        column for column in all_columns(Kind.SCHOOL) if column.key in ("id", *values)
    )
    return RecordListing(Kind.SCHOOL, (record,), columns, for_people)
