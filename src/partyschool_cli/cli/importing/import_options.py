"""What `pschool import` is told on its command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from partyschool_cli.cli.arguments.change_options import ChangeOptions
from partyschool_cli.model.kind import Kind

if TYPE_CHECKING:
    from partyschool_cli.exchange.workbook.merging import Side


class GivenFile(NamedTuple):
    """A file to import: its name as the clerk wrote it (标准输入 for `-`), and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options as they were said; `asks` is whether somebody is there to be asked.

    `side` and `delete` are for our own workbook, all from `kind` to `accept_similar` for tables of
    other people. A key of `columns` is a heading or the letter of a column.
    """

    change: ChangeOptions
    asks: bool = False
    partial: bool = False
    side: "Side | None" = None
    delete: bool = False
    kind: Kind | None = None
    class_name: str | None = None
    school: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    year: int | None = None
    audience: tuple[str, ...] = ()
    size: int | None = None
    makes_new: bool = True
    accept_similar: bool = False
