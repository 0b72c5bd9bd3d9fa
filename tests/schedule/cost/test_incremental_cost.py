"""The cost that is kept up to date is the cost of the whole plan, whatever the moves."""

import datetime as dt
from pathlib import Path
from random import Random

import pytest

from partyschool_cli.schedule.cost.cost_by_wish import UNIT, cost_by_wish
from partyschool_cli.schedule.cost.cost_context import CostContext
from partyschool_cli.schedule.cost.incremental_cost import IncrementalCost
from partyschool_cli.schedule.placing.placements import Placements
from partyschool_cli.schedule.placing.wanted import movable, new_session
from partyschool_cli.schedule.plan.catalog_problem import CatalogProblem
from partyschool_cli.schedule.search.objective import Move
from partyschool_cli.schedule.search.problem import Place
from partyschool_cli.timetable.timetable import timetable_of
from tests.catalogs import QINGSHI, SHIPPED, loaded
from tests.full_run import is_full_run
from tests.schedule.plans import TODAY
from tests.schedule.towns import catalog, course, klass


def _problem(folder: Path) -> CatalogProblem:
    """All sessions of a catalog that may move, and a new one of every course of every class."""
    held = loaded(folder)
    timetable = timetable_of(held)
    moving = [one for meeting in timetable.meetings if (one := movable(meeting, TODAY)) is not None]
    new = [
        new_session(training_class, course, 1, held.manifest)
        for training_class in held.classes.values()
        for name in training_class.courses
        if (course := held.courses[name]).status == "active"
    ]
    stays = timetable.changed([one.meeting for one in moving])
    context = CostContext(stays, (*moving, *new), tuple(held.classes.values()))
    return CatalogProblem(context, Placements(stays, TODAY))


def _place(problem: CatalogProblem, index: int, random: Random) -> Place | None:
    options = list(problem.options(index))
    return random.choice(options) if options and random.random() < 0.9 else None


@pytest.mark.parametrize(
    "folder", [QINGSHI, SHIPPED] if is_full_run() else [QINGSHI], ids=lambda folder: folder.name
)
def test_incremental_is_full(folder: Path) -> None:
    problem = _problem(folder)
    meetings = problem.problem.meetings
    cost = IncrementalCost(problem.context, problem.placed, len(meetings))
    assert cost.cost == sum(cost.parts().values())
    for index, meeting in enumerate(meetings):
        if meeting.fixed is not None:
            cost.apply([Move(index, meeting.fixed)])
    random = Random(7)
    seen = set()
    for step in range(400):
        chosen = random.sample(range(len(problem.wanted)), random.choice([1, 1, 2, 5]))
        moves = [Move(index, _place(problem, index, random)) for index in chosen]
        before = cost.cost
        change = cost.delta(moves)
        assert cost.cost == before
        if step % 3:
            assert cost.apply(moves) == change
            assert cost.cost == before + change
        if step % 20 == 0:
            parts = cost.parts()
            assert cost.cost == sum(parts.values())
            seen |= {name for name, part in parts.items() if part}
    assert len(seen) > 8


def test_a_start_that_may_not_be_costs_more_than_any_wish(tmp_path: Path) -> None:
    files = {"courses/short.yaml": course("短课", 1)}
    held = catalog(tmp_path, files, a=klass("charter", "short", to="2026-10-12"))
    timetable = timetable_of(held)
    training_class = held.classes["a"]
    wanted = [
        new_session(training_class, held.courses["short"], 1, held.manifest),
        new_session(training_class, held.courses["charter"], 2, held.manifest),
    ]
    problem = CatalogProblem(
        CostContext(timetable, wanted, (training_class,)), Placements(timetable, TODAY)
    )
    cost = IncrementalCost(problem.context, problem.placed, 2)
    at = {
        (index, problem.slot_of(index, place).start): place
        for index in (0, 1)
        for place in problem.options(index)
    }
    cost.apply([Move(0, at[0, 510])])
    assert cost.delta([Move(1, at[1, 555])]) < 2 * UNIT  # where the short one ends
    cost.apply([Move(1, at[1, 555])])
    assert cost.delta([Move(0, at[0, 870])]) > 40 * UNIT  # then nothing ends there


def test_it_is_the_cost_of_the_plan_as_told(tmp_path: Path) -> None:
    held = catalog(tmp_path, a=klass("charter", "history"))
    timetable = timetable_of(held)
    training_class = held.classes["a"]
    names = ("charter", "history")
    wanted = [new_session(training_class, held.courses[name], 2, held.manifest) for name in names]
    context = CostContext(timetable, wanted, (training_class,))
    problem = CatalogProblem(context, Placements(timetable, dt.date(2026, 10, 12)))
    cost = IncrementalCost(context, problem.placed, 2)
    places = [next(iter(problem.options(index))) for index in (0, 1)]
    cost.apply([Move(index, place) for index, place in enumerate(places)])
    told = cost_by_wish(context, [problem.placed(*each) for each in enumerate(places)])
    assert {name: part for name, part in cost.parts().items() if name != "search"} == told
