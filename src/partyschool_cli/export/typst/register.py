"""The words of a register, as its template wants them."""

from typing import Any, Final

from partyschool_cli.export.documents.document import (
    PrintOptions,
    RegisterColumn,
    RegisterDocument,
    RegisterGroup,
)
from partyschool_cli.export.typst.running import running

# More characters in a row than this, and the paper is turned.
_WIDEST_UPRIGHT: Final = 40
# A longer heading is not repeated on each page.
_HEADING_LIMIT: Final = 100
# A column of fewer characters, or of numbers, looks best in the middle.
_NARROW: Final = 4


def register_words(document: RegisterDocument, _: PrintOptions) -> tuple[str, dict[str, Any]]:
    """The template, and the words for it."""
    total = sum(len(group.rows) for group in document.groups)
    return "register", {
        "title": document.title,
        "running": running(document.title),
        "landscape": sum(column.weight for column in document.columns) > _WIDEST_UPRIGHT,
        "count": f"共 {total} 项",
        "columns": [_column(column) for column in document.columns],
        "groups": [_group(group) for group in document.groups],
    }


def _group(group: RegisterGroup) -> dict[str, Any]:
    return {
        "title": group.title,
        "count": f"{len(group.rows)} 项",
        "repeats": len(group.title) <= _HEADING_LIMIT,
        "rows": group.rows,
    }


def _column(column: RegisterColumn) -> dict[str, Any]:
    is_centred = column.is_number or column.weight <= _NARROW
    return {"title": column.title, "weight": max(column.weight, 3), "is_centred": is_centred}
