"""Days of every year: a course's season, a busy season of the fields."""

import datetime as dt
from typing import Protocol

from partyschool_cli.model.types import MonthDay


class DaysOfYear(Protocol):
    """From a month-day to another, both included; over the new year where `from_` is the later."""

    @property
    def from_(self) -> MonthDay: ...

    @property
    def to(self) -> MonthDay: ...


def is_within(date: dt.date, season: DaysOfYear) -> bool:
    """Whether `date` is a day of the season.

    02-29 is a bound in every year: a season to 02-29 ends with February, one from 02-29 begins with
    the day after 02-28.
    """
    day = MonthDay(date.month, date.day)
    if season.from_ <= season.to:
        return season.from_ <= day <= season.to
    return day >= season.from_ or day <= season.to
