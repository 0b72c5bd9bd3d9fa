"""Lines of a text by offset: each ends with `\\n`, `\\r\\n` or `\\r`."""

import re
from typing import Final

LINE_END: Final = re.compile(r"\r\n|\n|\r")


def with_line_feeds(text: str) -> str:
    """The text with `\\n` for every line end."""
    return LINE_END.sub("\n", text)


def line_start(text: str, at: int) -> int:
    """Where the line of `at` starts."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line of `at` ends, before its line end."""
    found = LINE_END.search(text, at)
    return len(text) if found is None else found.start()


def next_line(text: str, at: int) -> int:
    """Where the line after that of `at` starts; the end of the text on the last line."""
    found = LINE_END.search(text, at)
    return len(text) if found is None else found.end()


def before_line(text: str, start: int) -> int:
    """Where the line ends that is above the one that starts at `start`; 0 for the first."""
    if text.startswith("\r\n", start - 2) and start >= 2:
        return start - 2
    return max(0, start - 1)


def new_line_end(text: str, at: int) -> str:
    """The line end of a new line at `at`: that of the line there, on the last one of the first."""
    found = LINE_END.search(text, at) or LINE_END.search(text)
    return "\n" if found is None else found[0]
