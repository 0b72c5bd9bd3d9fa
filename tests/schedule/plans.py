"""Plans for tests, each judged by the checker that shares no code with what makes them."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.schedule.plan.make_plan import PlanRequest, classes_to_plan, make_plan
from partyschool_cli.schedule.plan.plan_edits import plan_edits
from partyschool_cli.schedule.plan.schedule_plan import PlannedSession, SchedulePlan
from partyschool_cli.schedule.plan.two_phase_search import Effort
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.schedule.checker import faults

TODAY = dt.date(2026, 1, 1)
STEPS = 1_000


def planned(
    root: Path, today: dt.date = TODAY, *, steps: int = STEPS, seed: int = 0, move: bool = False
) -> SchedulePlan:
    """The plan of a catalog's classes, written to it: asserts that it does nothing it may not."""
    catalog = load(DiskTree(root))
    limits = Effort(seed=seed, steps=steps)
    asked = PlanRequest(classes_to_plan(catalog, today), today, limits, move)
    plan = make_plan(catalog, asked).plan
    write(root, plan)
    assert faults(root, [one.ref for one in plan.changes], today) == []
    return plan


def write(root: Path, plan: SchedulePlan) -> None:
    """Write a plan's changes to the catalog at `root`."""
    tree = DiskTree(root)
    edits = plan_edits(Lookup(tree, lambda: load(tree)), plan.changes)
    for path, data in edits.changes.results(tree.read).items():
        assert data is not None
        (root / path).write_bytes(data)


def times(plan: SchedulePlan, course: str) -> list[str]:
    """When a plan has a course: `2026-10-12T08:30/10:00`."""
    return [one.slot.span for one in plan.sessions if one.course == course]


def session(plan: SchedulePlan, course: str) -> PlannedSession:
    """The only session of a course in a plan."""
    (found,) = (one for one in plan.sessions if one.course == course)
    return found
