"""Rows in DuckDB, with the types of their table: nothing is inferred."""

import json
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from partyschool_cli.many.duckdb_library import identifier, literal, require_duckdb
from partyschool_cli.many.lake.column import ColumnType
from partyschool_cli.many.lake.rows import Row
from partyschool_cli.many.lake.schemas import Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DUCKDB_TYPES: Final[dict[ColumnType, str]] = {
    "text": "VARCHAR",
    "date": "DATE",
    "time": "VARCHAR",
    "hours": "DOUBLE",
    "count": "BIGINT",
    "flag": "BOOLEAN",
    "texts": "VARCHAR[]",
}
# Nothing is fetched, nothing is read but what is named; one thread writes the same bytes always.
_SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "threads": 1,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def connect() -> "DuckDBPyConnection":
    """A database in memory. Raises CommandLineError where DuckDB is not installed."""
    require_duckdb()
    import duckdb

    return duckdb.connect(":memory:", config=_SETTINGS)


@cache
def select_of(table: Table) -> str:
    """The query whose one parameter is `json_of` rows, and whose result is these rows."""
    structure = {
        column.name: ["VARCHAR"] if column.type == "texts" else DUCKDB_TYPES[column.type]
        for column in table.columns
    }
    columns = ", ".join(f"row.{identifier(column.name)}" for column in table.columns)
    typed = f"from_json(?::JSON, {literal(json.dumps([structure]))})"
    return f"SELECT {columns} FROM (SELECT unnest({typed}) AS row)"  # noqa: S608


def json_of(rows: Sequence[Row]) -> str:
    """Rows as one JSON text."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
