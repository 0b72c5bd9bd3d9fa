"""A column of a table of the lake."""

from typing import Final, Literal, NamedTuple

# A field of any entity that only `--private` writes; of groups, `group_columns.py` says which.
NOTES: Final = "notes"

# `time` is text as `08:30`, `texts` a list of text; `hours` are numbers with a fraction.
ColumnType = Literal["text", "date", "time", "hours", "count", "flag", "texts"]

# What the types are in a Parquet file, as its readers call them.
PARQUET_TYPES: Final[dict[ColumnType, str]] = {
    "text": "string",
    "date": "date32",
    "time": "string",
    "hours": "double",
    "count": "int64",
    "flag": "bool",
    "texts": "list<string>",
}


class Column(NamedTuple):
    """A column: its name in files and queries, what a clerk calls it, and what it means.

    A private one has values only where `--private` asked for them.
    """

    name: str
    type: ColumnType
    title: str
    meaning: str = ""
    is_private: bool = False
