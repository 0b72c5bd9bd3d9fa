"""Sessions that are cancelled, and planned again."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from partyschool_cli.edit.cancel_sessions import cancel, restore
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.sessions import filed_session
from tests.edit.winter import WINTER, changed, lookup, winter
from tests.timetables import taught, training_class


def cancelled(root: Path, refs: Sequence[str], why: str = "") -> Plan:
    found = lookup(root)
    return cancel(found, [filed_session(found, ref) for ref in refs], why)


def restored(root: Path, *refs: str) -> Plan:
    return restore([filed_session(lookup(root), ref) for ref in refs])


def test_several_with_a_reason_before_the_note(tmp_path: Path) -> None:
    root = winter(tmp_path)
    assert changed(root, cancelled(root, ["winter/s03", "autumn/s01", "冬季/3"], "大雪")) == {
        "winter/s03": {"status": "cancelled", "note": "大雪；带笔记本"},
        "autumn/s01": {"status": "cancelled", "note": "大雪"},
    }


@pytest.mark.parametrize("why", ["", "  ", "下雪"])
def test_nothing_to_do_where_it_is_cancelled(why: str, tmp_path: Path) -> None:
    assert not cancelled(winter(tmp_path), ["winter/s04"], why).changes.changes


def test_another_reason_is_added(tmp_path: Path) -> None:
    root = winter(tmp_path)
    found = changed(root, cancelled(root, ["winter/s04"], "停电"))
    assert found == {"winter/s04": {"note": "停电；下雪"}}


def test_those_who_are_taught_with_it_are_told_unless_they_are_cancelled_too(
    tmp_path: Path,
) -> None:
    together = training_class(taught("s05", "2026-12-09 08:30-10:00"), title="合班")
    root = winter(tmp_path, together=together)
    (note,) = cancelled(root, ["winter/s02"]).notes
    assert "together/s05 没有动；要一起改，对它们也运行 pschool cancel" in note
    assert cancelled(root, ["winter/s02", "together/s05"]).notes == ()


def test_a_cancelled_one_is_planned_again_and_keeps_its_note(tmp_path: Path) -> None:
    root = winter(tmp_path)
    plan = restored(root, "winter/s04")
    assert changed(root, plan) == {"winter/s04": {"status": None}}
    assert plan.notes == ("winter/s04 的备注还在：下雪；不要了：pschool set winter/s04 note=",)


def test_one_that_takes_place_is_not_restored(tmp_path: Path) -> None:
    plan = restored(winter(tmp_path), "winter/s02")
    assert not plan.changes.changes
    assert plan.notes == ("winter/s02 没有取消，不用恢复",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: s06\n    date: 2026-12-29\n", "id: s06\n"),
        ("2026-12-29", "待定"),
        ("2026-12-29\n    start: 14:30", "2026-12-29\n    start: 下午"),
    ],
)
def test_one_whose_time_cannot_be_read_is_cancelled_too(tmp_path: Path, old: str, new: str) -> None:
    assert old in WINTER
    root = winter(tmp_path, winter=WINTER.replace(old, new))
    found = changed(root, cancelled(root, ["winter/s06"]))
    assert found == {"winter/s06": {"status": "cancelled"}}
