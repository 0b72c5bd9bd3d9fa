"""From a catalog to a plan. Each is judged by a checker that shares no code with what makes it."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.schedule.cost.cost_by_wish import UNIT
from partyschool_cli.schedule.plan.make_plan import PlanRequest, classes_to_plan, make_plan
from partyschool_cli.schedule.plan.two_phase_search import Effort
from partyschool_cli.schedule.search import solve
from partyschool_cli.schedule.search.result import Progress
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import QINGSHI, loaded
from tests.schedule.plans import TODAY, planned, session, times
from tests.schedule.towns import course, klass, town


def test_what_lacks_is_planned(tmp_path: Path) -> None:
    root = town(tmp_path, a=klass("charter", "history", "grafting"))
    plan = planned(root)
    assert plan.status == "complete"
    assert [one.change for one in plan.sessions] == ["new"] * 3
    assert {one.course for one in plan.sessions} == {"charter", "history", "grafting"}
    assert [one.id for one in plan.sessions] == ["s01", "s02", "s03"]
    assert plan.cost == sum(plan.by_wish.values())


def test_eight_hours_are_one_good_day(tmp_path: Path) -> None:
    plan = planned(town(tmp_path, a=klass("charter", "history", "grafting")))
    assert len({one.slot.date for one in plan.sessions}) == 1
    # Four and twice two hours by two teachers; nothing else is left to wish.
    assert {name: cost for name, cost in plan.by_wish.items() if cost} == {}


def test_a_long_course_is_split(tmp_path: Path) -> None:
    files = {"courses/long.yaml": course("长课", 10)}
    plan = planned(town(tmp_path, files, a=klass("long")))
    lengths = [one.slot.end - one.slot.start for one in plan.sessions]
    assert sorted(lengths) == [90, 180, 180]


_TAUGHT = """\
  - id: s01
    date: 2026-10-14
    start: 08:30
    end: 10:00
    course: charter
    teachers: [zhao]
    site: hekou-room
  - {id: s02, date: 2026-10-14, start: 14:30, end: 15:00, activity: 结业式}
