"""Limits of Excel cells, and the date that workbooks carry."""

import datetime as dt
from typing import Final

# In UTF-16 units; Excel calls a file with more in a cell damaged.
CELL_LIMIT: Final = 32_767
# Excel's maximum row height, in points.
ROW_LIMIT: Final = 409.0
FIRST_DATE: Final = dt.date(1900, 3, 1)  # Excel's calendar is off by a day before
CREATED: Final = dt.datetime(1980, 1, 1)  # noqa: DTZ001  # what XlsxWriter dates the zip's files
_CUT: Final = "…（Excel 单元格放不下，后面略去 {} 字）"


def truncated(text: str) -> str:
    """`text`, truncated with a note if a cell cannot hold it."""
    if len(text) * 2 <= CELL_LIMIT or text_units(text) <= CELL_LIMIT:
        return text
    room = CELL_LIMIT - len(_CUT.format(len(text)))
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return kept + _CUT.format(len(text) - len(kept))


def text_units(text: str) -> int:
    """The length of `text` as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2
