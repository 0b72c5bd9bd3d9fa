"""What a class and a year lack where sessions do not take place."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from partyschool_cli.model.course import Course
from partyschool_cli.model.school import School
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.planning.yearly_hours import HOURS_A_YEAR, YearlyHours
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable


class ClassLack(NamedTuple):
    """The contact hours of a course that a class does not get."""

    training_class: TrainingClass
    course: Course
    hours: float


class YearLack(NamedTuple):
    """A township's hours of a year, which are fewer than a member has to study."""

    school: School
    year: int
    hours: float
    required: float = HOURS_A_YEAR


def class_lacks(gone: Iterable[Meeting]) -> Iterator[ClassLack]:
    """What classes lack without some meetings, by class and course."""
    found: dict[tuple[str, str], ClassLack] = {}
    for meeting in gone:
        for one in meeting.sessions:
            if meeting.course is not None and meeting.hours:
                key = (one.training_class.id, meeting.course.id)
                before = found[key].hours if key in found else 0
                hours = before + meeting.hours
                found[key] = ClassLack(one.training_class, meeting.course, hours)
    yield from found.values()


def year_lacks(timetable: Timetable, gone: Iterable[Meeting]) -> Iterator[YearLack]:
    """The years that have too few hours without some meetings, and fewer than with them."""
    meetings = tuple(gone)
    if not meetings:
        return
    years = {one.date.year for one in meetings}
    before = {(one.school.id, one.year): one.hours for one in YearlyHours(timetable).plans()}
    for plan in YearlyHours(timetable.changed(meetings)).plans():
        was = before.get((plan.school.id, plan.year), 0)
        if plan.year in years and plan.hours < was and plan.hours < HOURS_A_YEAR:
            yield YearLack(plan.school, plan.year, plan.hours)
