"""The tables of the lake: fixed, each column told in Chinese, one for each value of a record."""

import pytest

from partyschool_cli.catalog.records.build import record_fields
from partyschool_cli.many.lake.lake_paths import TABLE_NAMES
from partyschool_cli.many.lake.schemas import Table, tables
from partyschool_cli.model.kind import Kind
from tests.many.lake.counties import table_of


def types(table: Table) -> dict[str, str]:
    return {column.name: column.type for column in table.columns}


def test_there_are_seven_tables() -> None:
    assert tuple(table.name for table in tables()) == TABLE_NAMES


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_columns_begin_with_the_county_and_are_told(table: Table) -> None:
    assert table.column_names[:2] == ("county", "county_title")
    assert len(set(table.column_names)) == len(table.columns)
    assert all(column.title for column in table.columns)


def test_types_follow_the_format_and_not_the_values() -> None:
    session = types(table_of(Kind.SESSION))
    assert session["county"] == session["id"] == session["course_title"] == "text"
    assert (session["date"], session["start"], session["contact_hours"]) == (
        "date",
        "time",
        "hours",
    )
    assert session["teachers"] == session["teacher_names"] == "texts"
    assert session["locked"] == "flag"
    assert types(table_of(Kind.CLASS))["size"] == "count"


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_a_record_that_is_no_group_is_a_column(kind: Kind) -> None:
    names = table_of(kind).column_names
    fields = [one for one in record_fields(kind) if one.type not in {"group", "mapping"}]
    assert {one.name for one in fields} <= {*names}
    assert {one.titles for one in fields if one.titles} <= {*names}


def test_only_notes_and_reasons_of_absence_are_private() -> None:
    private = {column.name for table in tables() for column in table.columns if column.is_private}
    assert private == {"notes", "unavailable_reasons"}


def test_the_columns_are_these(snapshot: object) -> None:
    """A lake that was written before has to be readable: with another column, raise its format."""
    assert {table.name: types(table) for table in tables()} == snapshot
