"""The shipped catalog's year, emptied of its sessions and planned anew, beside the one by hand."""

import shutil
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import edited
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.cost.cost_by_wish import cost_by_wish
from partyschool_cli.schedule.cost.cost_context import CostContext
from partyschool_cli.schedule.placing.wanted import movable
from partyschool_cli.schedule.plan.make_plan import classes_to_plan
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text_edits.text_edits import Remove
from partyschool_cli.timetable.timetable import timetable_of
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.full_run import is_full_run
from tests.linting import lint_root
from tests.schedule.plans import TODAY, planned


def emptied(catalog: Catalog, root: Path) -> None:
    """Take the unlocked course sessions that take place out of the classes of a catalog."""
    tree = DiskTree(root)
    lookup = Lookup(tree, lambda: load(tree))
    for one in catalog.classes.values():
        positions = [
            position
            for position, session in enumerate(one.sessions)
            if session.course is not None and not session.locked and session.status != "cancelled"
        ]
        edits = [Remove(("sessions", position)) for position in reversed(positions)]
        change = edited(lookup.source(Key(Kind.CLASS, one.id)), edits)
        if change is not None:
            (root / change.path).write_bytes(change.data)


def cost_by_hand(catalog: Catalog) -> int:
    """What the timetable of a catalog costs, held against the same wishes."""
    timetable = timetable_of(catalog)
    classes = classes_to_plan(catalog, TODAY)
    names = {one.id for one in classes}
    wanted = [
        one
        for meeting in timetable.meetings
        if not names.isdisjoint(meeting.classes)
        if (one := movable(meeting, TODAY)) is not None
    ]
    context = CostContext(timetable.changed([one.meeting for one in wanted]), wanted, classes)
    plan = [context.placed(one, one.meeting.slot) for one in wanted]
    return sum(cost_by_wish(context, [*plan, *context.all_staying()]).values())


@pytest.mark.parametrize(
    "folder", [PINGCHENG, SHIPPED] if is_full_run() else [PINGCHENG], ids=lambda folder: folder.name
)
def test_a_year_is_planned_anew(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "catalog"
    shutil.copytree(folder, root, ignore=shutil.ignore_patterns(".pschool-cache"))
    emptied(loaded(folder), root)
    plan = planned(root, steps=20_000)
    assert plan.status == "complete"
    assert len(plan.changes) > 10
    found = lint_root(root, today=TODAY)
    assert [one for one in found if one.severity == "error"] == []
    assert [one for one in found if one.code.startswith(("PS409", "PS410", "PS414", "PS416"))] == []
    assert plan.cost <= cost_by_hand(loaded(folder))
