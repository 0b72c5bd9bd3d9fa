"""The words of a table, such as a register, as its template wants them."""

from typing import Any, Final

from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup
from partyschool_cli.export.typst.running_title import running

# More characters in a row than this, and the paper is turned.
_WIDEST_UPRIGHT: Final = 40
# A longer heading is not repeated on each page.
_HEADING_LIMIT: Final = 100
# A column of fewer characters, or of numbers, looks best in the middle.
_NARROW: Final = 4


def table_data(content: TableContent, _: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The template, and the words for it."""
    total = sum(len(group.rows) for group in content.groups)
    return "table", {
        "title": content.title,
        "running": running(content.title),
        "landscape": sum(column.weight for column in content.columns) > _WIDEST_UPRIGHT,
        "count": f"共 {total} 项",
        "columns": [_column(column) for column in content.columns],
        "groups": [_group(group) for group in content.groups],
    }


def _group(group: TableGroup) -> dict[str, Any]:
    return {
        "title": group.title,
        "count": f"{len(group.rows)} 项",
        "repeats": len(group.title) <= _HEADING_LIMIT,
        "rows": group.rows,
    }


def _column(column: TableColumn) -> dict[str, Any]:
    is_centred = column.is_number or column.weight <= _NARROW
    return {"title": column.title, "weight": max(column.weight, 3), "is_centred": is_centred}
