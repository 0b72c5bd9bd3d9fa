"""What documents are built of and formats write: words and their order, nothing left to look up.

There are few types of content, each in a module of its own, with the words that all formats say. A
document builds one type; a format writes those that it has a form for.
"""

from typing import Protocol


class Content(Protocol):
    """The content of one document. Plain data that can be sent to another process."""

    @property
    def title(self) -> str:
        """What stands over it."""
