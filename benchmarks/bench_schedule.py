"""Time and judge timetables: a county of 2,000 sessions from nothing, and the shipped year anew.

`python benchmarks/bench_schedule.py [--sessions N] [--seconds S | --steps N] [--seed N]`. Prints a
table: the time until a plan of everything is there, the cost after `--seconds` beside a certified
bound (the extra `solver`), and the cost of the shipped catalog's year planned anew beside that by
hand. CPU time tells more than wall time where other things run.
"""

import argparse
import datetime as dt
import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from county import generate_county
from measure import HERE, Row, Target

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import edited
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.schedule.cost.cost_by_wish import UNIT, cost_by_wish
from partyschool_cli.schedule.cost.cost_context import CostContext
from partyschool_cli.schedule.placing.wanted import movable
from partyschool_cli.schedule.plan.make_plan import (
    MadePlan,
    PlanRequest,
    classes_to_plan,
    make_plan,
)
from partyschool_cli.schedule.plan.plan_edits import plan_edits
from partyschool_cli.schedule.plan.two_phase_search import Effort
from partyschool_cli.schedule.proof.bound import bound
from partyschool_cli.source.changes.change_set import Change, Replace
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text_edits.text_edits import Remove
from partyschool_cli.timetable.timetable import timetable_of

TODAY = dt.date(2026, 1, 1)
SHIPPED = HERE.parent / "catalog"
COMPLETE = Target(10, 5, " s")
GAP = Target(10, 5, "%")
_PROOF_SECONDS = 120.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sessions", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--steps", type=int, help="instead of --seconds, on a busy machine")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generate_county(Path(folder), arguments.sessions)
        catalog = load(DiskTree(Path(folder)))
        effort = Effort(arguments.seed, arguments.steps, arguments.seconds)
        if arguments.steps is not None:
            effort = effort._replace(seconds=None)
        rows = [_complete(catalog), _polished(catalog, effort)]
    rows.append(_anew(load(DiskTree(SHIPPED))))
    print(f"load {os.getloadavg()[0]:.1f}")
    print("| case | measured | must | aim | |\n|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


def _plan(catalog: Catalog, effort: Effort) -> tuple[MadePlan, float, float]:
    """A plan, with its seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    found = make_plan(catalog, PlanRequest(classes_to_plan(catalog, TODAY), TODAY, effort))
    return found, time.perf_counter() - clock, time.process_time() - processor


def _complete(catalog: Catalog) -> Row:
    found, clock, processor = _plan(catalog, Effort(steps=0))
    case = f"a county, {len(found.plan.changes)} sessions from nothing: complete"
    told = f"{found.plan.status}, {clock:.1f} s (CPU {processor:.1f} s)"
    return _row(case, told, clock if found.plan.status == "complete" else 1e9, COMPLETE)


def _polished(catalog: Catalog, effort: Effort) -> Row:
    found, clock, processor = _plan(catalog, effort)
    least = bound(found.problem, _PROOF_SECONDS)
    cost = found.plan.cost
    gap = 100 * (cost - least) / least if least else 1e9
    told = f"{cost / UNIT:g} against {least / UNIT:g}: {gap:.1f}% ({found.plan.steps} steps)"
    case = "a county: cost over a certified bound"
    return _row(case, f"{told}, {clock:.0f} s, CPU {processor:.0f} s", gap, GAP)


def _anew(by_hand: Catalog) -> Row:
    """The shipped year without the sessions that may move, planned anew, beside how it is."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalog"
        shutil.copytree(SHIPPED, root, ignore=shutil.ignore_patterns(".pschool-cache"))
        _write(root, [_emptied(root, one) for one in by_hand.classes.values()])
        found, clock, _ = _plan(load(DiskTree(root)), Effort())
        tree = DiskTree(root)
        plan = plan_edits(Lookup(tree, lambda: load(tree)), found.plan.changes)
        _write(root, plan.changes.changes)
        rules = tuple(ActiveRule(one, one.rule.severity) for one in all_rules())
        errors = sum(one.severity == "error" for one in lint(load(DiskTree(root)), TODAY, rules))
    cost, old = found.plan.cost / UNIT, _cost_of(by_hand) / UNIT
    left = len(found.plan.left_over)
    told = f"left over {left}, errors {errors}, cost {cost:g} (by hand {old:g}), {clock:.1f} s"
    is_sound = not left and not errors
    return _row("the shipped year planned anew", told, cost if is_sound else 1e9, Target(1e8, old))


def _emptied(root: Path, training_class: TrainingClass) -> Change | None:
    tree = DiskTree(root)
    source = Lookup(tree, lambda: load(tree)).source(Key(Kind.CLASS, training_class.id))
    sessions = list(enumerate(training_class.sessions))
    return edited(
        source,
        [
            Remove(("sessions", position))
            for position, one in reversed(sessions)
            if one.course is not None and not one.locked and one.status != "cancelled"
        ],
    )


def _write(root: Path, changes: Iterable[Change | None]) -> None:
    for change in changes:
        if isinstance(change, Replace):
            (root / change.path).write_bytes(change.data)


def _cost_of(catalog: Catalog) -> int:
    """What the timetable of a catalog costs as it is."""
    timetable = timetable_of(catalog)
    classes = classes_to_plan(catalog, TODAY)
    names = {one.id for one in classes}
    own = [one for one in timetable.meetings if not names.isdisjoint(one.classes)]
    wanted = [one for one in (movable(meeting, TODAY) for meeting in own) if one is not None]
    context = CostContext(timetable.changed([one.meeting for one in wanted]), wanted, classes)
    placed = [context.placed(one, one.meeting.slot) for one in wanted]
    return sum(cost_by_wish(context, [*placed, *context.all_staying()]).values())


def _row(case: str, told: str, value: float, target: Target) -> Row:
    must = "0 and 0" if target.must > 1e6 else f"≤ {target.must:g}{target.unit}"
    return Row(case, told, must, f"≤ {target.aim:g}{target.unit}", target.verdict(value))


if __name__ == "__main__":
    main()
