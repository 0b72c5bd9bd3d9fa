"""Days as they are said → days of the calendar: the year that is not given, and the week day that
is the check.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.values.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    SaidDay,
    SaidDays,
    days_between,
)
from partyschool_cli.exchange.foreign.values.weekdays import weekday_word
from partyschool_cli.wording.dates import date_text

_WEEK: Final = 7
_NEAR_DAYS: Final = 60
# From December on, days of January are those of the next year.
_LATE: Final = 11
_EARLY: Final = 2


class NotADayError(Exception):
    """What is said is no day; the message is why, in Chinese."""


class Day(NamedTuple):
    """A day, and what of it was guessed."""

    date: dt.date
    why: str = ""


class YearSource(NamedTuple):
    """A year for days without one, and the words that say where it is from."""

    year: int
    why: str


class DaySource(NamedTuple):
    """The days that a table is about, and the words that say where they are from."""

    first: dt.date
    last: dt.date
    why: str


@dataclass
class CalendarDays:
    """Turns what is said into days, row after row.

    `spans` are days that the table is about (the class's, the title's), the most certain first;
    `years` say which year it is where no span does; `given_year` is that of `--year`.
    """

    spans: tuple[DaySource, ...]
    years: tuple[YearSource, ...]
    given_year: int | None = None
    previous: dt.date | None = field(default=None)

    def days(
        self, said: SaidDays | None, weekday: int | None, week: int | None = None
    ) -> tuple[Day, ...]:
        """The days of a range, or the one of a week day alone. Raises NotADayError."""
        found = tuple(self._range(said, weekday)) if said else (self._of_weekday(weekday, week),)
        self.previous = found[-1].date
        return found

    def ends(self, said: SaidDays, weekday: int | None = None) -> tuple[Day, dt.date]:
        """The first and the last day of a range, however long. Raises NotADayError."""
        first = self._checked(said.first, weekday)
        if said.last == said.first:
            return first, first.date
        last = self._of(said.last._replace(year=said.last.year or first.date.year)).date
        if last < first.date and said.last.year == said.first.year:
            last = _in_year(last, last.year + 1) or last
        return first, last

    def _range(self, said: SaidDays, weekday: int | None) -> Iterator[Day]:
        first, last = self.ends(said, weekday)
        if said.last == said.first:
            yield first
            return
        days = list(days_between(first.date, last))
        if not days:
            raise NotADayError("起止日期颠倒了，或隔得太久")
        for date in days:
            yield Day(
                date,
                _joined(first.why, f"从 {date_text(days[0])}到{date_text(last)}，每天算一次课"),
            )

    def _checked(self, said: SaidDay, weekday: int | None) -> Day:
        """A day whose week day is the one that is said."""
        day = self._of(said)
        if weekday is None or day.date.weekday() == weekday:
            return day
        if said.other_day is not None:
            other = self._of(said._replace(day=said.other_day, other_day=None, why=""))
            if other.date.weekday() == weekday:
                return Day(other.date, _joined(other.why, f"照星期取 {date_text(other.date)}"))
        raise NotADayError(self._wrong_weekday(day.date, weekday, has_year=said.year is not None))

    def _wrong_weekday(self, date: dt.date, weekday: int, *, has_year: bool) -> str:
        right, written = _weekday_of(date), weekday_word(weekday)
        message = f"{date.year}年{date_text(date)}是{right}，表里写的是{written}"
        if has_year:
            return message
        near = (date.year + 1, date.year - 1)
        fits = [year for year in near if _has_weekday(date, year, weekday)]
        return f"{message}；{fits[0]} 年的这一天才是，用 --year {fits[0]}" if fits else message

    def _of(self, said: SaidDay) -> Day:
        if said.nth is not None:
            return self._nth(said.nth)
        if said.day is None:
            raise NotADayError("没有写是几日")
        if said.year is not None:
            return Day(_date(said.year, said.month, said.day), said.why)
        if said.month is None:
            return self._of_month_day(said.day)
        year, why = self._year(said.month, said.day)
        return Day(_date(year, said.month, said.day), _joined(said.why, why))

    def _year(self, month: int, day: int) -> YearSource:
        if self.given_year is not None:
            return YearSource(self.given_year, f"年份取自 --year {self.given_year}")
        for span in self.spans:
            first = max(FIRST_YEAR, span.first.year)
            years = range(first, min(LAST_YEAR, span.last.year) + 1)
            inside = [
                year
                for year in years
                if (date := _maybe(year, month, day)) and span.first <= date <= span.last
            ]
            return YearSource((inside or [_nearest_year(span, month, day)])[0], span.why)
        source = self.years[0]
        before = self.previous
        if before is not None and before.month >= _LATE and month <= _EARLY:
            return YearSource(before.year + 1, f"{source.why}，跨到第二年")
        return source

    def _nth(self, number: int) -> Day:
        if not self.spans:
            raise NotADayError(f"只写了第 {number} 天，看不出是哪一天")
        span = self.spans[0]
        if not 1 <= number <= (span.last - span.first).days + 1:
            raise NotADayError(
                f"没有第 {number} 天：只从 {date_text(span.first)}到{date_text(span.last)}"
            )
        return Day(
            span.first + dt.timedelta(number - 1), f"第 1 天是 {date_text(span.first)}，{span.why}"
        )

    def _of_month_day(self, day: int) -> Day:
        """12日: of the month of the row above, or of the days that the table is about."""
        for span in self.spans:
            whole = (span.last - span.first).days
            dates = (span.first + dt.timedelta(number) for number in range(min(whole, 366) + 1))
            if found := [date for date in dates if date.day == day]:
                return Day(found[0], f"月份{span.why.removeprefix('年份')}")
        if self.previous is not None:
            before = self.previous
            if day >= before.day:
                return Day(_date(before.year, before.month, day), "月份承上一行")
        raise NotADayError(f"只写了 {day} 日，看不出是几月")

    def _of_weekday(self, weekday: int | None, week: int | None) -> Day:
        if weekday is None:
            raise NotADayError("没有写日期")
        if week is not None and self.spans:
            return self._of_week(self.spans[0], week, weekday)
        for span in self.spans:
            count = (span.last - span.first).days + 1
            dates = (span.first + dt.timedelta(number) for number in range(min(count, _WEEK)))
            found = [date for date in dates if date.weekday() == weekday]
            if count <= _WEEK and found:
                return Day(
                    found[0], f"只写了{_weekday_of(found[0])}，日期{span.why.removeprefix('年份')}"
                )
        raise NotADayError("只写了星期，看不出是哪一天；补上日期")

    @staticmethod
    def _of_week(span: DaySource, week: int, weekday: int) -> Day:
        monday = span.first - dt.timedelta(span.first.weekday())
        date = monday + dt.timedelta(_WEEK * (week - 1) + weekday)
        if not span.first <= date <= span.last:
            days = f"{date_text(span.first)}到{date_text(span.last)}"
            raise NotADayError(
                f"第 {week} 周的{_weekday_of(date)}是{date_text(date)}，不在{days}里"
            )
        return Day(
            date, f"从 {date_text(span.first)}那一周数起，是第 {week} 周的{_weekday_of(date)}"
        )


def _date(year: int, month: int | None, day: int) -> dt.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADayError(f"年份 {year} 不像是真的")
    try:
        return dt.date(year, month or 0, day)
    except ValueError:
        raise NotADayError(f"{year} 年没有 {month} 月 {day} 日") from None


def _maybe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _in_year(date: dt.date, year: int) -> dt.date | None:
    return _maybe(year, date.month, date.day)


def _has_weekday(date: dt.date, year: int, weekday: int) -> bool:
    same = _in_year(date, year)
    return same is not None and same.weekday() == weekday


def _nearest_year(span: DaySource, month: int, day: int) -> int:
    def distance(year: int) -> int:
        date = _maybe(year, month, day)
        if date is None:
            return dt.date.max.toordinal()
        return min(abs((date - span.first).days), abs((date - span.last).days))

    years = (span.first.year, span.last.year, span.first.year - 1, span.last.year + 1)
    nearest = min(years, key=distance)
    # Only about the turn of a year is it that of a neighbour.
    return nearest if distance(nearest) <= _NEAR_DAYS else min(years[:2], key=distance)


def _weekday_of(date: dt.date) -> str:
    return weekday_word(date.weekday())


def _joined(*whys: str) -> str:
    return "；".join(filter(None, whys))
