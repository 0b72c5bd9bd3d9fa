"""Content: what documents build and formats write. Texts in order, nothing left to look up.

There are few types, each in a module `*_content.py` with the texts that all formats share. A
document builds one type; a format has a writer for each type that it supports.
"""

from typing import Protocol


class Content(Protocol):
    """The content of one document. Plain data that can be sent to another process."""

    @property
    def title(self) -> str:
        """Its heading."""
