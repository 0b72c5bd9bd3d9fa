"""The formats of a query's result. Imports nothing: they are in the help of the command."""

from typing import Final

# Written by the process that runs the query.
PARQUET: Final = "parquet"
FORMATS: Final = ("json", "jsonl", "csv", "md", "xlsx", PARQUET)
