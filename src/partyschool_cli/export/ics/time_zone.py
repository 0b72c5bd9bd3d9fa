"""The VTIMEZONE of an IANA zone, for the years that a calendar file is about.

Each change of the clock has a component of its own, with its date: rules of a century, which the
system's tables would add, differ between systems.
"""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from partyschool_cli.export.ics.content_lines import (
    component,
    content_bytes,
    moment_value,
    offset_value,
    text_value,
)

# No zone changes its clock twice within a week.
_STEP: Final = dt.timedelta(days=7)
_SECOND: Final = dt.timedelta(seconds=1)
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class _Clock(NamedTuple):
    """What a zone's clocks show: their offset from UTC, its name, and whether it is summer time."""

    offset: dt.timedelta
    name: str
    is_summer: bool


class _Change(NamedTuple):
    """A change of the clock at an instant in UTC."""

    at: dt.datetime
    before: _Clock
    after: _Clock


def time_zone(zone: ZoneInfo, days: frozenset[dt.date]) -> bytes:
    """The zone's component, right for each of `days` (and for 2000 if there are none)."""
    first = min(days, default=dt.date(2000, 1, 1))
    years = tuple(sorted({day.year for day in days} or {first.year}))
    changes = list(_changes(zone, years))
    if not changes or changes[0].at.date() >= first:
        clock = _clock(zone, _new_year(years[0] - 1))
        changes.insert(0, _Change(min(_EPOCH, _new_year(first.year)) - clock.offset, clock, clock))
    lines = chain.from_iterable(map(_component, changes))
    return content_bytes(component("VTIMEZONE", (f"TZID:{zone.key}", *lines)))


# A site has thousands of calendars.
@lru_cache
def _changes(zone: ZoneInfo, years: tuple[int, ...]) -> tuple[_Change, ...]:
    return tuple(_changes_of(zone, years))


def _changes_of(zone: ZoneInfo, years: tuple[int, ...]) -> Iterator[_Change]:
    """The changes in each of the years and the year before it, in order of time."""
    wanted = sorted({each for year in years for each in (year - 1, year)})
    at = _new_year(wanted[0])
    clock = _clock(zone, at)
    for year in wanted:
        start, end = _new_year(year), _new_year(year + 1)
        if at < start:  # years without a session lie between
            at, clock, before = start, _clock(zone, start), clock
            if clock != before:
                yield _Change(at, before, clock)
        while at < end:
            then = min(at + _STEP, end)
            if (after := _clock(zone, then)) != clock:
                yield _Change(_instant(zone, at, then), clock, after)
            at, clock = then, after


def _instant(zone: ZoneInfo, low: dt.datetime, high: dt.datetime) -> dt.datetime:
    """The first second of what the clock shows at `high`, after another time at `low`."""
    after = _clock(zone, high)
    while high - low > _SECOND:
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (low, middle) if _clock(zone, middle) == after else (middle, high)
    return high


def _clock(zone: ZoneInfo, at: dt.datetime) -> _Clock:
    local = at.astimezone(zone)
    offset, summer = local.utcoffset(), local.dst()
    return _Clock(offset or dt.timedelta(), local.tzname() or "", bool(summer))


def _new_year(year: int) -> dt.datetime:
    """Its beginning in UTC, a day off the ends of the calendar."""
    if year <= dt.MINYEAR:
        return dt.datetime(dt.MINYEAR, 1, 2, tzinfo=dt.UTC)
    if year > dt.MAXYEAR:
        return dt.datetime(dt.MAXYEAR, 12, 30, tzinfo=dt.UTC)
    return dt.datetime(year, 1, 1, tzinfo=dt.UTC)


def _component(change: _Change) -> tuple[str, ...]:
    # By RFC 5545 the local time of the clock as it is before the change.
    start = (change.at + change.before.offset).replace(tzinfo=None)
    return component(
        "DAYLIGHT" if change.after.is_summer else "STANDARD",
        (
            f"DTSTART:{moment_value(start)}",
            f"TZOFFSETFROM:{offset_value(change.before.offset)}",
            f"TZOFFSETTO:{offset_value(change.after.offset)}",
            f"TZNAME:{text_value(change.after.name or 'CST')}",
        ),
    )
