"""A database in memory that reads the tables of a query, and can do nothing else.

It is the second of three walls (docs/adr/0016): `statement.py` has read the query before, and what
DuckDB itself does not keep is limited for the process: it counts no values that a function makes
(`repeat('x', 2000000000)`), and cannot be interrupted within one.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from partyschool_cli.many.duckdb_library import identifier, literals
from partyschool_cli.many.lake.lake_paths import as_pattern
from partyschool_cli.many.sql.request import SqlRequest, TableFiles, TableRows, TableSource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MAX_THREADS: Final = 4
# What a process may take besides: stacks of threads, rows on their way.
_SPARE: Final = 256 * 2**20
_SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_persistent_secrets": False,
    "python_enable_replacements": False,
    "temp_directory": "",  # nothing is spilled to disk
}


def open_database(memory: int) -> "DuckDBPyConnection":
    """An empty database. It is not locked yet: only what is trusted may be run."""
    import duckdb

    settings = {
        **_SETTINGS,
        "memory_limit": f"{memory}B",
        "threads": min(_MAX_THREADS, os.cpu_count() or 1),
    }
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute("SET errors_as_json = true")
    return connection


def add_tables(connection: "DuckDBPyConnection", tables: Mapping[str, TableSource]) -> None:
    """Make the tables: of rows, or views of Parquet files.

    Types are those of the files: a county `000001` in a folder's name would become 1.
    """
    for name, table in tables.items():
        if isinstance(table, TableRows):
            create = f"CREATE TABLE {identifier(name)} AS {table.select}"
            connection.execute(create, [table.rows])
        else:
            options = "hive_partitioning = false, union_by_name = false"
            source = f"read_parquet({literals(map(as_pattern, table.paths))}, {options})"
            connection.execute(f"CREATE VIEW {identifier(name)} AS FROM {source}")


def lock(
    connection: "DuckDBPyConnection", tables: Iterable[TableSource], folder: str | None
) -> None:
    """Forbid everything for good but reading the tables' files, and writing into the folder."""
    paths = [path for table in tables if isinstance(table, TableFiles) for path in table.paths]
    # A pattern has to be allowed as it is written, and what it names too.
    allowed = [*paths, *map(as_pattern, paths)]
    connection.execute(f"SET allowed_paths = {literals(allowed)}")
    if folder is not None:
        connection.execute(f"SET allowed_directories = {literals([folder])}")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def limit_process(request: SqlRequest) -> None:
    """Limit what this process may take from now on: memory, files, and the time of processors.

    Only where the system can; elsewhere DuckDB's own limit holds, and who waits ends the process.
    """
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        taken = int(file.read().split()[5]) * resource.getpagesize()
    _limit(resource.RLIMIT_DATA, taken + request.memory + _SPARE)
    _limit(resource.RLIMIT_FSIZE, request.memory)
    _limit(resource.RLIMIT_CORE, 0)
    # Whoever waits for it may be gone.
    _limit(resource.RLIMIT_CPU, int(request.seconds * _MAX_THREADS) + 10)


def _limit(which: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (most, most))
