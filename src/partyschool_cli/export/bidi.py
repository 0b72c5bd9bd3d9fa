"""Marks of writing direction within a text: they must not turn round what stands after it."""

import re
from typing import Final

# Each mark that begins something, and the one that ends it.
_OPENING: Final = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
_MARKS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def enclosed(text: str) -> str:
    """`text` with an end for each embedding, override and isolate that it leaves open."""
    if text.isascii() or not _MARKS.search(text):
        return text
    return "\n".join(line + "".join(reversed(_still_open(line))) for line in text.split("\n"))


def _still_open(line: str) -> list[str]:
    """The marks that would end what `line` has begun, the outermost first."""
    ends: list[str] = []
    for mark in _MARKS.findall(line):
        if mark in _OPENING:
            ends.append(_OPENING[mark])
        elif mark in ends:
            # An end of an isolate ends what was begun inside it as well.
            while ends.pop() != mark:
                pass
    return ends
