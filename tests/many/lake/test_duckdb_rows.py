"""Rows have the types of their table in DuckDB, whatever they are."""

import pytest

from partyschool_cli.many.lake.column import Column
from partyschool_cli.many.lake.duckdb_rows import DUCKDB_TYPES, connect, json_of, select_of
from partyschool_cli.many.lake.schemas import Table

TABLE = Table("all", "各种", tuple(Column(kind, kind, "") for kind in DUCKDB_TYPES))
ROW = {
    "text": "党'\"\n",
    "date": "2026-10-12",
    "time": "08:30",
    "hours": 1.5,
    "count": 3,
    "flag": True,
    "texts": ["甲", None],
}


@pytest.mark.parametrize(
    "rows",
    [[], [ROW], [dict.fromkeys(ROW)], [dict.fromkeys(ROW), ROW]],
    ids=["none", "one", "all empty", "both"],
)
def test_types_are_never_inferred(rows: list[dict[str, object]]) -> None:
    with connect() as database:
        result = database.execute(select_of(TABLE), [json_of(rows)])
        types = [str(each[1]) for each in result.description or ()]
        assert types == list(DUCKDB_TYPES.values())
        assert len(result.fetchall()) == len(rows)


def test_values_are_kept() -> None:
    with connect() as database:
        (values,) = database.execute(select_of(TABLE), [json_of([ROW])]).fetchall()
    assert [str(values[1]), values[0], *values[2:]] == [
        ROW["date"],
        ROW["text"],
        *list(ROW.values())[2:],
    ]
