"""Who must teach how often, and how often they do: 党委书记每半年讲一次党课.

Source: the catalog format, `obligations`; the lint rules, PS501: every period of each calendar year
in which the teacher's school has a class; cancelled sessions do not count.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from partyschool_cli.catalog.coverage import topic_key
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.catalog.unknowns import words_in
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Obligation
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.planning.offices import office_key
from partyschool_cli.planning.periods import Period, periods_of_year
from partyschool_cli.planning.years import years_by_school
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable

_PARTY_LECTURE = "党课"


def is_party_lecture(obligation: Obligation) -> bool:
    """Whether it asks for 讲党课 rather than any other teaching."""
    return obligation.topic is not None and topic_key(obligation.topic) == _PARTY_LECTURE


class Duty(NamedTuple):
    """An obligation of one teacher in one period: how many times are planned.

    `is_certain` is false where a finding about something else may be why none is seen: a class file
    with errors that names the teacher, a course that is not known.
    """

    obligation: Obligation
    teacher: Teacher
    year: int
    period: Period
    planned: int
    is_certain: bool = True

    @property
    def is_met(self) -> bool:
        """Whether it is planned often enough."""
        return self.planned >= self.obligation.at_least


class Obligations:
    """The obligations of a catalog, held against its timetable.

    They bind the active teachers of that office whose school they name (all, where they name none).
    合班 counts once. A draft, of a class or a course, does not count.
    """

    def __init__(self, timetable: Timetable) -> None:
        self.timetable = timetable

    def duties(self, obligation: Obligation) -> Iterator[Duty]:
        """Each teacher's duties under one obligation, the earlier first."""
        for teacher in self.bound(obligation):
            years = self._years.get(teacher.school or "", ())
            if not years:
                continue
            certain, doubtful = self._days(teacher, obligation.topic)
            for year in years:
                for period in periods_of_year(year, obligation.per):
                    planned = _count(certain, period)
                    possible = planned + _count(doubtful, period)
                    sure = possible < obligation.at_least and not self._may_be_hidden(teacher)
                    met = planned >= obligation.at_least
                    yield Duty(obligation, teacher, year, period, planned, met or sure)

    def bound(self, obligation: Obligation) -> tuple[Teacher, ...]:
        """The teachers whom an obligation binds."""
        holders = self._by_office.get(office_key(obligation.office), ())
        return tuple(
            teacher
            for teacher in holders
            if not obligation.schools or teacher.school in obligation.schools
        )

    def meetings(self, obligation: Obligation, teacher: Teacher) -> tuple[Meeting, ...]:
        """The meetings by which a teacher meets an obligation, the earlier first."""
        key = None if obligation.topic is None else topic_key(obligation.topic)
        held = self.timetable.by_teacher.get(teacher.id, NO_MEETINGS).meetings
        return tuple(meeting for meeting in held if _counts(meeting, key))

    @cached_property
    def _by_office(self) -> Mapping[str, list[Teacher]]:
        found: dict[str, list[Teacher]] = {}
        for teacher in self.timetable.catalog.teachers.values():
            if teacher.office is not None and teacher.status == "active":
                found.setdefault(office_key(teacher.office), []).append(teacher)
        return found

    @cached_property
    def _years(self) -> Mapping[str, tuple[int, ...]]:
        return years_by_school(self.timetable.catalog)

    def _days(self, teacher: Teacher, topic: str | None) -> tuple[list[dt.date], list[dt.date]]:
        """The days, in order, on which the teacher meets the obligation, and may meet it."""
        key = None if topic is None else topic_key(topic)
        certain: list[dt.date] = []
        doubtful: list[dt.date] = []
        for meeting in self.timetable.by_teacher.get(teacher.id, NO_MEETINGS).meetings:
            counts = _counts(meeting, key)
            if counts is not False:
                (certain if counts else doubtful).append(meeting.date)
        return certain, doubtful

    def _may_be_hidden(self, teacher: Teacher) -> bool:
        """Whether a class file with errors, or a slip for the teacher's id, may hide a session."""
        if Kind.CLASS in self.timetable.catalog.unread_kinds:
            return True
        if teacher.id in self._in_broken_classes:
            return True
        slips = self._unknown_teachers.get(teacher.school or "", ())
        return any(nearest(name, (teacher.id,)) for name in slips)

    @cached_property
    def _in_broken_classes(self) -> frozenset[str]:
        broken = [f for f in self.timetable.catalog.left_out if f.key.kind is Kind.CLASS]
        named = {mention.target.id for file in broken for mention in file.mentions}
        return words_in(file for file in broken if not file.content) | named

    @cached_property
    def _unknown_teachers(self) -> Mapping[str, frozenset[str]]:
        """For each school, the teachers that its sessions name and no file has."""
        known = self.timetable.catalog.known
        found: dict[str, set[str]] = {}
        for name, timeline in self.timetable.by_teacher.items():
            if Key(Kind.TEACHER, name) not in known:
                for meeting in timeline.meetings:
                    for one in meeting.sessions:
                        found.setdefault(one.training_class.school, set()).add(name)
        return {school: frozenset(names) for school, names in found.items()}


def _counts(meeting: Meeting, topic: str | None) -> bool | None:
    """Whether a meeting counts; None where its course is not known or retired, which lint tells."""
    if meeting.course_id is None:
        return False
    if all(session.training_class.status != "active" for session in meeting.sessions):
        return False
    course = meeting.course
    if course is None or course.status == "retired":
        return None
    if course.status != "active":
        return False
    return topic is None or topic in map(topic_key, course.topics)


def _count(days: list[dt.date], period: Period) -> int:
    return bisect_right(days, period.last) - bisect_left(days, period.first)
