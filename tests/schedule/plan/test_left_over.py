"""What a plan has no place for, by class and course, and why."""

from pathlib import Path

import pytest

from partyschool_cli.schedule.plan import left_over
from partyschool_cli.schedule.plan.make_plan import PlanRequest, classes_to_plan, make_plan
from tests.schedule.plans import TODAY
from tests.schedule.towns import catalog, course, klass


def test_of_many_each_has_its_reasons_and_the_first_also_ways_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(left_over, "_MOST_REMEDIED", 3)
    names = [f"c{number}" for number in range(5)]
    files = {f"courses/{name}.yaml": course(f"课{name}") for name in names}
    saturday = {"from": "2026-10-17", "to": "2026-10-17"}
    entities = catalog(tmp_path, files, a=klass(*names, **saturday))
    plan = make_plan(entities, PlanRequest(classes_to_plan(entities, TODAY), TODAY)).plan

    assert plan.status == "infeasible"
    assert [one.course for one in plan.left_over] == names
    assert all(one.facts for one in plan.left_over)
    assert [one.are_remedies_tried for one in plan.left_over] == [True] * 3 + [False] * 2
    assert plan.left_over[0].remedies
    assert not plan.left_over[-1].remedies
