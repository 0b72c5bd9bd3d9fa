"""授课台账: what each teacher teaches, meeting by meeting, and the sums of it by period.

Active classes count; cancelled sessions and activities do not. 合班 is taught once, and each
teacher of a meeting has all of its hours.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.coverage import topic_key
from partyschool_cli.model.vocabulary import Period as Per
from partyschool_cli.planning.offices import office_key
from partyschool_cli.planning.periods import Period, period_of
from partyschool_cli.timetable.groups import headcount
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable


@dataclass(frozen=True, slots=True)
class TaughtRow:
    """One teacher's part of one meeting: a line of the ledger.

    `teacher` is an id, known or not. `sessions` are those of active classes, one a class of a 合班.
    """

    meeting: Meeting
    teacher: str
    sessions: tuple[ClassSession, ...]

    @property
    def date(self) -> dt.date:
        """The day."""
        return self.meeting.date

    @property
    def hours(self) -> float:
        """Contact hours, once for all classes."""
        return self.meeting.hours

    @property
    def people(self) -> int:
        """How many are taught; a draft class never is among them."""
        return headcount(self.sessions)


@dataclass(frozen=True, slots=True)
class TaughtSum:
    """Rows added up. `people` counts those of a meeting once, however many teach it."""

    times: int = 0
    hours: float = 0.0
    people: int = 0


@dataclass(frozen=True, slots=True)
class TaughtFilter:
    """Which rows are wanted; None is any.

    `teachers` are ids, `office` is the word of a teacher's file, `topic` one of a course, `schools`
    the ids of the schools whose classes count; `first` and `last` are days, both included.
    """

    teachers: frozenset[str] | None = None
    office: str | None = None
    topic: str | None = None
    schools: frozenset[str] | None = None
    first: dt.date | None = None
    last: dt.date | None = None


EVERYTHING = TaughtFilter()


def taught_rows(timetable: Timetable, wanted: TaughtFilter = EVERYTHING) -> tuple[TaughtRow, ...]:
    """The rows that are wanted, in order of time; teachers in the order of their session."""
    return tuple(_rows(timetable, wanted))


def _rows(timetable: Timetable, wanted: TaughtFilter) -> Iterator[TaughtRow]:
    for meeting in timetable.meetings:
        if not _is_wanted(meeting, wanted):
            continue
        sessions = tuple(
            one
            for one in meeting.sessions
            if one.training_class.status == "active"
            and (wanted.schools is None or one.training_class.school in wanted.schools)
        )
        if sessions:
            for teacher in meeting.slot.teachers:
                if _teaches(timetable, teacher, wanted):
                    yield TaughtRow(meeting, teacher, sessions)


def _is_wanted(meeting: Meeting, wanted: TaughtFilter) -> bool:
    if meeting.course_id is None:
        return False
    if wanted.first is not None and meeting.date < wanted.first:
        return False
    if wanted.last is not None and meeting.date > wanted.last:
        return False
    if wanted.topic is None:
        return True
    topics = meeting.course.topics if meeting.course else ()
    return topic_key(wanted.topic) in map(topic_key, topics)


def _teaches(timetable: Timetable, teacher: str, wanted: TaughtFilter) -> bool:
    if wanted.teachers is not None and teacher not in wanted.teachers:
        return False
    if wanted.office is None:
        return True
    known = timetable.catalog.teachers.get(teacher)
    held = known.office if known else None
    return held is not None and office_key(held) == office_key(wanted.office)


def taught_sum(rows: Iterable[TaughtRow]) -> TaughtSum:
    """Rows added up."""
    found = tuple(rows)
    people = {row.meeting: row.people for row in found}
    hours = sum(row.hours for row in found)
    return TaughtSum(len(found), hours, sum(people.values()))


def rows_by_period(
    rows: Iterable[TaughtRow], per: Per
) -> tuple[tuple[Period, tuple[TaughtRow, ...]], ...]:
    """The rows of each month, quarter, half-year or year that has some, the earlier first."""
    found: dict[Period, list[TaughtRow]] = {}
    for row in sorted(rows, key=lambda row: row.date):
        found.setdefault(period_of(row.date, per), []).append(row)
    return tuple((period, tuple(own)) for period, own in found.items())
