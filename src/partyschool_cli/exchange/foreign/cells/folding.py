"""Texts of cells made alike for comparison: full-width signs, spaces, line breaks."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# NFKC makes `~` of the first, and leaves the others; all of them join two ends.
_KEPT: Final = "～"
_SPACES: Final = re.compile(r"\s+")
_HAN: Final = r"[\u3007\u3400-\u9fff]"
_BETWEEN_HAN: Final = re.compile(rf"(?<={_HAN})\s+(?={_HAN})")
_UNSEEN: Final = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]")


def narrow(text: str) -> str:
    """`text` in NFKC, so that digits, colons and brackets are half-width; `～ — –` stay."""
    if text.isascii():
        return text
    return _KEPT.join(unicodedata.normalize("NFKC", part) for part in text.split(_KEPT))


@lru_cache(maxsize=20_000)
def key_of(text: str) -> str:
    """`text` for comparison with a word of a table: narrow, without spaces, lower case."""
    return _SPACES.sub("", _UNSEEN.sub("", narrow(text))).lower()


def one_line(text: str) -> str:
    """`text` as one line, as a title is: a break or a space between Chinese characters is dropped
    where it breaks a line, other spaces are one each.
    """
    lines = [" ".join(line.split()) for line in _UNSEEN.sub("", text).splitlines()]
    joined = ""
    for line in filter(None, lines):
        needs_space = joined and joined[-1].isascii() and line[0].isascii()
        joined += f" {line}" if needs_space else line
    return joined


def without_inner_spaces(text: str) -> str:
    """`text` without the spaces between Chinese characters: `王　明` is 王明."""
    return _BETWEEN_HAN.sub("", text)


def lines_of(text: str) -> list[str]:
    """The lines of a cell, stripped, empty ones kept."""
    return [" ".join(line.split()) for line in _UNSEEN.sub("", text).splitlines()]