"""


def test_what_is_there_stays(tmp_path: Path) -> None:
    root = town(tmp_path, a=klass("charter", "history", sessions=_TAUGHT))
    before = (root / "classes/a.yaml").read_text("utf-8")
    plan = planned(root)
    assert session(plan, "charter").change == "kept"
    assert session(plan, "charter").slot.span == "2026-10-14T08:30/10:00"
    after = (root / "classes/a.yaml").read_text("utf-8")
    kept = before.partition("sessions:\n")[2].split("  - ")
    assert all(one in after for one in kept)


def test_nothing_before_today(tmp_path: Path) -> None:
    root = town(tmp_path, a=klass("charter", "history", sessions=_TAUGHT))
    plan = planned(root, dt.date(2026, 10, 15), move=True)
    assert session(plan, "charter").change == "kept"
    assert session(plan, "history").slot.date >= dt.date(2026, 10, 15)


def test_classes_share_teachers_and_sites(tmp_path: Path) -> None:
    """Four classes in one room: their twelve half days are all that a week has, but for two."""
    week = {"to": "2026-10-17", "days": "[mon, tue, wed, thu, fri, sat]"}
    files = {
        f"courses/long{number}.yaml": course(f"长课{number}", 12, teachers="[zhao, qian, sun]")
        for number in range(4)
    }
    classes = {f"k{number}": klass(f"long{number}", **week) for number in range(4)}
    plan = planned(town(tmp_path, files, **classes))
    assert plan.status == "complete"
    assert len(plan.changes) == 12


def test_requires_are_in_order(tmp_path: Path) -> None:
    files = {
        "catalog.yaml": (
            "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"
            "scheduling: {weights: {compact: 0}}\n"
        ),
        "courses/history.yaml": course("党史", 4, requires="[charter]"),
        "courses/grafting.yaml": course("嫁接", requires="[history]"),
    }
    plan = planned(town(tmp_path, files, a=klass("grafting", "history", "charter")))
    (charter,), (history,), (grafting,) = (
        times(plan, name) for name in ("charter", "history", "grafting")
    )
    assert charter < history < grafting
    assert plan.by_wish["requires-gap"] == 0  # with a day between


def test_a_class_together_with_another_moves_whole(tmp_path: Path) -> None:
    """合班 on a holiday; the other class is not named, and goes with it."""
    joint = _TAUGHT.replace("2026-10-14", "2026-10-01")
    dates = {"from": "2026-09-28", "to": "2026-10-16", "size": "20"}
    root = town(
        tmp_path,
        a=klass("charter", sessions=joint, **dates),
        b=klass("charter", sessions=joint, title="干部班", **dates),
    )
    catalog = load(DiskTree(root))
    limits = Effort(steps=500)
    asked = PlanRequest((catalog.classes["a"],), TODAY, limits, move=True)
    plan = make_plan(catalog, asked).plan
    moved = {one.ref: one.slot for one in plan.changes}
    assert set(moved) == {"a/s01", "b/s01"}
    assert moved["a/s01"] == moved["b/s01"]


def test_a_good_timetable_is_left_alone(tmp_path: Path) -> None:
    """A move costs more than what it would save: the session could be with the others."""
    sessions = _TAUGHT + _TAUGHT.replace("s01", "s03").replace("charter", "grafting").replace(
        "s02", "s04"
    ).replace("10-14", "10-12")
    root = town(tmp_path, a=klass("charter", "grafting", sessions=sessions))
    assert planned(root, move=True).changes == ()


def test_locked_sessions_stay_where_nobody_would_put_them(tmp_path: Path) -> None:
    away = "unavailable: [{from: 2026-10-14, to: 2026-10-14}]\n"
    person = f"name: 赵示例\ncategory: school-teacher\nschool: hekou\n{away}"
    locked = _TAUGHT.replace("    site:", "    locked: true\n    site:")
    root = town(tmp_path, {"teachers/zhao.yaml": person}, a=klass("charter", sessions=locked))
    assert planned(root, move=True).changes == ()


def test_what_may_move_and_can_go_nowhere_stays(tmp_path: Path) -> None:
    """A site that is closed all week: its session is no reason to give up on the others."""
    closed = "unavailable: [{from: 2026-10-01, to: 2026-10-31}]\n"
    room = f"title: 河口教室\nvenue: classroom\nschool: hekou\ncapacity: 50\n{closed}"
    files = {"sites/hekou-room.yaml": room, "courses/tour.yaml": course("参观", sites="[base]")}
    root = town(tmp_path, files, a=klass("charter", "tour", sessions=_TAUGHT))
    plan = planned(root, move=True)
    assert session(plan, "charter").change == "kept"
    assert session(plan, "tour").change == "new"
    assert plan.status == "complete"


def test_what_has_no_place_is_told_with_its_reasons(tmp_path: Path) -> None:
    away = "unavailable: [{from: 2026-10-01, to: 2026-10-31, why: 外出学习}]\n"
    person = f"name: 孙示例\ncategory: school-teacher\nschool: county\n{away}"
    root = town(tmp_path, {"teachers/sun.yaml": person}, a=klass("charter", "visit"))
    plan = planned(root)
    assert plan.status == "partial"
    (left,) = plan.left_over
    assert (left.training_class, left.course, left.hours) == ("a", "visit", 2)
    assert "sun" in {fact.key.id for fact in left.facts if fact.key}
    assert left.remedies
    assert [one.course for one in plan.changes] == ["charter"]


def test_where_nothing_can_be_placed_nothing_is(tmp_path: Path) -> None:
    root = town(tmp_path, a=klass("charter", size="80"))
    plan = planned(root)
    assert plan.status == "infeasible"
    assert plan.changes == ()


def test_classes_that_are_over_and_drafts_are_not_planned_unless_named(tmp_path: Path) -> None:
    root = town(
        tmp_path,
        a=klass("charter"),
        b=klass("charter", status="draft"),
        c=klass("charter", **{"from": "2026-05-11", "to": "2026-05-15"}),
    )
    catalog = load(DiskTree(root))
    found = classes_to_plan(catalog, dt.date(2026, 10, 1))
    assert [one.id for one in found] == ["a"]


def test_the_same_seed_and_steps_give_the_same_plan(tmp_path: Path) -> None:
    names = [f"k{number}" for number in range(3)]
    classes = {name: klass("charter", "history", "grafting", "visit") for name in names}
    root = town(tmp_path, None, **classes)
    catalog = load(DiskTree(root))

    def plan(seed: int) -> tuple[object, ...]:
        limits = Effort(seed=seed, steps=500)
        asked = PlanRequest(classes_to_plan(catalog, TODAY), TODAY, limits)
        return make_plan(catalog, asked).plan.sessions

    assert plan(1) == plan(1)
    assert len({plan(seed) for seed in range(3)}) > 1


def test_more_steps_do_not_make_it_worse(tmp_path: Path) -> None:
    names = [f"k{number}" for number in range(4)]
    classes = {name: klass("charter", "history", "grafting") for name in names}
    root = town(tmp_path, None, **classes)
    catalog = load(DiskTree(root))
    costs = []
    for steps in (0, 5_000):
        asked = PlanRequest(classes_to_plan(catalog, TODAY), TODAY, Effort(steps=steps))
        costs.append(make_plan(catalog, asked).plan.cost)
    assert costs[1] <= costs[0]


def test_how_far_it_is_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "_BETWEEN_REPORTS", 0)
    told: list[Progress] = []
    catalog = loaded(QINGSHI)
    asked = PlanRequest(classes_to_plan(catalog, TODAY), TODAY, Effort(steps=200), move=True)
    make_plan(catalog, asked, told.append)
    assert told
    assert all(one.left_over == 0 for one in told)


@pytest.mark.parametrize("minutes", [35, 45])
def test_a_session_may_start_where_another_ends_and_nowhere_else_off_the_grid(
    tmp_path: Path, minutes: int
) -> None:
    """Hours of 35 minutes end between the points of the grid; all must be packed to fit."""
    manifest = (
        "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"
        f"contact_hours: {{minutes: {minutes}}}\nscheduling: {{step: 60}}\n"
    )
    files = {
        "catalog.yaml": manifest,
        **{f"courses/c{number}.yaml": course(f"第{number}课", 1) for number in range(8)},
    }
    root = town(tmp_path, files, a=klass(*(f"c{n}" for n in range(8)), to="2026-10-12"))
    plan = planned(root)
    assert plan.status == "complete"
    assert any((one.slot.start - 510) % 60 and (one.slot.start - 870) % 60 for one in plan.sessions)
    assert plan.cost < 20 * UNIT


def test_sessions_start_with_their_part_of_the_day(tmp_path: Path) -> None:
    """Without a single step of the search: nobody begins at ten where half past eight is free."""
    plan = planned(town(tmp_path, a=klass("charter", to="2026-10-12")), steps=0)
    (one,) = plan.changes
    assert one.slot.start in (510, 870)


_GROUPS = """\
  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: charter, teachers: [zhao],
     site: hekou-room, group: 甲组}
  - {id: s02, date: 2026-10-12, start: 08:30, end: 10:00, course: charter, teachers: [qian],
     group: 乙组}
