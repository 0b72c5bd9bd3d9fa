"""What an Excel cell can hold."""

from typing import Final

# Excel's own limit, in UTF-16 units: with more in a cell it calls the file damaged.
CELL_LIMIT: Final = 32_767
# The highest that Excel lets a row be, in points.
ROW_LIMIT: Final = 409.0
_CUT: Final = "…（Excel 单元格放不下，后面略去 {} 字）"


def fitting(text: str) -> str:
    """`text`, cut with a word about it where a cell cannot hold it."""
    if len(text) * 2 <= CELL_LIMIT or text_units(text) <= CELL_LIMIT:
        return text
    room = CELL_LIMIT - len(_CUT.format(len(text)))
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return kept + _CUT.format(len(text) - len(kept))


def text_units(text: str) -> int:
    """The length of `text` as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2
