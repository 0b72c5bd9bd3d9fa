"""Lines of iCalendar files (RFC 5545, 3.1 and 3.3): values as text, and long lines folded."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

_LIMIT: Final = 75  # octets of a line, without its end
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text_value(text: str) -> str:
    """A text as a value: what has a meaning in one is escaped."""
    return text.translate(_ESCAPED)


def moment_value(moment: dt.datetime) -> str:
    """A moment of UTC, or a local time where it has no zone: `20261012T003000Z`."""
    return f"{moment.year:04}{moment:%m%dT%H%M%S}{'' if moment.tzinfo is None else 'Z'}"


def offset_value(offset: dt.timedelta) -> str:
    """How far clocks are from UTC: `+0800`, with seconds where there are any."""
    seconds = int(offset.total_seconds())
    minutes, second = divmod(abs(seconds), 60)
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{second:02}" if second else "")


def component(name: str, lines: Iterable[str]) -> tuple[str, ...]:
    """The lines of a component with these in it."""
    return (f"BEGIN:{name}", *lines, f"END:{name}")


def content_bytes(lines: Iterable[str]) -> bytes:
    """Lines, not folded yet, as the bytes of a file."""
    return b"".join([_folded(line.encode()) for line in lines])


def _folded(line: bytes) -> bytes:
    """A line with its end, in pieces of whole characters; none parts a `\\` from what it escapes.

    Readers that take a line for itself would otherwise see another text.
    """
    if len(line) <= _LIMIT:
        return line + b"\r\n"
    pieces = []
    start, room = 0, _LIMIT
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        if (len(line[start:end]) - len(line[start:end].rstrip(b"\\"))) % 2:
            end -= 1
        pieces.append(line[start:end])
        start, room = end, _LIMIT - 1  # a space begins each further line
    pieces.append(line[start:])
    return b"\r\n ".join(pieces) + b"\r\n"
