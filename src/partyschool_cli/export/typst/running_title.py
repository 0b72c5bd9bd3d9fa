"""The title in the footer of each page."""

from typing import Final

_LIMIT: Final = 32


def running(title: str) -> str:
    """`title` on one line for the footer; empty if it is too long."""
    line = " ".join(title.split())
    return line if len(line) <= _LIMIT else ""
