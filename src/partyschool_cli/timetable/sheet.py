"""A 课程表 as an office prints it, before any format: of a class, teacher, site, school or all.

A sheet holds words ready to print, in order of time. Formats lay it out as a list or, with
`grid.py`, as weeks; none of them looks anything up. Source: the domain notes, “Timetables as
offices print them”.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Final, Literal

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.records.build import title_or_id
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.school_scope import schools_meant
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import DELIVERIES, SessionStatus
from partyschool_cli.timetable.day_parts import DayParts, Interval, in_order, interval_in, part_of
from partyschool_cli.timetable.groups import counts_for_class, headcount
from partyschool_cli.timetable.meetings import Meeting, Slot, meetings_of
from partyschool_cli.timetable.sheet_days import days_covered, days_off
from partyschool_cli.timetable.sheet_heading import TIMETABLE, sheet_subtitle, sheet_title
from partyschool_cli.wording.dates import times_text
from partyschool_cli.wording.marks import (
    UNDECIDED,
    session_mark,
    was_mark,
    with_cohort,
    with_draft,
    with_group,
)

Layout = Literal["grid", "list", "month", "weeks"]

# A week with fewer entries than this leaves a grid mostly empty, so a list suits it better.
_ENTRIES_A_WEEK_FOR_GRID = 4
# A day with more of them, as of a hall that many classes use, makes a column too small to read.
_ENTRIES_A_DAY_FOR_GRID = 10
_NOTHING_EARLIER: Final[Mapping[str, Slot]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: 上午, with its usual times."""

    id: str
    title: str
    start: dt.time
    end: dt.time


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timetable. `refs` are the sessions it stands for: several for a 合班.

    `parts` are the ids of the day parts that it covers, at least one; `part` is the one that it
    belongs to. `classes` are the titles of its classes. `usual_time` is true where the time is that
    of its day parts, so that a grid need not say it. `group` is whom of its class it is for, which
    the title says too; `counts` is false where another group's hours stand for these. Cancelled
    entries are kept, marked. `earlier` is when a moved one was to be, if that was asked for,
    several of a 合班 of different days; `was` says it: `3月10日下午`.
    `objectives` are its course's.
    `is_draft`: its course is a draft; `drafts` are those of `classes` that are.
    """

    refs: tuple[str, ...]
    date: dt.date
    start: dt.time
    end: dt.time
    part: str
    parts: tuple[str, ...]
    usual_time: bool
    title: str
    is_activity: bool
    teachers: tuple[str, ...]
    moderator: str | None
    site: str | None
    delivery: str | None
    classes: tuple[str, ...]
    hours: float
    note: str | None
    status: SessionStatus
    size: int
    group: str | None = None
    counts: bool = True
    earlier: tuple[Slot, ...] = ()
    was: str = ""
    objectives: tuple[str, ...] = ()
    is_draft: bool = False
    drafts: frozenset[str] = frozenset()

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status == "cancelled"

    @property
    def mark(self) -> str:
        """`调课`, with what it was if that is known, or `取消`; empty for a session as planned."""
        return self.status_mark + was_mark(self.was)

    @property
    def status_mark(self) -> str:
        """`调课` or `取消` alone."""
        return session_mark(self.status)

    @property
    def shown_title(self) -> str:
        """The title as it is printed: `党章（草稿）` of a draft course."""
        return with_draft(self.title, is_draft=self.is_draft)

    @property
    def shown_classes(self) -> tuple[str, ...]:
        """The titles of its classes as they are printed, drafts marked."""
        return tuple(with_draft(one, is_draft=one in self.drafts) for one in self.classes)

    @property
    def marked_title(self) -> str:
        """The title after its mark, if any: `【调课】党章`."""
        return f"【{self.mark}】{self.shown_title}" if self.mark else self.shown_title

    @property
    def note_text(self) -> str:
        """The moderator and the note."""
        host = f"主持：{self.moderator}" if self.moderator else ""
        return "；".join(filter(None, (host, self.note)))

    @property
    def remark(self) -> str:
        """What the 备注 column says: the mark, the moderator, the note."""
        return "；".join(filter(None, (self.mark, self.note_text)))


@dataclass(frozen=True)
class Sheet:
    """A whole timetable. `first` and `last` are the days that it covers.

    `subject` is what it is of, None for the whole catalog. `shows_class` is true where entries come
    from several classes, so that each must say which. `days_off` are the holidays and closed days
    of the weeks that it shows. `catalog_title` and `region` tell the catalog from others, its
    `timezone` is an IANA name. `size` are the people of a class,
    `capacity` those whom a site holds.
    `is_draft`: it is of a draft class, which its title says.
    """

    subject: Key | None
    title: str
    subtitle: str
    first: dt.date
    last: dt.date
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]
    days_off: Mapping[dt.date, str]
    shows_class: bool
    catalog_title: str
    region: str | None
    organizer: str | None = None
    adviser: str | None = None
    purpose: str | None = None
    remarks: tuple[str, ...] = ()
    timezone: str = "Asia/Shanghai"
    size: int | None = None
    is_draft: bool = False
    capacity: int | None = None

    @property
    def name(self) -> str:
        """What it is of, as in its title: `党员轮训班（第2期）`."""
        return self.title.removesuffix(with_draft(TIMETABLE, is_draft=self.is_draft))

    @property
    def kind(self) -> Kind | None:
        """The kind of its subject; None for the whole catalog."""
        return self.subject.kind if self.subject else None

    @property
    def layout(self) -> Layout:
        """The layout that suits it: a grid where its weeks are well filled, and no day too full."""
        weeks = {entry.date.isocalendar()[:2] for entry in self.entries}
        dense = len(self.entries) >= _ENTRIES_A_WEEK_FOR_GRID * max(1, len(weeks))
        fullest = max(Counter(entry.date for entry in self.entries).values(), default=0)
        return "grid" if dense and fullest <= _ENTRIES_A_DAY_FOR_GRID else "list"

    @property
    def hours(self) -> float:
        """Contact hours of what takes place, together."""
        return sum(entry.hours for entry in self.entries if entry.counts)


def sheet(
    catalog: Catalog,
    subject: Key | None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    *,
    earlier: Mapping[str, Slot] = _NOTHING_EARLIER,
    with_below: bool = False,
) -> Sheet:
    """The timetable of `subject` (a class, teacher, site or school; None: all) in some days.

    Without days, all of a class's time, or from the first to the last session of any other.
    Sessions of retired classes are left out, but for the class's own sheet. `earlier` are the days
    and times that moved sessions had before, by `class/s01`, to be told in their marks. A school's
    sheet has, `with_below`, the classes of those below it too. Raises KeyError for an unknown
    subject.
    """
    entity = catalog.entities(subject.kind)[subject.id] if subject else None
    meetings = _meetings(catalog, _sessions_of(catalog, subject, with_below), first, last)
    dates = [meeting.date for meeting in meetings]
    own = entity if isinstance(entity, TrainingClass) else None
    begin, end = days_covered(own, first, last, dates)
    parts = _parts(catalog)
    entries = tuple(_entries(catalog, subject, meetings, earlier))
    return Sheet(
        subject=subject,
        title=sheet_title(catalog, entity),
        subtitle=sheet_subtitle(catalog, entity, entries),
        first=begin,
        last=end,
        entries=entries,
        parts=parts,
        days_off=days_off(catalog, begin, end, dates),
        shows_class=own is None,
        catalog_title=catalog.manifest.title,
        region=catalog.manifest.region,
        organizer=own.organizer if own else None,
        adviser=own.adviser if own else None,
        purpose=own.purpose if own else None,
        remarks=own.remarks if own else (),
        timezone=catalog.manifest.timezone,
        size=own.size if own else None,
        is_draft=own is not None and own.status == "draft",
        capacity=entity.capacity if isinstance(entity, Site) else None,
    )


def _meetings(
    catalog: Catalog,
    sessions: Iterable[ClassSession],
    first: dt.date | None,
    last: dt.date | None,
) -> list[Meeting]:
    """The meetings of sessions in some days, by time; what differs in status stands apart."""
    by_status: dict[SessionStatus, list[ClassSession]] = {}
    for one in sessions:
        date = one.session.date
        if (first is None or date >= first) and (last is None or date <= last):
            by_status.setdefault(one.session.status, []).append(one)
    found = chain.from_iterable(meetings_of(catalog, alike) for alike in by_status.values())
    return sorted(found, key=lambda one: (one.date, one.start, one.end, *one.order[2:]))


def _sessions_of(catalog: Catalog, subject: Key | None, with_below: bool) -> Iterator[ClassSession]:
    if subject is not None and subject.kind is Kind.CLASS:
        own = catalog.classes[subject.id]
        for position, session in enumerate(own.sessions):
            yield ClassSession(own, session, position)
        return
    concerns = _concerning(catalog, subject, with_below)
    for one in catalog.sessions:
        if one.training_class.status != "retired" and concerns(one):
            yield one


def _concerning(
    catalog: Catalog, subject: Key | None, with_below: bool
) -> Callable[[ClassSession], bool]:
    if subject is None:
        return lambda _: True
    if subject.kind is Kind.TEACHER:
        return lambda one: subject.id in one.session.teachers
    if subject.kind is Kind.SITE:
        return lambda one: one.session.site == subject.id
    schools = schools_meant(catalog, subject.id, with_below=with_below)
    return lambda one: one.training_class.school in schools


def _parts(catalog: Catalog) -> tuple[Part, ...]:
    parts = in_order(catalog.manifest.day_parts)
    return tuple(Part(name, part.title, part.start, part.end) for name, part in parts.items())


def _entries(
    catalog: Catalog, subject: Key | None, meetings: Iterable[Meeting], earlier: Mapping[str, Slot]
) -> Iterator[Entry]:
    # A term has few distinct times of day.
    @cache
    def interval(start: int, end: int) -> Interval:
        return interval_in(start, end, catalog.manifest.day_parts)

    for meeting in meetings:
        yield _entry(catalog, subject, meeting, earlier, interval(meeting.start, meeting.end))


def _entry(
    catalog: Catalog,
    subject: Key | None,
    meeting: Meeting,
    earlier: Mapping[str, Slot],
    interval: Interval,
) -> Entry:
    session = meeting.first.session
    classes = [one.training_class for one in meeting.sessions]
    course = catalog.courses.get(session.course) if session.course else None
    refs = tuple(one.ref for one in meeting.sessions)
    groups = dict.fromkeys(one.session.group for one in meeting.sessions if one.session.group)
    group = "、".join(groups) or None
    is_of_others = subject is None or subject.kind is not Kind.CLASS
    before = tuple(dict.fromkeys(earlier[ref] for ref in refs if ref in earlier))
    return Entry(
        refs=refs,
        date=meeting.date,
        start=session.start,
        end=session.end,
        part=interval.part,
        parts=interval.parts,
        usual_time=interval.is_usual,
        title=with_group(_content(catalog, session.course, session.activity), group),
        is_activity=session.activity is not None,
        teachers=tuple(title_or_id(catalog, Kind.TEACHER, name) for name in session.teachers),
        moderator=session.moderator,
        site=title_or_id(catalog, Kind.SITE, session.site) if session.site else None,
        delivery=DELIVERIES[session.delivery] if session.delivery else None,
        classes=tuple(dict.fromkeys(map(_class_title, classes))),
        hours=0.0 if session.status == "cancelled" else meeting.hours,
        note=session.note,
        status=session.status,
        size=headcount(meeting.sessions),
        group=group,
        counts=is_of_others or counts_for_class(meeting.first),
        earlier=before,
        was="、".join(
            dict.fromkeys(_was(slot, meeting, catalog.manifest.day_parts) for slot in before)
        ),
        objectives=course.objectives if course else (),
        is_draft=course is not None and course.status == "draft",
        drafts=frozenset(_class_title(each) for each in classes if each.status == "draft"),
    )


def _class_title(own: TrainingClass) -> str:
    return with_cohort(own.title, own.cohort)


def _was(slot: Slot, meeting: Meeting, parts: DayParts) -> str:
    """The day and its part; the time where these are the same; the year where it is another."""
    part = part_of(slot.start, slot.end, parts)
    date = slot.date
    year = "" if date.year == meeting.date.year else f"{date.year}年"
    is_same = date == meeting.date and part == part_of(meeting.start, meeting.end, parts)
    within = times_text(slot.start, slot.end) if is_same else parts[part].title
    return f"{year}{date.month}月{date.day}日{within}"


def _content(catalog: Catalog, course: str | None, activity: str | None) -> str:
    return activity or (title_or_id(catalog, Kind.COURSE, course) if course else UNDECIDED)
