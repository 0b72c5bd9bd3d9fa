"""What stands at the foot of each page."""

from typing import Final

_LIMIT: Final = 32


def running(title: str) -> str:
    """A title for the foot of each page, on one line; nothing where there is no room for it."""
    line = " ".join(title.split())
    return line if len(line) <= _LIMIT else ""
