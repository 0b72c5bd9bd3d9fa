"""The calendar: a month of all sessions, with holidays and closed days.

`calendar.html` has every month, one below the other, of which a script shows one. Where those are
too many for a page each month has its own, `calendar/2026-10.html`, and `calendar.html` shows the
one that the site was made in. A month too full to be read shows a few classes a day.
"""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import Final, NamedTuple

from partyschool_cli.catalog.structure import catalog_structure
from partyschool_cli.export.web.page import LazyPage, PageKind, WebPage
from partyschool_cli.export.web.published import Named, WebSession, page_path
from partyschool_cli.export.web.structure_picture import short_name
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.export.web.words import Day, days_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.calendar import TeachingCalendar
from partyschool_cli.timetable.seasons import is_within

_PATH: Final = "calendar.html"
# A page of so many sessions still opens at once on a phone.
_MOST_ON_A_PAGE: Final = 250
# Of a month with more sessions than a page may have, so many classes a day are shown.
_MOST_A_DAY: Final = 4
_WEEKEND: Final = 5


class School(NamedTuple):
    """A school that the calendar can be narrowed to."""

    id: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month: its classes, and why it is off or, a weekend, is not.

    `tag` says that on a phone: 假, 停, 班. `left` classes more are not shown.
    """

    date: dt.date
    is_off: bool
    why: str
    tag: str
    day: Day | None
    left: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of whole weeks: days of other months are None.

    `count` are its sessions that take place, `classes` how many hold them, `seasons` when people
    are busy in the fields. `path` is where it is.
    """

    first: dt.date
    path: str
    count: int
    classes: int
    seasons: tuple[str, ...]
    weeks: tuple[tuple[Cell | None, ...], ...]

    @property
    def cells(self) -> Iterator[Cell]:
        """Its days with sessions."""
        return (cell for week in self.weeks for cell in week if cell is not None and cell.day)

    @property
    def is_cut(self) -> bool:
        """Whether not all of its classes are shown."""
        return any(cell.left for cell in self.cells)


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What a page shows: `months`, and beside each the one before it and the one after it.

    `all_months` are the first days of all months that the calendar has, with their addresses.
    """

    months: tuple[tuple[Month, Named | None, Named | None], ...]
    all_months: tuple[tuple[dt.date, str], ...]
    schools: tuple[School, ...]

    @property
    def is_cut(self) -> bool:
        """Whether some classes are not shown, so that it cannot be narrowed to a school."""
        return any(month.is_cut for month, _, _ in self.months)


def _pages(site: WebSite) -> Iterator[LazyPage]:
    dates = (one.session.date for one in site.published.catalog.sessions)
    months = sorted({date.replace(day=1) for date in dates}) if _is_split(site) else ()
    for path in (*map(_month_path, months), _PATH):
        yield LazyPage(path, lambda: site.whole_fingerprint, partial(_page, site, path))


def _is_split(site: WebSite) -> bool:
    """Whether each month has a page of its own."""
    return len(site.published.catalog.sessions) > _MOST_ON_A_PAGE


def _month_path(first: dt.date) -> str:
    return f"calendar/{first:%Y-%m}.html"


def _page(site: WebSite, path: str) -> WebPage:
    months = _months(site)
    shown = months
    if path != _PATH:
        shown = tuple(month for month in months if month.path == path)
    elif _is_split(site):
        shown = (_nearest(months, site.options.today),)
    return WebPage(
        path,
        "日历",
        _view(shown, months, tuple(_schools(site))),
        section="calendar",
        description=f"{site.title}：每月的课、放假和停课的日子",
        scripts=("calendar.js",),
        is_dated=path == _PATH,
    )


def _view(
    shown: tuple[Month, ...], months: tuple[Month, ...], schools: tuple[School, ...]
) -> CalendarView:
    named = [Named(f"{month.first.month}月", month.path) for month in months]
    around = zip(months, (None, *named), (*named[1:], None), strict=False)
    return CalendarView(
        tuple(one for one in around if one[0] in shown),
        tuple((month.first, month.path) for month in months),
        schools,
    )


def _nearest(months: tuple[Month, ...], today: dt.date) -> Month:
    """The month of `today`, else the next one with sessions, else the last."""
    first = today.replace(day=1)
    return next((month for month in months if month.first >= first), months[-1])


@lru_cache(maxsize=1)
def _months(site: WebSite) -> tuple[Month, ...]:
    """The months with sessions; where there are none, the one that the site was made in.

    No months between: a slip in one date must not make centuries of them.
    """
    found = groupby(site.published.sessions, lambda one: one.date.replace(day=1))
    own = {first: tuple(sessions) for first, sessions in found}
    is_split = _is_split(site)
    return tuple(
        _month(site, first, _month_path(first) if is_split else f"{_PATH}#{first:%Y-%m}", sessions)
        for first, sessions in (own or {site.options.today.replace(day=1): ()}).items()
    )


def _month(site: WebSite, first: dt.date, path: str, sessions: tuple[WebSession, ...]) -> Month:
    held = [one for one in sessions if not one.entry.is_cancelled]
    most = _MOST_A_DAY if len(sessions) > _MOST_ON_A_PAGE else None
    days = {day.date: day for day in days_of(sessions)}
    known = TeachingCalendar(site.published.catalog.manifest.calendar)
    return Month(
        first,
        path,
        len(held),
        len({named.path for one in held for named in one.classes}),
        tuple(_seasons(site, first)),
        tuple(
            tuple(
                None if number is None else _cell(known, first.replace(day=number), days, most)
                for number in week
            )
            for week in _weeks(first)
        ),
    )


def _weeks(first: dt.date) -> Iterator[tuple[int | None, ...]]:
    for week in calendar.monthcalendar(first.year, first.month):
        yield tuple(number or None for number in week)


def _cell(
    known: TeachingCalendar, date: dt.date, days: dict[dt.date, Day], most: int | None
) -> Cell:
    day, off = days.get(date), known.day_off(date)
    left = 0
    if day is not None and most is not None:
        left = max(len(day.groups) - most, 0)
        day = Day(date, day.groups[:most])
    if off is not None:
        return Cell(date, True, off.title, "假" if off.closed is None else "停", day, left)
    if date.weekday() >= _WEEKEND and known.is_makeup_workday(date):
        return Cell(date, False, "调休上班", "班", day, left)
    return Cell(date, date.weekday() >= _WEEKEND, "", "", day, left)


def _seasons(site: WebSite, first: dt.date) -> Iterator[str]:
    """`9月20日至10月8日秋收`."""
    length = calendar.monthrange(first.year, first.month)[1]
    days = [first.replace(day=number) for number in range(1, length + 1)]
    for season in site.published.catalog.manifest.calendar.busy_seasons:
        if any(is_within(day, season) for day in days):
            start, end = season.from_, season.to
            yield f"{start.month}月{start.day}日至{end.month}月{end.day}日{season.title}"


def _schools(site: WebSite) -> Iterator[School]:
    """Those that hold a class with sessions, in the order of the tree."""
    by_school = site.published.by_school
    for structure in catalog_structure(site.published.catalog, with_retired=True).schools:
        school = structure.school
        if school.id in by_school:
            yield School(school.id, short_name(school), page_path(Kind.SCHOOL, school.id))


page = PageKind("calendar", _pages)
