"""Errors of queries, with their place in the query."""

from dataclasses import dataclass

from partyschool_cli.errors import CommandLineError


@dataclass(frozen=True, slots=True)
class QuerySpan:
    """A part of a query: from character `start` up to, but not including, `end`."""

    start: int
    end: int


_MAX_SHOWN_LENGTH = 40


def shown(text: str) -> str:
    """A part of a query quoted for a message: on one line, truncated."""
    line = " ".join(text[: _MAX_SHOWN_LENGTH + 1].split())
    return line if len(text) <= _MAX_SHOWN_LENGTH else f"{line[:_MAX_SHOWN_LENGTH]}…"


class QueryError(CommandLineError):
    """A query that cannot be parsed or evaluated.

    `query` is the whole query as one text; the error is at its characters `start` to `end`, never
    empty: something missing at the end is one past it. The command line draws the caret.
    """

    def __init__(self, message: str, query: str, place: QuerySpan, hint: str = "") -> None:
        super().__init__(message, hint)
        self.query = query
        self.start = place.start
        self.end = max(place.end, place.start + 1)
