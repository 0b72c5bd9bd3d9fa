"""Close open bidirectional controls, so that a text cannot reorder what follows it."""

import re
from typing import Final

# Opening controls and the ones that close them.
_OPENING: Final = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
_MARKS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def enclosed(text: str) -> str:
    """`text` with each embedding, override and isolate closed, line by line."""
    if text.isascii() or not _MARKS.search(text):
        return text
    return "\n".join(line + "".join(reversed(_still_open(line))) for line in text.split("\n"))


def _still_open(line: str) -> list[str]:
    """The controls that close what `line` leaves open, outermost first."""
    ends: list[str] = []
    for mark in _MARKS.findall(line):
        if mark in _OPENING:
            ends.append(_OPENING[mark])
        elif mark in ends:
            # Closing an isolate closes what was opened inside it.
            while ends.pop() != mark:
                pass
    return ends
