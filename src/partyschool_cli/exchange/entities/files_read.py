"""The tables of several files, and what was left out of each file."""

from dataclasses import dataclass

from partyschool_cli.exchange.foreign.reading import LeftOut, TableReading


@dataclass(frozen=True, slots=True)
class TableOfFile:
    """A table, and the name of the file that it is in."""

    file: str
    reading: TableReading


@dataclass(frozen=True, slots=True)
class FileLeftOut:
    """What of a file is in none of its tables."""

    file: str
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What was read of all files."""

    tables: tuple[TableOfFile, ...]
    left_out: tuple[FileLeftOut, ...]
