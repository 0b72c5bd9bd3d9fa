"""A session at another time or place."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.edit.move_session import Move, NoFreeSlotError, move
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.errors import CommandLineError
from tests.edit.winter import AUTUMN, DATES, TODAY, WINTER, changed, lookup, winter
from tests.timetables import day, taught, training_class


def plan(root: Path, ref: str, asked: Move, today: dt.date = TODAY) -> Plan:
    found = lookup(root)
    return move(found, filed_session(found, ref), asked, today)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (("12月15日",), {"date": "2026-12-15"}),
        (("下午",), {"start": "14:30", "end": "16:00"}),
        (("10:00-12:00",), {"start": "10:00", "end": "12:00"}),
        (("+7天", "9:00"), {"date": "2026-12-16", "start": "09:00", "end": "10:30"}),
    ],
)
def test_it_keeps_its_length_and_has_moved(
    words: tuple[str, ...], fields: dict[str, str], tmp_path: Path
) -> None:
    root = winter(tmp_path)
    found = changed(root, plan(root, "winter/s02", Move(words)))
    assert found == {"winter/s02": {**fields, "status": "moved"}}


def test_another_place_is_no_move(tmp_path: Path) -> None:
    root = winter(tmp_path)
    asked = Move(site="大礼堂", teachers=("李示例、wang",))
    assert changed(root, plan(root, "winter/s02", asked)) == {
        "winter/s02": {"site": "litang", "teachers": ["li", "wang"]}
    }


def test_a_reason_goes_before_the_note(tmp_path: Path) -> None:
    root = winter(tmp_path)
    found = changed(root, plan(root, "winter/s03", Move(("12月10日",), why="教师出差")))
    assert found["winter/s03"]["note"] == "教师出差；带笔记本"


def test_a_cancelled_one_takes_place_again(tmp_path: Path) -> None:
    root = winter(tmp_path)
    found = changed(root, plan(root, "winter/s04", Move(("12月17日",))))
    assert found == {"winter/s04": {"date": "2026-12-17", "status": "moved"}}


def test_where_it_is_nothing_changes(tmp_path: Path) -> None:
    root = winter(tmp_path)
    assert not plan(root, "winter/s02", Move(("12月9日", "8:30"))).changes.changes
    still = plan(root, "winter/s04", Move(("12月16日",)))
    assert not still.changes.changes
    assert still.notes == ("winter/s04 还是取消的；要恢复：pschool restore winter/s04",)


def test_it_does_not_last_into_the_next_day(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="要上到第二天"):
        plan(winter(tmp_path), "winter/s02", Move(("23:00",)))


def test_a_locked_one_moves_and_is_told(tmp_path: Path) -> None:
    notes = plan(winter(tmp_path), "winter/s06", Move(("12月30日",))).notes
    assert any("locked" in note for note in notes)


def test_those_who_were_taught_with_it_are_told(tmp_path: Path) -> None:
    together = training_class(taught("s05", "2026-12-09 08:30-10:00"), title="合班")
    root = winter(tmp_path, together=together)
    (note,) = plan(root, "winter/s02", Move(("12月10日",))).notes
    assert note == (
        "winter/s02 原来是合班，together/s05 没有动；要一起改，对它们也运行 pschool move"
    )
    assert plan(root, "winter/s03", Move(("12月10日",))).notes == ()


# -- as soon as possible -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ref", "today", "fields"),
    [
        # The class begins on 7 December.
        ("winter/s02", "2026-12-01", {"date": "2026-12-07"}),
        ("winter/s02", "2026-12-09", {"start": "14:30", "end": "16:00"}),
        # On the 11th 王示例 teaches the other class.
        ("winter/s02", "2026-12-11", {"date": "2026-12-11", "start": "10:00", "end": "11:30"}),
        # It was cancelled, and had the afternoon.
        ("winter/s04", "2026-12-16", {"start": "08:30", "end": "10:00"}),
    ],
)
def test_the_first_free_slot(ref: str, today: str, fields: dict[str, str], tmp_path: Path) -> None:
    root = winter(tmp_path)
    found = changed(root, plan(root, ref, Move(asap=True), day(today)))
    assert found == {ref: {**fields, "status": "moved"}}


def test_never_the_slot_that_it_has(tmp_path: Path) -> None:
    only = training_class(taught("s01", "2026-12-07 08:30-10:00"), **DATES)
    root = winter(tmp_path, winter=only)
    found = changed(root, plan(root, "winter/s01", Move(asap=True)))
    assert found == {"winter/s01": {"start": "10:00", "end": "11:30", "status": "moved"}}


def test_the_first_slot_of_another_teacher(tmp_path: Path) -> None:
    root = winter(tmp_path)
    asked = Move(asap=True, teachers=("li",))
    found = changed(root, plan(root, "winter/s02", asked, day("2026-12-11")))
    assert found["winter/s02"] == {"date": "2026-12-11", "teachers": ["li"], "status": "moved"}


def test_no_slot_at_all(tmp_path: Path) -> None:
    dates = {**DATES, "from": "2026-12-11", "to": "2026-12-11"}
    one = training_class(
        taught("s01", "2026-12-11 10:00-11:30"), taught("s02", "2026-12-11 08:30-10:00"), **dates
    )
    with pytest.raises(NoFreeSlotError) as error:
        plan(winter(tmp_path, winter=one), "winter/s01", Move(asap=True))
    assert error.value.exit_code == 1
    assert "到 2026-12-11 结业为止" in error.value.message


# -- files that are not as they should be --------------------------------------------------------


def test_a_session_of_a_class_with_an_error_elsewhere_moves(tmp_path: Path) -> None:
    root = winter(tmp_path, winter=WINTER.replace("size: 30", "size: 很多"))
    for ref in ("winter/s02", "冬季轮训班/s02"):
        assert "winter/s02" in changed(root, plan(root, ref, Move(("12月10日",))))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "date: 2026-12-09\n    start: 08:30",
            "date: 下周\n    start: 08:30",
            "winter/s02 的日期（date）读不出来",
        ),
        (
            "start: 08:30",
            "start: 上午",
            "winter.yaml:15:12 winter/s02 的开始时间（start）",
        ),
        ("sessions:", "sessions: [", "文件也有错：classes/winter.yaml:"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    assert old in WINTER
    root = winter(tmp_path, winter=WINTER.replace(old, new), autumn=AUTUMN)
    with pytest.raises(CommandLineError, match=message):
        plan(root, "winter/s02", Move(("12月10日",)))
