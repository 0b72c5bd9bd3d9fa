"""Normalise text for comparison: without case and full-width forms."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

# NFKC is slow (0.14 µs a character), and most Chinese texts need it for these signs only.
_COMMON_SIGNS = tuple(zip("，：；！？（）", ",:;!?()", strict=True))


def fold(text: str) -> str:
    """`text` in lower case, with full-width letters and signs made half-width (NFKC)."""
    if text.isascii():
        return text.lower()
    for wide, narrow in _COMMON_SIGNS:
        text = text.replace(wide, narrow)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text.casefold()


# A space that an office sets between the characters of a short name.
_SPACED_OUT = r"(?<=[\u3007\u3400-\u9fff]) +(?=[\u3007\u3400-\u9fff])"


def search_key(text: str) -> str:
    """`text` folded, without spaces between Chinese characters: 王　明 is 王明."""
    folded = fold(text)
    return re.sub(_SPACED_OUT, "", folded) if " " in folded else folded


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a record's value: the items of a list, the keys and values of a mapping."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield str(key)
            yield from texts_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_in(item)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def is_empty(value: Any) -> bool:
    """Whether a record's value is empty. False and 0 are not."""
    return value is None or value in ("", [], {})
