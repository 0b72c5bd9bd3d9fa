"""Weeks, months, quarters, half-years, years, and other ranges of days.

Source: the catalog format, `per`.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from partyschool_cli.model.vocabulary import Period as Per
from partyschool_cli.wording.dates import days_text

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_HALVES = ("上半年", "下半年")
_LONGEST_FIRST: Final[tuple[Per, ...]] = ("year", "half-year", "quarter", "month")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included. `title` is what a clerk calls it."""

    title: str
    first: dt.date
    last: dt.date

    @property
    def short_title(self) -> str:
        """The title without the year: 第9周."""
        return self.title.partition("年")[2] or self.title

    @property
    def years(self) -> int | None:
        """How many calendar years it is, None where it is not whole ones."""
        begins, ends = (self.first.month, self.first.day), (self.last.month, self.last.day)
        is_whole = (begins, ends) == ((1, 1), (12, 31))
        return self.last.year - self.first.year + 1 if is_whole else None

    def __contains__(self, date: dt.date) -> bool:
        """Whether a day belongs to it."""
        return self.first <= date <= self.last


def period_of(date: dt.date, per: Per) -> Period:
    """The period that a day belongs to. A week is ISO's: Monday to Sunday."""
    if per == "week":
        year, week, _ = date.isocalendar()
        return _week(year, week)
    length = _MONTHS[per]
    return _months(date.year, (date.month - 1) // length, per)


def periods_of_year(year: int, per: Per) -> tuple[Period, ...]:
    """Every period of a calendar year in order: 52 or 53 weeks (ISO's), 12 months, and so on."""
    if per == "week":
        # 28 December is always in its year's last week.
        last = dt.date(year, 12, 28).isocalendar().week
        return tuple(_week(year, week) for week in range(1, last + 1))
    return tuple(_months(year, index, per) for index in range(12 // _MONTHS[per]))


def year_of(year: int) -> Period:
    """A calendar year."""
    return _months(year, 0, "year")


def period_between(first: dt.date, last: dt.date) -> Period:
    """The days from `first` to `last`, called a year, a half-year and so on where they are one."""
    for per in _LONGEST_FIRST:
        period = period_of(first, per)
        if (period.first, period.last) == (first, last):
            return period
    found = Period(days_text(first, last), first, last)
    return replace(found, title=f"{first.year}—{last.year}年") if found.years else found


def periods_touched(days: Period, per: Per) -> tuple[Period, ...]:
    """Every period of which some day is one of `days`; of weeks, those whose Thursday is.

    So a calendar year has its ISO weeks, and none is in two years.
    """
    years = range(days.first.year, days.last.year + 1)
    listed = (period for year in years for period in periods_of_year(year, per))
    if per == "week":
        return tuple(week for week in listed if week.first + dt.timedelta(days=3) in days)
    return tuple(one for one in listed if one.first <= days.last and days.first <= one.last)


def year_before(days: Period) -> Period | None:
    """The same days a year earlier; None before the first year that there is."""
    if days.first.year == dt.MINYEAR:
        return None
    return period_between(_year_earlier(days.first), _year_earlier(days.last))


def _year_earlier(day: dt.date) -> dt.date:
    # The 28th and the 29th of February are the last day of theirs.
    day_of_month = 28 if (day.month, day.day) == (2, 29) else day.day
    return dt.date(day.year - 1, day.month, day_of_month)


def _week(year: int, week: int) -> Period:
    first = dt.date.fromisocalendar(year, week, 1)
    # The last week of the year 9999 goes beyond what a date can say.
    last = dt.date.fromordinal(min(first.toordinal() + 6, dt.date.max.toordinal()))
    return Period(f"{year}年第{week}周", first, last)


def _months(year: int, index: int, per: Per) -> Period:
    length = _MONTHS[per]
    first_month, last_month = index * length + 1, (index + 1) * length
    titles = {
        "month": f"{year}年{first_month}月",
        "quarter": f"{year}年第{index + 1}季度",
        "half-year": f"{year}年{_HALVES[index % 2]}",
        "year": f"{year}年",
    }
    return Period(titles[per], dt.date(year, first_month, 1), _last_day_of_month(year, last_month))


def _last_day_of_month(year: int, month: int) -> dt.date:
    if month == 12:
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)
