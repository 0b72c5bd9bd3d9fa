"""缺什么补什么: which of an audience's needs the courses and the year's classes meet.

Source: the catalog format, `needs`. A topic is taught where an active course for that audience is
on it (PS313); hours are those that active classes for that audience plan on the need's topics.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partyschool_cli.catalog.coverage import Coverage, topic_key
from partyschool_cli.model.manifest import Need
from partyschool_cli.planning.periods import Period, periods_touched
from partyschool_cli.planning.planned_sessions import PlannedSession
from partyschool_cli.planning.split import Split, split_sum
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable


@dataclass(frozen=True, slots=True)
class NeedState:
    """One need on some days: the topics without a course, the hours required, and those taught.

    `title` is what the audience is called. `required` is the need's hours for every period that the
    days touch; None where it asks for none. `hours` are done or planned.
    """

    need: Need
    title: str
    untaught: tuple[str, ...]
    hours: Split
    required: float | None

    @property
    def planned(self) -> float:
        """All hours, done or not."""
        return self.hours.total

    @property
    def is_met(self) -> bool:
        """Whether every topic has a course and the hours are planned."""
        return not self.untaught and (self.required is None or self.planned >= self.required)


def need_states(
    timetable: Timetable, days: Period, sessions: Iterable[PlannedSession], today: dt.date
) -> Iterator[NeedState]:
    """The needs of the manifest in order, by the `sessions` of active classes on those days."""
    coverage = Coverage(timetable.catalog)
    listed = tuple(sessions)
    for need in timetable.catalog.manifest.needs:
        topics = set(map(topic_key, need.topics))
        # 合班 of several classes for the audience is taught once.
        taught = {
            meeting
            for one, meeting in listed
            if need.audience in one.training_class.audience and _is_on(meeting, topics)
        }
        hours = split_sum(((meeting.date, meeting.hours) for meeting in taught), today)
        required = None
        if need.contact_hours is not None:
            required = need.contact_hours * len(periods_touched(days, need.per or "year"))
        title = timetable.catalog.manifest.audiences[need.audience]
        yield NeedState(need, title, coverage.untaught_topics(need), hours, required)


def _is_on(meeting: Meeting, topics: set[str]) -> bool:
    course = meeting.course
    return (
        course is not None
        and course.status == "active"
        and not topics.isdisjoint(map(topic_key, course.topics))
    )
