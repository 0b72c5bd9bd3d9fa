"""Listings for the tests of the formats: of the shipped catalog, and of hostile text."""

from dataclasses import replace
from functools import cache
from typing import Any

from partyschool_cli.catalog.records.build import records
from partyschool_cli.export.records.columns import RecordColumn, all_columns, clerk_columns
from partyschool_cli.export.records.record_format import RecordListing
from partyschool_cli.model.kind import Kind
from tests.catalogs import SHIPPED, loaded
from tests.full_run import is_full_run


@cache
def shipped(kind: Kind, *, for_people: bool = False) -> RecordListing:
    """Everything of a kind in the shipped catalog, with the columns that suit the reader."""
    columns = clerk_columns(kind) if for_people else all_columns(kind)
    return RecordListing(kind.title, tuple(records(loaded(SHIPPED), kind)), columns, for_people)


def fewer(listing: RecordListing) -> RecordListing:
    """The listing; in the default run some of it: readers take a while for thousands of lines."""
    return replace(listing, records=tuple(listing.records)[:: 1 if is_full_run() else 7])


def one_school(*, for_people: bool = False, **values: Any) -> RecordListing:
    """A listing of one school with these values, in columns `id` and those of the values."""
    record = {"entity": "school", "id": "liudu", **values}
    columns: tuple[RecordColumn, ...] = tuple(
        column for column in all_columns(Kind.SCHOOL) if column.key in ("id", *values)
    )
    return RecordListing(Kind.SCHOOL.title, (record,), columns, for_people)
