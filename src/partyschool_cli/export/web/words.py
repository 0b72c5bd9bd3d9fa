"""Texts that several pages have: days, times, and what is said of a session."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from partyschool_cli.export.web.published import Named, WebSession
from partyschool_cli.model.kind import Kind
from partyschool_cli.wording.dates import date_text
from partyschool_cli.wording.marks import session_mark

_SEAL: Final = 2
_WEEKDAYS: Final = "一二三四五六日"

# The entries of the menu: section, page, name, and what a phone has room for.
MENU: Final = (
    ("start", "index.html", "首页", "首页"),
    ("courses", "courses.html", "课程菜单", "课程"),
    ("teachers", "teachers.html", "师资库", "师资"),
    ("sites", "sites.html", "现场教学课程资源库", "教学点"),
    ("classes", "classes.html", "班次", "班次"),
    ("calendar", "calendar.html", "日历", "日历"),
)
# The files of `data/`, with what they hold.
DATA_FILES: Final = tuple(
    (kind.plural, kind.title)
    for kind in (
        Kind.COURSE,
        Kind.TEACHER,
        Kind.SITE,
        Kind.SCHOOL,
        Kind.CLASS,
        Kind.SESSION,
    )
)


def edits(path: str) -> Iterator[tuple[str, str]]:
    """The forms that a page of a served site leads to, and what their buttons say."""
    folder, _, name = path.removesuffix(".html").rpartition("/")
    for kind in (Kind.COURSE, Kind.TEACHER, Kind.SITE, Kind.CLASS):
        if folder == kind.plural:
            yield f"edit/{kind}/{name}", "修改"
            if kind is Kind.CLASS:
                yield f"edit/new/{Kind.SESSION}/{name}", "新建课次"
        elif not folder and name == kind.plural:
            yield f"edit/new/{kind}", f"新建{kind.title}"


def full_date(date: dt.date) -> str:
    """`2026年11月24日`."""
    return f"{date.year}年{date_text(date)}"


def times(session: WebSession) -> str:
    """`08:30—10:00`."""
    return f"{session.entry.start:%H:%M}—{session.entry.end:%H:%M}"


def note(session: WebSession) -> str:
    """What stands below a session: when it was to be, unless its note says so, and the note."""
    entry = session.entry
    said = entry.note or ""
    was = f"原定{entry.was}" if entry.was and "原定" not in said else ""
    return "；".join(filter(None, (was, said)))


def weekday(date: dt.date) -> str:
    """`星期二`."""
    return f"星期{_WEEKDAYS[date.weekday()]}"


def seal(title: str) -> str:
    """The characters of the seal: the first two of a title."""
    return title[:_SEAL]


@dataclass(frozen=True, slots=True)
class Together:
    """The sessions of one class on a day; `site` is the place that all of them share.

    `schools` are the ids of those that hold the class.
    """

    classes: tuple[Named, ...]
    schools: tuple[str, ...]
    site: Named | None
    sessions: tuple[WebSession, ...]

    @property
    def held(self) -> tuple[WebSession, ...]:
        """Those that take place."""
        return tuple(one for one in self.sessions if not one.entry.is_cancelled)

    @property
    def mark(self) -> str:
        """`调课` if one was moved, `取消` if all are cancelled; else empty."""
        if not self.held:
            return session_mark("cancelled")
        is_moved = any(one.entry.status == "moved" for one in self.held)
        return session_mark("moved") if is_moved else ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of an agenda, its sessions by class."""

    date: dt.date
    groups: tuple[Together, ...]

    @property
    def count(self) -> int:
        """How many sessions it has that take place."""
        return sum(len(group.held) for group in self.groups)


def days_of(sessions: Iterable[WebSession]) -> tuple[Day, ...]:
    """Sessions, in order of time, as the days of an agenda."""
    return tuple(
        Day(date, tuple(_groups(own))) for date, own in groupby(sessions, lambda one: one.date)
    )


def _groups(sessions: Iterable[WebSession]) -> Iterator[Together]:
    by_class: dict[tuple[Named, ...], list[WebSession]] = {}
    for one in sessions:
        by_class.setdefault(one.classes, []).append(one)
    for classes, own in by_class.items():
        sites = {one.site for one in own}
        schools = tuple(sorted(own[0].schools))
        yield Together(classes, schools, own[0].site if len(sites) == 1 else None, tuple(own))
