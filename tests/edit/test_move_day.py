"""All sessions of one day of a class on another day."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.move_day import DayMove, move_day, sessions_on
from partyschool_cli.edit.other_slots import OtherDays, other_days
from partyschool_cli.edit.plan import Plan
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.timetable import timetable_of
from tests.edit.winter import changed, lookup, winter
from tests.timetables import day, taught, training_class

WINTER = Key(Kind.CLASS, "winter")
LESSONS = ["winter/s01", "winter/s02", "winter/s03"]


def plan(root: Path, first: str, to: str, why: str = "") -> Plan:
    found = lookup(root)
    sessions = sessions_on(found, WINTER, day(first))
    return move_day(found, sessions, DayMove(day(first), day(to), why))


def otherwise(root: Path, first: str, to: str) -> OtherDays | None:
    found = lookup(root)
    sessions = sessions_on(found, WINTER, day(first))
    after = load(plan(root, first, to).changes.preview(found.tree))
    refs = [one.ref for one in sessions]
    planned = [one for one in after.sessions if one.ref in refs]
    return other_days(timetable_of(found.catalog), planned, day(first))


def test_each_keeps_its_time(tmp_path: Path) -> None:
    root = winter(tmp_path)
    found = changed(root, plan(root, "2026-12-09", "2026-12-10", "下雪"))
    assert list(found) == LESSONS
    assert found["winter/s02"] == {"date": "2026-12-10", "status": "moved", "note": "下雪"}
    assert found["winter/s03"]["note"] == "下雪；带笔记本"


def test_cancelled_sessions_stay(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="（winter）在2026年12月16日（周三）没有课") as error:
        plan(winter(tmp_path), "2026-12-16", "2026-12-17")
    assert error.value.hint == "有课的日子：12月9日（周三）、12月29日（周二）"


def test_to_the_same_day_nothing_changes(tmp_path: Path) -> None:
    assert not plan(winter(tmp_path), "2026-12-09", "2026-12-09").changes.changes


def test_those_taught_together_are_told(tmp_path: Path) -> None:
    together = training_class(taught("s05", "2026-12-09 08:30-10:00"), title="合班")
    (note,) = plan(winter(tmp_path, together=together), "2026-12-09", "2026-12-10").notes
    assert "together/s05 没有动" in note


def test_the_nearest_days_on_which_all_can_be(tmp_path: Path) -> None:
    # On the 11th 王示例 teaches elsewhere; on the 10th, s02 alone could be moved.
    other = training_class(
        taught("s01", "2026-12-10 10:30-11:00", teachers=["li"], site=None),
        title="晨读",
        **{"from": "2026-12-07", "to": "2026-12-20"},
    )
    found = otherwise(winter(tmp_path, other=other), "2026-12-09", "2026-12-11")
    assert found is not None
    assert [one.ref for one in found.in_the_way] == ["autumn/s01"]
    assert found.days == (day("2026-12-12"), day("2026-12-13"), day("2026-12-14"))


def test_nothing_where_all_can_be_there(tmp_path: Path) -> None:
    assert otherwise(winter(tmp_path), "2026-12-09", "2026-12-10") is None
