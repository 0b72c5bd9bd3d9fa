"""Formats of `list`: one file each in `formats/`, with one public `record_format`.

A format is named by its file; the name is also the suffix of files. A file is imported when its
format is asked for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.discover import load, names
from partyschool_cli.export.records import formats
from partyschool_cli.export.records.columns import RecordColumn


@dataclass(frozen=True, slots=True)
class RecordListing:
    """Records in order, what they are called together, and the columns to write.

    `for_people`: with titles, labels and Chinese headings rather than ids, words and keys. Records
    may come as they are asked for, once, if the format `takes_rows`.
    """

    title: str
    records: Iterable[Record]
    columns: tuple[RecordColumn, ...]
    for_people: bool = False

    def objects(self) -> Iterator[dict[str, Any]]:
        """The records for programs, reduced to the columns."""
        return (
            {column.key: column.value(record) for column in self.columns} for record in self.records
        )


def _no_warnings(_: RecordListing) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """A format: `pieces` gives the bytes of a file, piece by piece.

    `takes_rows`: it needs no record twice, and gives a piece as soon as it has one. `for_people`:
    when it is written for people. `has_columns`: columns can be chosen. `has_main_columns`: it has
    few columns by default. `is_binary`: it cannot be shown in a terminal. `warnings` gives lines of
    Chinese about what the format cannot hold.
    """

    pieces: Callable[[RecordListing], Iterator[bytes]]
    takes_rows: bool = False
    for_people: Literal["never", "in a file", "always"] = "never"
    has_columns: bool = True
    has_main_columns: bool = False
    is_binary: bool = False
    warnings: Callable[[RecordListing], tuple[str, ...]] = _no_warnings

    def write(self, listing: RecordListing) -> bytes:
        """The bytes of a file."""
        return b"".join(self.pieces(listing))


# In the order of the help; new formats come last.
_ORDER = ("json", "jsonl", "csv", "tsv", "md", "yaml", "ids", "xlsx")


def format_names() -> tuple[str, ...]:
    """The names of the formats, in the order of the help."""
    return names(formats, _ORDER)


def load_format(name: str) -> RecordFormat:
    """The format of `formats/NAME.py`. Raises TypeError if that file has no `record_format`."""
    return load(formats, name, "record_format", RecordFormat)