"""


def test_hours_of_groups_are_hours_of_the_class_once(tmp_path: Path) -> None:
    """Two hours in groups, four and two fill the day's eight: none of them twice."""
    dates = {"to": "2026-10-12"}
    root = town(tmp_path, a=klass("charter", "history", "grafting", sessions=_GROUPS, **dates))
    plan = planned(root)
    assert plan.status == "complete"
    assert {one.course for one in plan.changes} == {"history", "grafting"}


def test_one_part_of_the_day_and_hours_of_fifty_minutes(tmp_path: Path) -> None:
    manifest = (
        "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"
        "day_parts: {day: {title: 全天, start: 09:00, end: 12:00}}\ncontact_hours: {minutes: 50}\n"
    )
    plan = planned(town(tmp_path, {"catalog.yaml": manifest}, a=klass("charter", "grafting")))
    assert plan.status == "complete"
    assert {one.slot.end - one.slot.start for one in plan.changes} == {100}


def test_times_are_such_as_offices_print(tmp_path: Path) -> None:
    files = {"courses/short.yaml": course("短课", 1.5), "courses/bit.yaml": course("小课", 0.5)}
    plan = planned(town(tmp_path, files, a=klass("short", "bit", "charter")))
    assert plan.status == "complete"
    assert all(one.slot.start % 5 == 0 and one.slot.end % 5 == 0 for one in plan.changes)
