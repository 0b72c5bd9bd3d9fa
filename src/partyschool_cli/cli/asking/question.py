"""What a question is, apart from how a terminal shows it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class NoMoreAsked(Exception):  # noqa: N818  # no error: the clerk left the rest out
    """Esc was pressed at a question that may be left out, and so may those after it."""


class Row(NamedTuple):
    """A line below the typed text; the one that Enter takes is `marked`."""

    text: str
    marked: bool = False


class Reply(NamedTuple):
    """What Enter leads to: the end, else a line of what is wrong (may be empty), and `typed`.

    `typed` is what stays in the line to be changed.
    """

    is_done: bool
    error: str = ""
    typed: str = ""


class Question(Protocol):
    """One question: what is asked, and what follows from typed text."""

    @property
    def title(self) -> str:
        """What is asked for, as a line."""
        ...

    @property
    def about(self) -> str:
        """What may be typed, as a line; empty if that is clear."""
        ...

    @property
    def may_end(self) -> bool:
        """Whether Esc ends the asking of this field and of those after it."""
        ...

    @property
    def answer(self) -> str:
        """The answer in words, once it is given; empty if it was left out."""
        ...

    def rows(self, typed: str, columns: int) -> Sequence[Row]:
        """The lines below the typed text, each fit for a terminal of so many columns."""
        ...

    def move(self, typed: str, step: int) -> None:
        """Mark the next row (1) or the one before (-1)."""
        ...

    def take_back(self) -> None:
        """Take back the last thing that was chosen: Backspace where nothing is typed."""
        ...

    def enter(self, typed: str) -> Reply:
        """Take the typed text, or what is marked."""
        ...
