"""How long a search is, and which of plans that cost the same it takes."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.schedule.plan.make_plan import PlanRequest, classes_to_plan, make_plan
from partyschool_cli.schedule.plan.two_phase_search import Effort
from partyschool_cli.schedule.search import solve
from partyschool_cli.schedule.search.result import Progress
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.full_run import is_full_run
from tests.schedule.plans import TODAY, planned
from tests.schedule.towns import course, klass, town
from tests.timetables import day


@pytest.mark.parametrize(
    ("effort", "steps"),
    [
        (Effort(), 10_000),
        (Effort(steps=7), 7),
        (Effort(steps=0), 0),
        (Effort(seconds=3), None),
    ],
)
def test_steps_by_how_many_sessions_there_are(effort: Effort, steps: int | None) -> None:
    assert effort.steps_for(10) == steps


def test_a_large_catalog_takes_no_more_than_so_many() -> None:
    assert Effort().steps_for(5_000) == Effort().steps_for(1_000)


@pytest.mark.parametrize("seed", range(4 if is_full_run() else 1))
def test_of_equal_plans_the_one_with_fewer_half_days_and_earlier(tmp_path: Path, seed: int) -> None:
    """Six hours on one day: a half-day of four, and two of two in the other, from its start on."""
    taught = {"teachers": "[zhao, qian, sun]"}
    files = {
        "courses/history.yaml": course("党史", 4, **taught),
        "courses/charter.yaml": course("党章", 2, **taught),
        "courses/grafting.yaml": course("嫁接", 2, **taught),
    }
    root = town(tmp_path, files, a=klass("charter", "history", "grafting"))
    plan = planned(root, steps=Effort().steps_for(3) or 0, seed=seed)
    assert {one.slot.date for one in plan.changes} == {day("2026-10-12")}
    starts = sorted(one.slot.start for one in plan.changes)
    assert starts in ([510, 600, 870], [510, 870, 960])


@pytest.mark.parametrize("seed", range(4 if is_full_run() else 1))
def test_two_short_sessions_share_a_half_day(tmp_path: Path, seed: int) -> None:
    root = town(tmp_path, a=klass("charter", "grafting"))
    plan = planned(root, steps=Effort().steps_for(2) or 0, seed=seed)
    assert [one.slot.span for one in plan.changes] == [
        "2026-10-12T08:30/10:00",
        "2026-10-12T10:00/11:30",
    ]


def test_both_parts_count_as_one_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "_BETWEEN_REPORTS", 0)
    root = town(tmp_path, a=klass("charter", "history", "visit"))
    catalog = load(DiskTree(root))
    told: list[Progress] = []
    asked = PlanRequest(classes_to_plan(catalog, TODAY), TODAY, Effort(steps=4_000))
    plan = make_plan(catalog, asked, told.append).plan
    assert plan.steps == 4_000
    assert len(told) > 2
    assert [one.steps for one in told] == sorted(one.steps for one in told)
    assert all(one.seconds <= plan.seconds for one in told)
