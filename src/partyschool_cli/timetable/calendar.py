"""Which days are off: statutory holidays, and the days that the catalog closes.

A weekend is no day off, nor is a workday that makes up for a holiday (调休上班). Source: the lint
rules, PS405; the table of holidays is the library `chinesecalendar`.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache, cached_property
from typing import NamedTuple

from partyschool_cli.model.manifest import Calendar


class DayOff(NamedTuple):
    """Why there is no teaching on a day.

    `closed` is the index in the catalog's `calendar.closed`, None for a statutory holiday.
    """

    title: str
    closed: int | None = None


class TeachingCalendar:
    """The days off of one catalog; answers are cached by day."""

    def __init__(self, settings: Calendar) -> None:
        self.settings = settings

    @cached_property
    def _cache(self) -> dict[dt.date, DayOff | None]:
        return {}

    @cached_property
    def _workdays(self) -> frozenset[dt.date]:
        return frozenset(self.settings.workdays)

    def day_off(self, date: dt.date) -> DayOff | None:
        """Why `date` is off, or None."""
        if date not in self._cache:
            self._cache[date] = self._decide(date)
        return self._cache[date]

    def _decide(self, date: dt.date) -> DayOff | None:
        for index, closed in enumerate(self.settings.closed):
            if closed.from_ <= date <= closed.to:
                return DayOff(closed.why or "停课日", index)
        if self.settings.holidays == "none" or date in self._workdays:
            return None
        title = _holidays_of(date.year).get(date)
        return DayOff(title) if title else None

    def is_makeup_workday(self, date: dt.date) -> bool:
        """Whether people work on `date`, a weekend's perhaps, to make up for a holiday."""
        if date in self._workdays:
            return True
        return self.settings.holidays != "none" and date in _makeup_workdays()

    def is_provisional(self, date: dt.date) -> bool:
        """Whether the catalog leaves `date` to the table of holidays, which lacks its year.

        Such a year has its festivals only; the days around them are announced each autumn.
        """
        if self.settings.holidays == "none" or date in self._workdays:
            return False
        off = self.day_off(date)
        return not is_known_year(date.year) and (off is None or off.closed is None)


@cache
def is_known_year(year: int) -> bool:
    """Whether the table has a year's holidays as they were announced, with 调休."""
    from chinese_calendar.constants import holidays  # type: ignore[import-untyped]

    return any(date.year == year for date in holidays)


@cache
def _holidays_of(year: int) -> Mapping[dt.date, str]:
    return _announced(year) if is_known_year(year) else _statutory(year)


def _announced(year: int) -> Mapping[dt.date, str]:
    from chinese_calendar.constants import Holiday, holidays

    return {
        date: str(Holiday(name).chinese) for date, name in holidays.items() if date.year == year
    }


@cache
def _makeup_workdays() -> frozenset[dt.date]:
    from chinese_calendar.constants import workdays

    return frozenset(workdays)


def _statutory(year: int) -> Mapping[dt.date, str]:
    """The festivals themselves, without the days around them that are announced each autumn."""
    from holidays.countries.china import China

    days = China(years=year, observed=False, language="zh_CN")  # type: ignore[no-untyped-call]
    return dict(days)
