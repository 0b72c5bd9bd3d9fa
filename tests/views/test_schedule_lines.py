"""A plan for a terminal: weeks with changes only, what a moved session was, costs by size."""

from dataclasses import replace
from pathlib import Path

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.explain.facts import Fact
from partyschool_cli.schedule.plan.schedule_plan import LeftOver, PlannedSession, SchedulePlan
from partyschool_cli.terminal.style import render
from partyschool_cli.terminal.width import display_width
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.views.schedule_lines import schedule_lines
from tests.schedule.towns import catalog, klass
from tests.timetables import day

_COSTS = {"travel": 200, "gap": 450, "season": 0}


def _plan(*left: LeftOver) -> SchedulePlan:
    slot = Slot(day("2026-10-12"), 510, 600, "hekou-room", ("zhao",))
    moved = slot._replace(date=day("2026-10-13"), site="base", teachers=("qian",))
    far = slot._replace(date=day("2026-11-02"))
    sessions = (
        PlannedSession("a", "s01", "new", slot, "charter", "lecture"),
        PlannedSession("a", "s02", "moved", moved, "history", "lecture", slot),
        PlannedSession("a", "s03", "kept", far, "charter", "lecture"),
    )
    return SchedulePlan(("a",), sessions, left, _COSTS)


def _text(folder: Path, plan: SchedulePlan, width: int | None) -> str:
    held = catalog(folder, a=klass())
    return render(schedule_lines(held, plan, "", width), colour=False)


def test_weeks_with_changes_what_was_and_the_cost(tmp_path: Path) -> None:
    text = _text(tmp_path, _plan(), None)
    assert "2026年10月12日—18日" in text
    assert "2026年11月" not in text  # nothing changes there
    assert "10月12日08:30—10:00，赵示例，河口教室" in text
    assert text.index("课间不空") < text.index("少走路")
    assert "合时令" not in text
    assert "代价合计 6.5" in text
    assert text.endswith("都排下了：新排 1 次课、调动 1 次课\n")


def test_a_narrow_terminal(tmp_path: Path) -> None:
    lines = _text(tmp_path, _plan(), 60).splitlines()
    assert max(map(display_width, lines)) <= 60


def test_what_is_left_over(tmp_path: Path) -> None:
    unexplained = LeftOver("a", "charter", 2, 1)
    possible = LeftOver("a", "history", 4, 2, is_possible=True)
    text = _text(tmp_path, _plan(unexplained, possible), None)
    assert "党员班：“党章导读”还有 2 学时没有排下\n  原因：pschool why a/charter\n" in text
    assert "单独看有地方可排" in text
    assert text.endswith("新排 1 次课、调动 1 次课，2 门课的 3 次没有排下\n")


def test_courses_with_one_cause_stand_together(tmp_path: Path) -> None:
    fact = Fact(Key(Kind.CLASS, "a"), ("to",))
    ends = LeftOver("a", "charter", 2, 1, facts=(fact,))
    other = LeftOver("a", "visit", 2, 1, is_possible=True)
    text = _text(tmp_path, _plan(ends, other, replace(ends, course="history", sessions=2)), None)
    assert "2 门课、3 次没有排下，原因相同：\n党员班：“党章导读”还有" in text
    assert text.count("classes/a.yaml") == 1
    assert text.index("党史") < text.index("classes/a.yaml") < text.index("单独看有地方可排")


def test_without_a_class_to_plan(tmp_path: Path) -> None:
    nothing = replace(_plan(), classes=(), sessions=())
    assert "没有要排的班次" in _text(tmp_path, nothing, None)


def test_no_column_is_left_out_at_eighty(tmp_path: Path) -> None:
    """Of several classes, with what was: a plan that does not say where is none."""
    new, *others = _plan().sessions
    plan = replace(_plan(), sessions=(replace(new, training_class="b"), *others))
    lines = _text(tmp_path, plan, 80).splitlines()
    assert max(map(display_width, lines)) <= 80
    assert all(title in lines[1] for title in ("班次", "课程", "授课人", "地点", "原来"))
