"""From a catalog to a plan: what is wanted, the search, and what becomes of what it finds."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.edit.session_place import next_session_id
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.cost.cost_by_wish import cost_by_wish
from partyschool_cli.schedule.cost.cost_context import CostContext
from partyschool_cli.schedule.placing.placements import Placements
from partyschool_cli.schedule.placing.wanted import Wanted, missing, movable, wanted_sessions
from partyschool_cli.schedule.plan.catalog_problem import CatalogProblem
from partyschool_cli.schedule.plan.left_over import left_over
from partyschool_cli.schedule.plan.placed_meetings import PlacedMeetings
from partyschool_cli.schedule.plan.schedule_plan import Change, PlannedSession, SchedulePlan
from partyschool_cli.schedule.plan.two_phase_search import Effort, search
from partyschool_cli.schedule.search.problem import Place
from partyschool_cli.schedule.search.result import Report, SearchResult
from partyschool_cli.timetable.meetings import Meeting, Slot, delivery_of
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable, timetable_of


class PlanRequest(NamedTuple):
    """What to plan: which classes, from which day on, whether their sessions may move."""

    classes: tuple[TrainingClass, ...]
    today: dt.date
    effort: Effort = Effort()
    move: bool = False


class MadePlan(NamedTuple):
    """A plan, and the problem that it solves with the places found, for proofs."""

    plan: SchedulePlan
    problem: CatalogProblem
    places: tuple[Place | None, ...]


def classes_to_plan(catalog: Catalog, today: dt.date) -> tuple[TrainingClass, ...]:
    """The classes that are planned unless others are named: active ones that are not over."""
    classes = catalog.classes.values()
    return tuple(one for one in classes if one.status == "active" and one.to >= today)


def make_plan(catalog: Catalog, asked: PlanRequest, report: Report | None = None) -> MadePlan:
    """The plan of some classes. Changes nothing; what stays in the timetable is as it was."""
    timetable = timetable_of(catalog)
    stuck: frozenset[Meeting] = frozenset()
    while True:
        problem = _problem(timetable, asked, stuck)
        result, cost = search(problem, asked.effort, report)
        found = {index: place for index, place in enumerate(result.places) if place is not None}
        wanted = {index: found[index] for index in range(len(problem.wanted)) if index in found}
        placed = PlacedMeetings(problem, wanted, asked.today)
        placed.pull_forward(cost, wanted)
        # What takes place already and has no place in a plan stays where it is.
        unplaced = [problem.wanted[index] for index in placed.unplaced]
        more = {one.meeting for one in unplaced if not one.is_new}
        if not more:
            return _found(problem, placed, result, asked)
        stuck |= more


def _problem(timetable: Timetable, asked: PlanRequest, stuck: frozenset[Meeting]) -> CatalogProblem:
    moving = tuple(_moving(timetable, asked, stuck)) if asked.move else ()
    stays = timetable.changed([one.meeting for one in moving])
    placements = Placements(stays, asked.today)
    new = (
        session
        for training_class in asked.classes
        for lack in missing(timetable, training_class)
        for session in wanted_sessions(lack, timetable.catalog.manifest, placements.longest)
    )
    return CatalogProblem(CostContext(stays, (*moving, *new), asked.classes), placements)


def _moving(
    timetable: Timetable, asked: PlanRequest, stuck: frozenset[Meeting]
) -> Iterator[Wanted]:
    names = {one.id for one in asked.classes}
    for meeting in timetable.meetings:
        if meeting not in stuck and not names.isdisjoint(meeting.classes):
            wanted = movable(meeting, asked.today)
            if wanted is not None:
                yield wanted


def _found(
    problem: CatalogProblem, placed: PlacedMeetings, result: SearchResult, asked: PlanRequest
) -> MadePlan:
    context = problem.context
    plan = SchedulePlan(
        tuple(one.id for one in asked.classes),
        tuple(sorted(_sessions(problem, placed), key=_in_time)),
        left_over(problem, placed, asked.today),
        cost_by_wish(context, placed.placed()),
        seconds=result.seconds,
        steps=result.steps,
        stopped_early=result.stopped_early,
    )
    places = tuple(placed.places.get(index) for index in range(len(problem.wanted)))
    return MadePlan(plan, problem, places)


def _in_time(one: PlannedSession) -> tuple[object, ...]:
    return (*one.slot[:3], one.training_class, one.id)


def _sessions(problem: CatalogProblem, placed: PlacedMeetings) -> Iterator[PlannedSession]:
    """The new and the moved ones, and what else the planned classes are taught."""
    ids = {one.id: [each.id for each in one.sessions] for one in problem.context.classes}
    for index, meeting in sorted(placed.meetings.items(), key=lambda item: item[1].slot[:3]):
        wanted = problem.wanted[index]
        for one in meeting.sessions:
            if wanted.is_new:
                own = ids[one.training_class.id]
                own.append(next_session_id(own))
                yield _row(one, meeting, "new", own[-1])
            elif meeting.slot == wanted.meeting.slot:
                yield _row(one, meeting, "kept")
            else:
                yield _row(one, meeting, "moved", was=wanted.meeting.slot)
    for meeting in dict.fromkeys(_staying(problem.context)):
        for one in meeting.sessions:
            if one.training_class.id in ids and one.session.course is not None:
                yield _row(one, meeting, "kept")


def _row(
    one: ClassSession, meeting: Meeting, change: Change, name: str = "", was: Slot | None = None
) -> PlannedSession:
    return PlannedSession(
        one.training_class.id,
        name or one.session.id,
        change,
        meeting.slot,
        one.session.course or "",
        delivery_of(one.session, meeting.course),
        was,
    )


def _staying(context: CostContext) -> Iterator[Meeting]:
    for one in context.classes:
        yield from context.stays.by_class.get(one.id, NO_MEETINGS).meetings
