"""Content of a printed table, such as a register: columns, rows in groups, and texts."""

from dataclasses import dataclass
from typing import Final

# Wider tables, in characters, are printed in landscape.
_MAX_PORTRAIT_WIDTH: Final = 56


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column. `weight` is its share of the width, about its usual number of characters.

    `key` is its name in machine formats.
    """

    title: str
    weight: int
    is_number: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Rows under one heading; an empty title for a table without headings."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table under its title."""

    title: str
    columns: tuple[TableColumn, ...]
    groups: tuple[TableGroup, ...]


def is_wide(content: TableContent) -> bool:
    """Whether the columns need landscape pages."""
    return sum(column.weight for column in content.columns) > _MAX_PORTRAIT_WIDTH


def count_line(content: TableContent) -> str:
    """`共 59 项`."""
    return f"共 {sum(len(group.rows) for group in content.groups)} 项"


def group_line(group: TableGroup) -> str:
    """`领导干部（12）`."""
    return f"{group.title}（{len(group.rows)}）"
