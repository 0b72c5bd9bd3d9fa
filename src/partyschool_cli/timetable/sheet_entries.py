"""The lines of a 课程表: what is printed of each meeting, in words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.records.build import title_or_id
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import DELIVERIES, SessionStatus
from partyschool_cli.timetable.day_parts import DayParts, Interval, interval_in, part_of
from partyschool_cli.timetable.groups import counts_for_class, headcount
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.wording.dates import times_text
from partyschool_cli.wording.marks import (
    UNDECIDED,
    session_mark,
    was_mark,
    with_cohort,
    with_draft,
    with_group,
)


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


def entries_of(
    catalog: Catalog, subject: Key | None, meetings: Iterable[Meeting], earlier: Mapping[str, Slot]
) -> Iterator[Entry]:
    """The entries of meetings, as the sheet of `subject` has them.

    `earlier` is when moved sessions were to be, by `class/s01`.
    """

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
