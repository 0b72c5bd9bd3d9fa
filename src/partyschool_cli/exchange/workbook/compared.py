"""Whether a cell still says what was exported, and whether a file still does."""

import re
from typing import Any, Final

from partyschool_cli.edit.values import ValueContext
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.workbook.cell_values import Cell, CellReader, cell_text
from partyschool_cli.exchange.workbook.exported import NOTHING, ExportedRow, ShownValue
from partyschool_cli.model.describe import Field

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def is_untouched(
    reader: CellReader, field: Field, cell: Cell, base: ShownValue, context: ValueContext
) -> bool:
    """Whether a cell says what was exported, however it is written."""
    if has_same_text(cell, base):
        return True
    if not cell_text(cell) or not base.text or not base.is_whole or is_plain_text(field):
        return False
    try:
        return bool(reader.value(field, cell, context) == base.value)
    except CommandLineError:
        return False


def has_same_text(cell: Cell, base: ShownValue) -> bool:
    """Whether a cell shows the text that was exported, but for spaces around it."""
    text = cell_text(cell)
    if text == base.text:
        return True
    return bool(text) and text in (cell_text(base.text), cell_text(unescaped(base.text)))


def unescaped(text: str) -> str:
    """A text as a program reads it that another wrote without Excel's escape for `_x0041_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def is_plain_text(field: Field) -> bool:
    """Whether a field holds any text, which is compared as it is."""
    has_words = field.refers_to is not None or field.vocabulary or field.choices is not None
    return field.type == "text" and not field.many and not has_words


def _is_same_value(base: ShownValue, now: ShownValue) -> bool:
    """Whether the catalog still has what was exported; titles of others may have changed."""
    if base.is_whole and now.is_whole:
        return bool(base.value == now.value)
    return base.text == now.text


def differing_fields(base: ExportedRow, now: ExportedRow) -> list[str]:
    """The fields that the catalog has changed since a row was exported."""
    if base.digest == now.digest:
        return []
    names = dict.fromkeys((*base.cells, *now.cells))
    return [
        name
        for name in names
        if not _is_same_value(base.cells.get(name, NOTHING), now.cells.get(name, NOTHING))
    ]


def normal_value(field: Field, value: Any) -> Any:
    """A value as the file's readers understand it: None for one that says what holds anyway."""
    is_default = not field.required and (value == field.default or value in ([], {}))
    return None if is_default else value
