"""What a format of `list` is, and how the folder `formats/` becomes the list of them.

A file `formats/NAME.py` with one public `record_format = RecordFormat(…)` is the format NAME and
the suffix `.NAME`. A file is imported when its format is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.discover import load, names
from partyschool_cli.export.records import formats
from partyschool_cli.export.records.columns import RecordColumn
from partyschool_cli.model.kind import Kind


@dataclass(frozen=True, slots=True)
class RecordListing:
    """Records of one kind in their order, and the columns that were asked for.

    `for_people` says who reads it: a clerk sees titles, labels and Chinese headings, a program ids,
    words and keys.
    """

    kind: Kind
    records: tuple[Record, ...]
    columns: tuple[RecordColumn, ...]
    for_people: bool = False

    def objects(self) -> list[dict[str, Any]]:
        """The records as a program reads them: the columns' keys and values only."""
        return [
            {column.key: column.value(record) for column in self.columns} for record in self.records
        ]


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """A format: `write` makes the bytes of a file.

    `for_people` tells when it is written for a clerk. `has_columns` is false where a record is one
    fixed thing; `has_main_columns` is true where all columns would be too many; `is_binary` is true
    where the bytes mean nothing to a terminal.
    """

    write: Callable[[RecordListing], bytes]
    for_people: Literal["never", "in a file", "always"] = "never"
    has_columns: bool = True
    has_main_columns: bool = False
    is_binary: bool = False


# New formats come last.
_ORDER = ("json", "jsonl", "csv", "tsv", "md", "yaml", "ids", "xlsx")


def format_names() -> tuple[str, ...]:
    """The names of the files in `formats/`, in the order of the help."""
    return names(formats, _ORDER)


def load_format(name: str) -> RecordFormat:
    """The format of `formats/NAME.py`. Raises TypeError where that file has no `record_format`."""
    return load(formats, name, "record_format", RecordFormat)
