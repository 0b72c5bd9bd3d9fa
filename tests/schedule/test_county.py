"""A county whose timetable was hidden: everything finds a place, and nothing in it may not be."""

import subprocess
import sys
from pathlib import Path

import pytest
from county import generate_county

from partyschool_cli.catalog.load import load
from partyschool_cli.schedule.plan.make_plan import PlanRequest, classes_to_plan, make_plan
from partyschool_cli.schedule.plan.two_phase_search import Effort
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.full_run import is_full_run
from tests.linting import lint_root
from tests.schedule.plans import TODAY, planned

GENERATE = Path(__file__).parents[2] / "benchmarks" / "generate.py"


def _county(root: Path, sessions: int, seed: int) -> Path:
    """One that a process of its own generates: hashes are others there."""
    words = [str(root), str(sessions), "--county", "--seed", str(seed)]
    subprocess.run([sys.executable, str(GENERATE), *words], check=True, capture_output=True)
    return root


@pytest.mark.parametrize("seed", [1, 2] if is_full_run() else [1])
def test_everything_has_a_place(tmp_path: Path, seed: int) -> None:
    sessions = 150 if is_full_run() else 40
    root = tmp_path / "county"
    generate_county(root, sessions, seed)
    plan = planned(root, steps=2_000)
    assert plan.status == "complete"
    assert len(plan.changes) == sessions
    errors = [one for one in lint_root(root, today=TODAY) if one.severity == "error"]
    assert errors == []


def test_the_same_seed_writes_the_same_county(tmp_path: Path) -> None:
    one, other = (_county(tmp_path / name, 40, 3) for name in ("a", "b"))
    files = [path.relative_to(one) for path in sorted(one.rglob("*.yaml"))]
    assert len(files) > 100
    assert all((one / path).read_bytes() == (other / path).read_bytes() for path in files)


def test_the_search_ends_by_the_clock(tmp_path: Path) -> None:
    """However many sessions there are, and whether there is room for them or not."""
    root = tmp_path / "county"
    generate_county(root, 120 if is_full_run() else 40, 1)
    for path in root.glob("sites/*-r1.yaml"):  # every town has a room less
        text = path.read_text("utf-8")
        path.write_text(text.replace("capacity: 60", "capacity: 10"), "utf-8")
    catalog = load(DiskTree(root))
    asked = PlanRequest(classes_to_plan(catalog, TODAY), TODAY, Effort(seconds=0.05))
    found = make_plan(catalog, asked)
    assert found.plan.seconds < 10
