"""A query to run, within which limits, and what its tables are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class SqlRequest:
    """A query, the names of the tables that it may read, and its limits: seconds, bytes.

    The result is written to the Parquet file `parquet`, if given, instead of being sent.
    """

    sql: str
    tables: tuple[str, ...]
    seconds: float = 30.0
    memory: int = 2**30
    parquet: str | None = None


class TableFiles(NamedTuple):
    """A table whose rows are in Parquet files, one at least."""

    paths: tuple[str, ...]


class TableRows(NamedTuple):
    """A table by a query with one parameter that gives its rows, and that parameter."""

    select: str
    rows: str


TableSource: TypeAlias = TableFiles | TableRows
# Gives tables by their names; asked once for those that a query reads.
Tables = Callable[[tuple[str, ...]], Mapping[str, TableSource]]


class ResultColumn(NamedTuple):
    """A column of a result: its name, and the type that DuckDB gives it."""

    name: str
    type: str
