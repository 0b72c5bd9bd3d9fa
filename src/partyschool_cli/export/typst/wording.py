"""Dates and times as they are printed: unpadded dates, times with both ends."""

import datetime as dt
from typing import Final

_WEEKDAYS: Final = "一二三四五六日"


def short_date(date: dt.date) -> str:
    """`10月12日`."""
    return f"{date.month}月{date.day}日"


def full_date(date: dt.date) -> str:
    """`2026年10月12日`."""
    return f"{date.year}年{short_date(date)}"


def from_to(first: dt.date, last: dt.date) -> str:
    """`2026年10月12日至10月14日`; the year is said again where it is another."""
    if first == last:
        return full_date(first)
    return f"{full_date(first)}至{full_date(last) if first.year != last.year else short_date(last)}"


def weekday(date: dt.date) -> str:
    """`星期一`."""
    return f"星期{_WEEKDAYS[date.weekday()]}"


def times(start: dt.time, end: dt.time) -> str:
    """`08:30—11:30`."""
    return f"{start:%H:%M}—{end:%H:%M}"
