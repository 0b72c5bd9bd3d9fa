"""Days and times as an office writes them: `10月12日（周一）08:30—10:00`, unpadded."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from partyschool_cli.model.types import MonthDay
from partyschool_cli.model.vocabulary import WEEKDAYS

_WEEKDAYS = tuple(WEEKDAYS.values())


def weekday_text(date: dt.date) -> str:
    """`周一`."""
    return _WEEKDAYS[date.weekday()]


def date_text(date: dt.date) -> str:
    """`10月12日`."""
    return f"{date.month}月{date.day}日"


def day_text(date: dt.date) -> str:
    """`10月12日（周一）`."""
    return f"{date_text(date)}（{weekday_text(date)}）"


def days_text(first: dt.date, last: dt.date) -> str:
    """`2026年10月12日—14日`; what the two days have in common is said once."""
    text = f"{first.year}年{first.month}月{first.day}日"
    if first == last:
        return text
    if first.year != last.year:
        return f"{text}—{last.year}年{last.month}月{last.day}日"
    if first.month != last.month:
        return f"{text}—{last.month}月{last.day}日"
    return f"{text}—{last.day}日"


def dates_text(dates: Iterable[dt.date]) -> str:
    """`3月9—11日、4月2、5日`: days in a row by their first and last, a month said once."""
    found = sorted(set(dates))
    months = groupby(found, key=lambda date: (date.year, date.month))
    return "、".join(f"{month}月{_month_days(list(own))}日" for (_, month), own in months)


def _month_days(dates: list[dt.date]) -> str:
    runs: list[list[int]] = []
    for day in (date.day for date in dates):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def moment_text(at: dt.datetime) -> str:
    """`10月12日 08:30`, of an aware time, where and when the clerk is."""
    local = at.astimezone()
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def time_text(minutes: int) -> str:
    """`08:30`, of minutes since midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def times_text(start: int, end: int) -> str:
    """`08:30—10:00`, of minutes since midnight."""
    return f"{time_text(start)}—{time_text(end)}"


def clock_times(start: dt.time, end: dt.time) -> str:
    """`08:30–10:00`, with the short dash of the tables on a terminal."""
    return f"{start:%H:%M}–{end:%H:%M}"


def season_text(first: MonthDay, last: MonthDay) -> str:
    """`9月20日—10月8日`, of every year."""
    return f"{first.month}月{first.day}日—{last.month}月{last.day}日"
