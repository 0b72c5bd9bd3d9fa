"""姓氏笔画: collate names by the strokes of their characters.

Fewer strokes first; then by the kinds of strokes in writing order, 横 竖 撇 点 折; then by the next
character. So 王 (横横竖横) precedes 文 (点横撇捺), which ICU's stroke collation gets wrong.
Source: GF 3002-1999, by the table in `strokes.txt`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from partyschool_cli.catalog.pinyin import pinyin_order

_TABLE: Final = Path(__file__).with_name("strokes.txt")

# Characters that are not in the table sort last.
_UNKNOWN: Final = (1_000, "")


def stroke_order(name: str) -> tuple[Any, ...]:
    """The sort key of a name. A character that the table lacks goes last, by pinyin."""
    table = _strokes()
    known = tuple((len(table[each]), table[each]) if each in table else _UNKNOWN for each in name)
    reading = pinyin_order(name) if _UNKNOWN in known else ""
    return known, reading, name


@cache
def _strokes() -> Mapping[str, str]:
    """The strokes of each character in order, `1` to `5` for 横 竖 撇 点 折."""
    lines = (line for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {each: strokes for strokes, same in map(str.split, lines) for each in same}
