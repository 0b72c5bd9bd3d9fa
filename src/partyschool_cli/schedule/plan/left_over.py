"""What a plan has no place for, by class and course, and why."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from partyschool_cli.schedule.explain.explain import explain
from partyschool_cli.schedule.explain.question import Question
from partyschool_cli.schedule.explain.remedies import remedies
from partyschool_cli.schedule.plan.catalog_problem import CatalogProblem
from partyschool_cli.schedule.plan.placed_meetings import PlacedMeetings
from partyschool_cli.schedule.plan.schedule_plan import LeftOver

# Where a hundred courses have no place, one cause stands for many: to try ways out of each takes
# minutes, and of thousands even the reasons.
_MOST_REMEDIED: Final = 20
_MOST_EXPLAINED: Final = 200


def left_over(
    problem: CatalogProblem, placed: PlacedMeetings, today: dt.date
) -> tuple[LeftOver, ...]:
    """The courses with hours that have no place, in the order of the classes' files.

    They are explained, held against the plan; of the first, ways out are tried as well.
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
    for number, one in enumerate(found):
        question = Question(one.training_class, course=one.course, hours=one.hours)
        why = explain(timetable, question, today)
        is_tried = number < _MOST_REMEDIED and not why.allowed
        ways = remedies(timetable, question, why, today) if is_tried else ()
        yield replace(
            one,
            facts=why.facts,
            remedies=ways,
            is_possible=why.allowed,
            are_remedies_tried=is_tried,
        )
