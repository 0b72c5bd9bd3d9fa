"""Data for the Typst template of a table."""

from typing import Any, Final

from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup, count_line
from partyschool_cli.export.typst.running_title import running

# Wider tables, in characters, are printed in landscape.
_MAX_PORTRAIT_WIDTH: Final = 40
# Longer headings are not repeated on each page.
_HEADING_LIMIT: Final = 100
# Columns up to this weight are centred.
_NARROW: Final = 4


def table_data(content: TableContent, _: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The name of the template, and its data."""
    return "table", {
        "title": content.title,
        "running": running(content.title),
        "landscape": sum(column.weight for column in content.columns) > _MAX_PORTRAIT_WIDTH,
        "count": count_line(content),
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
