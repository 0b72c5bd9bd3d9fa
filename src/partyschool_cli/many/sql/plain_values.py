"""Values of a result as plain data: text, numbers, booleans, None, lists and dicts."""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

from partyschool_cli.many.sql.request import ResultColumn

# Types whose values are plain as they come.
_PLAIN: Final = frozenset(
    {"VARCHAR", "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT"}
)
# Beyond it, numbers with a fraction are not exact.
_EXACT: Final = 2**53


def plain_rows(columns: Sequence[ResultColumn], rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    """Rows of plain values."""
    convert: list[Callable[[Any], Any] | None] = [
        None if column.type in _PLAIN else plain for column in columns
    ]
    if not any(convert):
        return [list(row) for row in rows]
    return [
        [value if each is None else each(value) for value, each in zip(row, convert, strict=True)]
        for row in rows
    ]


def plain(value: Any) -> Any:
    """A value as plain data: dates and times as ISO text, whole numbers without a fraction.

    What is no number (NaN, infinite) is None: JSON has nothing for it.
    """
    match value:
        case None | bool() | str() | int():
            return value
        case float() | Decimal():
            return _number(value)
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case bytes():
            return value.hex()
    return str(value)


def _number(value: float | Decimal) -> int | float | None:
    if not math.isfinite(value):
        return None
    whole = int(value)
    return whole if value == whole and abs(whole) < _EXACT else float(value)
