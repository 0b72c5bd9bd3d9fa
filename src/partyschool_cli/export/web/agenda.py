"""The sessions of an entity's page: by year, month and day.

Nothing here depends on today, so that a page stays as it is while its sessions do: a script folds
away those before the day on which it is read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from partyschool_cli.export.web.published import WebSession
from partyschool_cli.export.web.words import Day, days_of

_MOST_DAYS: Final = 12


@dataclass(frozen=True, slots=True)
class Month:
    """The days of a month that have sessions."""

    title: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year that have sessions, and how many sessions it has."""

    number: int
    months: tuple[Month, ...]
    count: int

    @property
    def has_months(self) -> bool:
        """Whether the days are so many that their months are told."""
        return sum(len(month.days) for month in self.months) > _MOST_DAYS


def agenda_of(sessions: Iterable[WebSession]) -> tuple[Year, ...]:
    """The years of some sessions, in order of time."""
    by_year = groupby(days_of(sessions), lambda day: day.date.year)
    return tuple(_year(number, tuple(days)) for number, days in by_year)


def months_of(sessions: Iterable[WebSession]) -> tuple[Month, ...]:
    """The months of some sessions, in order of time; a year is told where it is not the first."""
    days = days_of(sessions)
    return tuple(_months(days, days[0].date.year)) if days else ()


def _year(number: int, days: tuple[Day, ...]) -> Year:
    return Year(number, tuple(_months(days, number)), sum(day.count for day in days))


def _months(days: Iterable[Day], year: int) -> Iterator[Month]:
    for (own_year, month), own in groupby(days, lambda day: (day.date.year, day.date.month)):
        yield Month(f"{own_year}年{month}月" if own_year != year else f"{month}月", tuple(own))
