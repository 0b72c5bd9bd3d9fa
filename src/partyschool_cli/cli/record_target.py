"""Resolve `--format`, `-o` and `--columns` of `list` to a format, columns and a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.records.row import RecordField
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli.output import STANDARD_OUTPUT
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.records.columns import (
    RecordColumn,
    all_columns,
    clerk_columns,
    named_columns,
)
from partyschool_cli.export.records.main_columns import main_columns
from partyschool_cli.export.records.record_format import RecordFormat, format_names, load_format
from partyschool_cli.model.kind import Kind

TABLE: Final = "table"
# What `--columns` calls all of them.
_ALL_COLUMNS: Final = frozenset({"all", "全部"})


@dataclass(frozen=True, slots=True)
class RecordTarget:
    """A `format` by its `name`, and the `file` (None for standard output).

    The format is None for a table, and for a name that a command writes by itself.
    """

    name: str
    format: RecordFormat | None
    file: str | None

    @property
    def for_people(self) -> bool:
        """Whether its readers are people rather than programs."""
        if self.format is None:
            return True
        readers = self.format.for_people
        return readers == "always" or (readers == "in a file" and self.file is not None)

    def columns(
        self, kind: Kind, names: str | None, fields: tuple[RecordField, ...]
    ) -> tuple[RecordColumn, ...]:
        """The columns of `fields` named by `--columns`, all, or the defaults of the format."""
        if names is not None:
            if self.format is not None and not self.format.has_columns:
                raise CommandLineError(
                    f"{self.name} 格式每行只有编号，不能用 --columns", "换一种格式，如 csv"
                )
            if fold(names).strip() in _ALL_COLUMNS:
                return clerk_columns(kind) if self.for_people else all_columns(kind)
            return named_columns(names, kind, fields)
        if self.format is None or self.format.has_main_columns:
            return main_columns(kind)
        return clerk_columns(kind) if self.for_people else all_columns(kind)


def record_target(
    format: str | None, output: str | None, names: Sequence[str] = ()
) -> RecordTarget:
    """The target by `--format`, which takes precedence over the suffix of `-o`.

    `names` are the formats of the command besides a table; by default all of records. Raises
    CommandLineError for an unknown format or suffix.
    """
    names = names or format_names()
    file = None if output == STANDARD_OUTPUT else output
    by_suffix = format is None and file is not None
    name = _format_of_suffix(file or "", names) if by_suffix else fold(format or TABLE)
    if name == TABLE:
        if file is not None:
            raise CommandLineError(
                "终端表格不能写入文件", "用 -o 文件.xlsx、-o 文件.csv 或 -o 文件.md"
            )
        return RecordTarget(name, None, None)
    if name not in names:
        known = (TABLE, *names)
        near = nearest(name, known, 1)
        hint = f"是不是 {near[0]}？" if near else f"可写 {'、'.join(known)}"
        raise CommandLineError(f"没有“{format}”这种格式", hint)
    return RecordTarget(name, load_format(name) if name in format_names() else None, file)


def _format_of_suffix(file: str, names: Sequence[str]) -> str:
    suffix = fold(Path(file).suffix)
    name = suffix.removeprefix(".")
    if name not in names:
        message = f"不认识后缀“{suffix}”" if suffix else f"“{file}”没有后缀，不知道写成什么格式"
        known = " ".join(f".{name}" for name in names)
        raise CommandLineError(message, f"可用 {known}，或用 --format 指明格式")
    return name
