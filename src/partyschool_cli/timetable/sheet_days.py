"""Which days a 课程表 covers, and which of those that it shows are off."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.model.manifest import Calendar
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.calendar import TeachingCalendar


def days_covered(
    own: TrainingClass | None,
    first: dt.date | None,
    last: dt.date | None,
    dates: Sequence[dt.date],
) -> tuple[dt.date, dt.date]:
    """The days that a sheet covers: those asked for, else its own; `date.min` where it has none."""
    begin = first or (own.from_ if own else min(dates, default=last or dt.date.min))
    end = last or (own.to if own else max(dates, default=begin))
    # Sessions may lie outside of their class's time, and a class outside of what was asked for.
    return min([begin, *dates]), max([begin, end, *dates])


def days_off(
    catalog: Catalog, first: dt.date, last: dt.date, dates: Iterable[dt.date]
) -> Mapping[dt.date, str]:
    """Why days are off, of those from `first` to `last` and of the weeks of `dates`."""
    calendar = _calendar(catalog.manifest.calendar)
    off = ((day, calendar.day_off(day)) for day in sorted(_days_shown(first, last, dates)))
    return {day: found.title for day, found in off if found is not None}


@lru_cache(maxsize=8)
def _calendar(settings: Calendar) -> TeachingCalendar:
    """What a year's days are, which all sheets of a catalog show."""
    return TeachingCalendar(settings)


def _days_shown(first: dt.date, last: dt.date, dates: Iterable[dt.date]) -> set[dt.date]:
    """The days of all weeks with a session, and of the first year of the sheet's time.

    Not all of its time: a slip in one date must not ask for centuries.
    """
    ordinals = set(range(first.toordinal(), min(last.toordinal(), first.toordinal() + 366) + 1))
    for date in dates:
        monday = date.toordinal() - date.weekday()
        ordinals.update(range(monday, monday + 7))
    return {dt.date.fromordinal(day) for day in ordinals if 1 <= day <= dt.date.max.toordinal()}
