"""What DuckDB is asked with, without importing it: that takes a fifth of a second."""

from collections.abc import Iterable
from importlib.util import find_spec

from partyschool_cli.errors import extra_missing


def require_duckdb() -> None:
    """Raise CommandLineError where DuckDB is not installed."""
    if find_spec("duckdb") is None:
        raise extra_missing("这条命令", "duckdb", "sql")


def identifier(name: str) -> str:
    """A name in SQL. Several columns are words of SQL: `from`, `end`, `group`."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


def literals(texts: Iterable[str]) -> str:
    """A list of texts in SQL."""
    return f"[{', '.join(map(literal, texts))}]"
