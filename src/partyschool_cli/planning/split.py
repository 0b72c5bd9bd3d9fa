"""A number in two parts: what is done, and what is planned after today."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple


class Split(NamedTuple):
    """A sum of what is done and what is planned."""

    done: float = 0
    planned: float = 0

    @property
    def total(self) -> float:
        """Both together."""
        return self.done + self.planned


def split_sum(amounts: Iterable[tuple[dt.date, float]], today: dt.date) -> Split:
    """The sum of amounts, each with its day: up to today they are done."""
    done = planned = 0.0
    for date, amount in amounts:
        if date <= today:
            done += amount
        else:
            planned += amount
    return Split(done, planned)
