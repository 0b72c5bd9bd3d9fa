"""A printed table: columns, rows in groups, and the words around them. A register is one."""

from dataclasses import dataclass
from typing import Final

# A register whose columns need more characters than this is printed across.
_WIDEST_UPRIGHT: Final = 56


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a register. `weight` is its share of the width, about its usual characters.

    `key` is its name in machine formats.
    """

    title: str
    weight: int
    is_number: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Rows under one heading; an empty title for a register without headings."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TableContent:
    """名册: teachers, sites or classes. `title` names the catalog: 清徐县…师资名册."""

    title: str
    columns: tuple[TableColumn, ...]
    groups: tuple[TableGroup, ...]


def is_wide(content: TableContent) -> bool:
    """Whether the page has to be turned for its columns."""
    return sum(column.weight for column in content.columns) > _WIDEST_UPRIGHT


def count_line(content: TableContent) -> str:
    """`共 59 项`."""
    return f"共 {sum(len(group.rows) for group in content.groups)} 项"


def group_line(group: TableGroup) -> str:
    """`领导干部（12）`."""
    return f"{group.title}（{len(group.rows)}）"
