"""Printed tables as pages: one, or several below each other with headings of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.html.page import Orientation, page
from partyschool_cli.export.layout.table_layout import TableLayout, cell_pieces, table_layout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import (
    TableColumn,
    TableContent,
    count_line,
    group_line,
)
from partyschool_cli.export.typesetting.breaker import breaker

# A browser may have fonts with wider letters: what is laid out for a page has to fit it.
_TIGHT: Final = 0.93


@dataclass(frozen=True, slots=True)
class TableView:
    """A table for the macro `register`: its layout gives the widths of the class `name`."""

    content: TableContent
    layout: TableLayout
    name: str

    @property
    def lead(self) -> int:
        """The first text column, which labels a row on a phone."""
        columns = enumerate(self.content.columns)
        return next((index for index, one in columns if not one.is_number), 0)

    @property
    def total(self) -> str:
        """How many rows there are."""
        return count_line(self.content)

    def pieces(self, cell: str, column: TableColumn) -> tuple[str, ...]:
        """The pieces of a cell that stay on one line each."""
        return cell_pieces(breaker(self.content.words), cell, column)

    @property
    def rules(self) -> str:
        """The CSS of the widths of columns, and of the size of type in print."""
        total = sum(self.layout.widths)
        widths = "".join(
            f".{self.name} .c{number}{{width:{wide * 100 / total:.2f}%}}\n"
            for number, wide in enumerate(self.layout.widths, 1)
        )
        rows = (row.height for one in self.layout.pages for row in one)
        high = f".{self.name} tr[data-item]{{height:{_TIGHT * min(rows, default=0.0):.1f}pt}}"
        size = f".{self.name}{{font-size:{self.layout.size - 0.5:g}pt}}"
        return f"{widths}@media print{{{size}{high}}}\n"


def write_tables(title: str, tables: Sequence[TableContent], options: PrintOptions) -> Exported:
    """The page of a register, or of several tables; the first one is what its readers seek in."""
    views = [
        TableView(each, table_layout(each), f"t{number}") for number, each in enumerate(tables, 1)
    ]
    first = views[0]
    values: dict[str, Any] = {
        "title": title,
        "content": first.content,
        "views": views,
        "count": len(first.content.rows),
        "total": first.total,
        "unit": first.content.unit,
        "group_line": group_line,
    }
    orientation: Orientation = "landscape" if first.layout.is_landscape else "portrait"
    return page("table", values, options, orientation, "".join(view.rules for view in views))
