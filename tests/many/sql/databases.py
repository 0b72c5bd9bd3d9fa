"""Databases for tests: two small tables, one in memory and one in a file."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from partyschool_cli.many.sql.request import TableFiles, TableRows, TableSource
from partyschool_cli.many.sql.sandbox import add_tables, lock, open_database

NAMES = ("courses", "sessions")
MEMORY = 256 * 2**20

_STRUCTURE = '[{"county":"VARCHAR","id":"VARCHAR","title":"VARCHAR","hours":"DOUBLE"}]'
COURSES = TableRows(
    "SELECT row.county, row.id, row.title, row.hours "
    f"FROM (SELECT unnest(from_json(?::JSON, '{_STRUCTURE}')) AS row)",
    '[{"county":"000001","id":"dangzhang","title":"党章导读","hours":2},'
    '{"county":"000001","id":"jiajie","title":"番茄嫁接","hours":1.5}]',
)


def tables(folder: Path) -> Mapping[str, TableSource]:
    """The courses as rows, and sessions of two counties as Parquet files in the folder."""
    paths = []
    for county in ("000001", "140121"):
        path = folder / f"county={county}" / "sessions.parquet"
        path.parent.mkdir(exist_ok=True)
        rows = f"SELECT '{county}' AS county, DATE '2026-10-12' AS date, ['王', '李'] AS teachers"
        duckdb.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
        paths.append(str(path))
    return {"courses": COURSES, "sessions": TableFiles(tuple(paths))}


def locked_database(folder: Path, memory: int = MEMORY) -> duckdb.DuckDBPyConnection:
    """A database with these tables, as a query meets it."""
    connection = open_database(memory)
    found = tables(folder)
    add_tables(connection, found)
    lock(connection, found.values(), None)
    return connection
