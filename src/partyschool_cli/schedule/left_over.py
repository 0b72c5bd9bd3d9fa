"""What a plan has no place for, by class and course, and why."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from partyschool_cli.schedule.explain import explain_course
from partyschool_cli.schedule.placed_meetings import PlacedMeetings
from partyschool_cli.schedule.plan import LeftOver
from partyschool_cli.schedule.problem import CatalogProblem
from partyschool_cli.schedule.question import Question
from partyschool_cli.schedule.remedies import remedies

# Where a hundred courses have no place, one cause stands for many: to explain all takes minutes.
_MOST_EXPLAINED: Final = 20


def left_over(
    problem: CatalogProblem, placed: PlacedMeetings, today: dt.date
) -> tuple[LeftOver, ...]:
    """The courses with hours that have no place, in the order of the classes' files.

    The first of them are explained, held against the plan.
    """
    together: dict[tuple[str, str], list[float]] = {}
    for index in placed.unplaced:
        wanted = problem.wanted[index]
        if wanted.is_new:
            key = (wanted.classes[0].id, wanted.course.id)
            together.setdefault(key, []).append(wanted.hours)
    found = [LeftOver(*key, sum(hours), len(hours)) for key, hours in together.items()]
    explained = _explained(found[:_MOST_EXPLAINED], placed, today)
    return (*explained, *found[_MOST_EXPLAINED:])


def _explained(found: list[LeftOver], placed: PlacedMeetings, today: dt.date) -> Iterator[LeftOver]:
    timetable = placed.timetable
    for one in found:
        why = explain_course(timetable, one.training_class, one.course, one.hours, today)
        question = Question(one.training_class, course=one.course, hours=one.hours)
        ways = () if why.allowed else remedies(timetable, question, why, today)
        row = (one.training_class, one.course, one.hours, one.sessions)
        yield LeftOver(*row, why.facts, ways, why.allowed)
