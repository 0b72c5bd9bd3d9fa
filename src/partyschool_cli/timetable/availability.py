"""When a teacher is away and a site is closed."""

import datetime as dt
from typing import NamedTuple

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.wording.dates import time_text

_WEEKDAYS = tuple(WEEKDAYS)
_MIDNIGHT = 24 * 60


class Closing(NamedTuple):
    """Why a site is closed: the field of the site that says so, and what it says in words."""

    field: tuple[str | int, ...]
    text: str


def absence(teacher: Teacher, date: dt.date) -> int | None:
    """The index in `unavailable` of the days off that `date` falls in, or None."""
    return next(
        (i for i, days in enumerate(teacher.unavailable) if days.from_ <= date <= days.to), None
    )


def closing(site: Site, date: dt.date, start: int, end: int) -> Closing | None:
    """Why a site is not open from `start` to `end` (minutes) on `date`, or None."""
    for index, days in enumerate(site.unavailable):
        if days.from_ <= date <= days.to:
            return Closing(("unavailable", index), f"停用（{days.why}）" if days.why else "停用")
    if site.open is None:
        return None
    if site.open.days is not None and _WEEKDAYS[date.weekday()] not in site.open.days:
        return Closing(("open", "days"), f"{WEEKDAYS[_WEEKDAYS[date.weekday()]]}不开放")
    first, last = opening_hours(site)
    if start < first:
        return Closing(("open", "from"), f"{time_text(first)} 才开放")
    if end > last:
        return Closing(("open", "to"), f"{time_text(last)} 关闭")
    return None


def opening_hours(site: Site) -> tuple[int, int]:
    """From when to when a site is open on its days, in minutes since midnight."""
    if site.open is None:
        return (0, _MIDNIGHT)
    first = minutes_of(site.open.from_) if site.open.from_ else 0
    last = minutes_of(site.open.to) if site.open.to else _MIDNIGHT
    return (first, last)
