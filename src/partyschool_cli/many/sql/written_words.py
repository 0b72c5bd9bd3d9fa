"""What Chinese input methods and columns that are words of SQL do to a query."""

import re
from collections.abc import Mapping
from typing import Final

# Columns of the lake that SQL takes for its own words.
_RESERVED: Final = ("from", "to", "end", "group", "order", "column")
_HALF_WIDTH: Final[Mapping[str, str]] = {
    "，": ",",
    "、": ",",
    "（": "(",
    "）": ")",
    "；": ";",
    "。": ".",
    "“": "'",
    "”": "'",
    "‘": "'",
    "’": "'",
    "＇": "'",
    "＝": "=",
    "＞": ">",
    "＜": "<",
    "＊": "*",
    "！": "!",
    "＋": "+",
    "－": "-",
    "／": "/",
    "％": "%",
}
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"|--.*")


def full_width_hint(text: str) -> str:
    """What to write for the first full-width sign outside of quotes; empty if there is none."""
    outside = _QUOTED.sub("", text)
    return next(
        (
            f"标点要用半角：{sign} 写成 {_HALF_WIDTH[sign]}"
            for sign in outside
            if sign in _HALF_WIDTH
        ),
        "",
    )


def reserved_hint(sql: str) -> str:
    """How to write a column of a reserved name that stands in a list of columns or a condition."""
    outside = _QUOTED.sub("", sql)
    for name in _RESERVED:
        if re.search(
            rf"(?i)(?:[,(.]|\bselect|\bby|\band|\bwhere)\s*{name}\b\s*(?:[,)=<>]|from\b|$)", outside
        ):
            return f'列名 {name} 也是 SQL 的词，写在双引号里："{name}"'
    return ""


def as_written(name: str) -> str:
    """A column as it is written in a query."""
    return f'"{name}"' if name in _RESERVED else name
