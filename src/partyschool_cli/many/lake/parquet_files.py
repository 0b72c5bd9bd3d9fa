"""The bytes of a county's Parquet files."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from partyschool_cli.many.duckdb_library import literal
from partyschool_cli.many.lake.duckdb_failures import system_error
from partyschool_cli.many.lake.duckdb_rows import connect, json_of, select_of
from partyschool_cli.many.lake.lake_paths import file_name
from partyschool_cli.many.lake.rows import Row
from partyschool_cli.many.lake.schemas import tables
from partyschool_cli.source.files.write import writing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARQUET: Final = "FORMAT parquet, COMPRESSION zstd"


def parquet_files(rows: Mapping[str, Sequence[Row]]) -> Mapping[str, bytes]:
    """The file of each table by its name: `courses.parquet`. The same rows give the same bytes.

    Raises CommandLineError if the system refuses.
    """
    files = {}
    # A connection is for one thread; a cursor of it is another one to the same database.
    with (
        writing(Path(tempfile.gettempdir())),
        _system_errors(),
        _database().cursor() as cursor,
        tempfile.TemporaryDirectory(prefix="pschool-") as folder,
    ):
        for table in tables():
            path = os.path.join(folder, file_name(table.name))
            copy = f"COPY ({select_of(table)}) TO {literal(path)} ({PARQUET})"
            cursor.execute(copy, [json_of(rows[table.name])])
            with open(path, "rb") as file:
                files[file_name(table.name)] = file.read()
    return files


@contextmanager
def _system_errors() -> Iterator[None]:
    """Raise OSError where DuckDB raises an error of its own for what the system refused."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        if (refused := system_error(error)) is not None:
            raise refused from None
        raise


@cache
def _database() -> "DuckDBPyConnection":
    """One for the process: to make one takes as long as to write two files."""
    return connect()
