"""Content of a printed table, such as a register: columns, rows in groups, and texts."""

from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["text", "names", "fixed", "number"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column. `key` is its name in machine formats.

    `kind` says how its cells are broken: a text between words, a list of names after 、, and dates
    (`fixed`) and numbers not at all.
    """

    title: str
    kind: ColumnKind = "text"
    key: str = ""

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers, or empty."""
        return self.kind == "number"


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Rows under one heading; an empty title for a table without headings."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table under its title.

    `unit` says what its rows are, with the measure word first: 人, 个班次. `drafts` are how many of
    the rows are drafts, which are counted apart. `group_name` is what the groups are: 类别. `words`
    are the catalog's own, which are not torn. `about` is said above the table instead of how many
    rows it has.
    """

    title: str
    columns: tuple[TableColumn, ...]
    groups: tuple[TableGroup, ...]
    unit: str = "项"
    drafts: int = 0
    group_name: str = "分组"
    words: frozenset[str] = frozenset()
    about: str = ""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)


def count_line(content: TableContent) -> str:
    """`共 59 人`; `共 26 个班次，另有草稿 2 个`."""
    if content.about:
        return content.about
    drafts = f"，另有草稿 {content.drafts} {content.unit[:1]}" if content.drafts else ""
    return f"共 {len(content.rows) - content.drafts} {content.unit}{drafts}"


def group_line(group: TableGroup, content: TableContent) -> str:
    """`领导干部（12 人）`."""
    return f"{group.title}（{len(group.rows)} {content.unit[:1]}）"
