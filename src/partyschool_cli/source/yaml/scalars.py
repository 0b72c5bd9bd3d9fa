"""Resolve unquoted YAML scalars to text, numbers, booleans or null."""

import re
from functools import lru_cache
from typing import Final

Scalar = str | int | float | bool | None

_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: Final[dict[str, Scalar]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
# First characters of unquoted words that may not be text; all others are.
MAY_START_NON_TEXT: Final = frozenset("0123456789+-.~nNtTfF")
_STARTS_NUMBER = frozenset("0123456789+-.")
# Python refuses to convert longer ones.
_MAX_DIGITS = 300


def plain_scalar(text: str) -> Scalar:
    """The value of an unquoted `text` in YAML 1.2's core schema (spec 1.2.2, 10.3.2)."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS_NUMBER or len(text) > _MAX_DIGITS:
        return text
    return _number_or_text(text)


# A catalog has many numbers, dates and times, and few different ones.
@lru_cache(maxsize=10_000)
def _number_or_text(text: str) -> Scalar:
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OCTAL_OR_HEX.fullmatch(text):
        return int(text, 0)
    return text
