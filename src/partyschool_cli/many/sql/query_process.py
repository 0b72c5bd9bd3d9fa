"""The process that runs one query, and sends what comes of it.

It is of its own so that a query without end, or one that takes all memory, can be ended: DuckDB
looks at an interrupt between two batches of rows only.
"""

import os
import pickle
import signal
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.many.sql.duckdb_messages import MEMORY, explained
from partyschool_cli.many.sql.fault import Fault, SqlFaultError
from partyschool_cli.many.sql.plain_values import plain_rows
from partyschool_cli.many.sql.request import ResultColumn, SqlRequest, TableSource
from partyschool_cli.many.sql.sandbox import (
    add_tables,
    limit_process,
    lock,
    open_database,
)
from partyschool_cli.many.sql.statement import CheckedQuery, checked

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Rows that are sent at once.
_BATCH: Final = 2048


def run(theirs: Connection, request: SqlRequest) -> None:
    """Run the query: sends `tables` and receives their rows, then `columns`, `rows`, `end`.

    Or `fault` instead of any of it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where there is no mask
    with suppress(ConnectionError, EOFError):  # nobody waits any more
        try:
            _answer(theirs, request)
        except (ConnectionError, EOFError):
            raise
        except SqlFaultError as error:
            _send(theirs, ("fault", error.fault))
        except MemoryError:
            _send(theirs, ("fault", MEMORY))
        except Exception as error:  # noqa: BLE001  # a trace of this process is for nobody
            _send(theirs, ("fault", Fault(f"程序内部出错：{type(error).__name__}: {error}")))


def _send(theirs: Connection, answer: tuple[str, Any]) -> None:
    theirs.send_bytes(pickle.dumps(answer))


def _answer(theirs: Connection, request: SqlRequest) -> None:
    import duckdb

    connection = open_database(request.memory)
    limit_process(request)
    query = checked(connection, request.sql, request.tables)
    try:
        _add_tables(theirs, connection, request, query)
        if request.parquet is not None:
            _write_parquet(theirs, connection, query, request.parquet)
        else:
            _send_rows(theirs, connection, query)
    except duckdb.Error as error:
        raise SqlFaultError(
            explained(error, request.sql, lambda: _columns_of(query.tables))
        ) from None


def _add_tables(
    theirs: Connection, connection: "DuckDBPyConnection", request: SqlRequest, query: CheckedQuery
) -> None:
    _send(theirs, ("tables", query.tables))
    tables: Mapping[str, TableSource] = theirs.recv()
    add_tables(connection, tables)
    folder = None if request.parquet is None else os.path.dirname(request.parquet)
    lock(connection, tables.values(), folder)


def _send_rows(theirs: Connection, connection: "DuckDBPyConnection", query: CheckedQuery) -> None:
    connection.execute(query.statement)
    columns = tuple(
        ResultColumn(str(each[0]), str(each[1])) for each in connection.description or ()
    )
    _send(theirs, ("columns", columns))
    while rows := connection.fetchmany(_BATCH):
        _send(theirs, ("rows", plain_rows(columns, rows)))
    _send(theirs, ("end", None))


def _write_parquet(
    theirs: Connection, connection: "DuckDBPyConnection", query: CheckedQuery, path: str
) -> None:
    result = connection.sql(query.statement.query)
    columns = tuple(
        ResultColumn(name, str(of_type))
        for name, of_type in zip(result.columns, result.types, strict=True)
    )
    _send(theirs, ("columns", columns))
    result.to_parquet(path, compression="zstd")
    _send(theirs, ("end", None))


def _columns_of(tables: tuple[str, ...]) -> Mapping[str, str]:
    """The columns of tables, with what a clerk calls them."""
    from partyschool_cli.many.lake.schemas import tables as all_tables

    return {
        column.name: column.title
        for table in all_tables()
        if table.name in tables
        for column in table.columns
    }
