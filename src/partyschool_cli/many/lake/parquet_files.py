"""The bytes of a county's Parquet files."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from partyschool_cli.many.duckdb_library import literal
from partyschool_cli.many.lake.duckdb_rows import connect, json_of, select_of
from partyschool_cli.many.lake.lake_paths import file_name
from partyschool_cli.many.lake.rows import Row
from partyschool_cli.many.lake.schemas import tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARQUET: Final = "FORMAT parquet, COMPRESSION zstd"


def parquet_files(rows: Mapping[str, Sequence[Row]]) -> Mapping[str, bytes]:
    """The file of each table by its name: `courses.parquet`. The same rows give the same bytes."""
    files = {}
    # A connection is for one thread; a cursor of it is another one to the same database.
    with _database().cursor() as cursor, tempfile.TemporaryDirectory(prefix="pschool-") as folder:
        for table in tables():
            path = os.path.join(folder, file_name(table.name))
            copy = f"COPY ({select_of(table)}) TO {literal(path)} ({PARQUET})"
            cursor.execute(copy, [json_of(rows[table.name])])
            with open(path, "rb") as file:
                files[file_name(table.name)] = file.read()
    return files


@cache
def _database() -> "DuckDBPyConnection":
    """One for the process: to make one takes as long as to write two files."""
    return connect()
