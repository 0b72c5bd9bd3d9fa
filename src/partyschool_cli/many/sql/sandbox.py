"""A database in memory that reads the tables of a query, and can do nothing else.

Two limits are the process's: DuckDB counts neither the values that a function makes
(`repeat('x', 2000000000)`), nor can it be interrupted within one.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

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
            create = f"CREATE TABLE {_quoted(name)} AS {table.select}"
            connection.execute(create, [table.rows])
        else:
            options = "hive_partitioning = false, union_by_name = false"
            source = f"read_parquet({_listed(table.paths)}, {options})"
            connection.execute(f"CREATE VIEW {_quoted(name)} AS FROM {source}")


def lock(
    connection: "DuckDBPyConnection", tables: Iterable[TableSource], folder: str | None
) -> None:
    """Forbid everything for good but reading the tables' files, and writing into the folder."""
    paths = [path for table in tables if isinstance(table, TableFiles) for path in table.paths]
    connection.execute(f"SET allowed_paths = {_listed(paths)}")
    if folder is not None:
        connection.execute(f"SET allowed_directories = {_listed([folder])}")
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


def _listed(paths: Iterable[str]) -> str:
    """A list of texts in SQL."""
    texts = ("'" + path.replace("'", "''") + "'" for path in paths)
    return f"[{', '.join(texts)}]"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
