"""The bound is never above the cost of a plan, and is it where a plan cannot be better."""

import shutil
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.schedule.cost.cost_by_wish import UNIT
from partyschool_cli.schedule.plan.make_plan import (
    MadePlan,
    PlanRequest,
    classes_to_plan,
    make_plan,
)
from partyschool_cli.schedule.plan.two_phase_search import Effort
from partyschool_cli.schedule.proof.bound import bound
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import PINGCHENG, loaded
from tests.schedule.plans import TODAY
from tests.schedule.test_shipped_year import emptied
from tests.schedule.towns import Files, course, klass, town

pytest.importorskip("ortools")


def _found(root: Path, steps: int = 1_000) -> MadePlan:
    catalog = load(DiskTree(root))
    return make_plan(catalog, PlanRequest(classes_to_plan(catalog, TODAY), TODAY, Effort(0, steps)))


_MANIFEST = "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"


_SEASON: Files = {
    "courses/late.yaml": course("晚课", season="{from: 03-01, to: 03-31}", teachers="[zhao]")
}
# What a course requires is on the same day, where another day costs more than that.
_REQUIRES: Files = {
    "courses/history.yaml": course("党史", 4, requires="[charter]", teachers="[zhao]"),
    "courses/charter.yaml": course("党章", teachers="[zhao]"),
    "catalog.yaml": f"{_MANIFEST}scheduling: {{weights: {{compact: 50}}}}\n",
}
# An obligation that nobody can meet: twice, and there is one session.
_DUTY: Files = {
    "catalog.yaml": (
        f"{_MANIFEST}obligations: [{{title: 讲课, office: lecturer, at_least: 2, per: year}}]\n"
    ),
    "teachers/zhao.yaml": (
        "name: 赵示例\ncategory: school-teacher\nschool: hekou\noffice: lecturer\n"
    ),
    "courses/charter.yaml": course("党章", teachers="[zhao]"),
}


@pytest.mark.parametrize(
    ("files", "names", "cost"),
    [
        pytest.param({}, ("charter", "history", "grafting"), 0, id="nothing"),
        pytest.param({}, ("charter",), 1, id="one of two has an hour over the mean"),
        pytest.param({}, ("charter", "history", "grafting", "visit"), None, id="two days"),
        pytest.param(_SEASON, ("late",), 10, id="out of season"),
        pytest.param(_REQUIRES, ("history", "charter"), 2, id="required on the same day"),
        pytest.param(_DUTY, ("charter",), 20, id="an obligation"),
    ],
)
def test_where_it_is_the_cost(
    tmp_path: Path, files: Files, names: tuple[str, ...], cost: float | None
) -> None:
    found = _found(town(tmp_path, files, a=klass(*names)))
    proved = bound(found.problem, 10)
    assert proved <= found.plan.cost
    if cost is not None:
        assert proved == found.plan.cost == cost * UNIT


def test_it_is_below_the_plan_of_a_year(tmp_path: Path) -> None:
    root = tmp_path / "catalog"
    shutil.copytree(PINGCHENG, root, ignore=shutil.ignore_patterns(".pschool-cache"))
    emptied(loaded(PINGCHENG), root)
    found = _found(root, 3_000)
    assert found.plan.status == "complete"
    assert 0 < bound(found.problem, 10) <= found.plan.cost


def test_little_time_makes_it_lower_and_not_wrong(tmp_path: Path) -> None:
    found = _found(town(tmp_path, a=klass("charter", "history", "visit")))
    assert bound(found.problem, 0.01) <= bound(found.problem, 10) <= found.plan.cost
