"""What is printed of a session, of one or of several classes."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.sheet import sheet
from tests.timetables import catalog_of, day, session, taught, training_class

CLASS = Key(Kind.CLASS, "banci")
WANG = Key(Kind.TEACHER, "wang")


def test_parts_of_the_day_that_a_session_covers(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, tuple[str, ...], bool]] = [
        ("08:30-11:30", "morning", ("morning",), True),
        ("08:30-10:00", "morning", ("morning",), False),
        ("08:30-17:30", "morning", ("morning", "afternoon"), True),
        ("08:30-21:00", "morning", ("morning", "afternoon", "evening"), True),
        ("11:00-17:30", "afternoon", ("morning", "afternoon"), False),
        ("07:00-08:00", "morning", ("morning",), False),
        ("12:00-13:00", "morning", ("morning",), False),
        ("13:30-14:30", "afternoon", ("afternoon",), False),
        ("22:00-23:00", "evening", ("evening",), False),
    ]
    for number, (times, part, parts, usual) in enumerate(cases):
        with subtests.test(times=times):
            found = catalog_of(
                tmp_path / str(number), banci=training_class(session("s01", f"2026-10-12 {times}"))
            )
            (entry,) = sheet(found, CLASS).entries
            assert (entry.part, entry.parts, entry.usual_time) == (part, parts, usual)


def test_sessions_of_several_classes_taught_together_are_one_entry(tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    found = catalog_of(
        tmp_path,
        jia=training_class(lesson, title="甲班", size=20),
        yi=training_class(lesson, title="乙班", cohort=3, size=15),
        bing=training_class(taught("s01", "2026-10-12 08:30-10:00", site=None), title="丙班"),
    )
    alone, joined = sheet(found, WANG).entries
    assert alone.classes == ("丙班",)
    assert joined.refs == ("jia/s01", "yi/s01")
    assert joined.classes == ("甲班", "乙班（第3期）")
    assert (joined.size, joined.hours) == (35, 2.0)
    # In its own timetable a class stands alone.
    (own,) = sheet(found, Key(Kind.CLASS, "jia")).entries
    assert (own.refs, own.size) == (("jia/s01",), 20)


def minutes(text: str) -> int:
    hours, _, rest = text.partition(":")
    return int(hours) * 60 + int(rest)


def slot(text: str) -> Slot:
    """`2026-10-12 08:30-10:00` as a slot."""
    date, _, times = text.partition(" ")
    start, _, end = times.partition("-")
    return Slot(day(date), minutes(start), minutes(end))


@pytest.mark.parametrize(
    ("before", "mark"),
    [
        ("2026-10-09 14:30-16:00", "调课（原10月9日下午）"),
        ("2026-10-12 14:30-16:00", "调课（原10月12日下午）"),
        ("2026-10-12 09:00-10:30", "调课（原10月12日09:00—10:30）"),
        ("2025-12-31 08:30-10:00", "调课（原2025年12月31日上午）"),
        ("2026-10-12 19:00-20:30", "调课（原10月12日晚上）"),
    ],
)
def test_the_mark_of_a_moved_session_says_what_it_was(
    tmp_path: Path, before: str, mark: str
) -> None:
    moved = taught("s01", "2026-10-12 08:30-10:00", status="moved", note="下雪")
    found = catalog_of(tmp_path, banci=training_class(moved))
    [shown] = sheet(found, CLASS, earlier={"banci/s01": slot(before)}).entries
    assert (shown.mark, shown.status_mark) == (mark, "调课")
    assert shown.marked_title == f"【{mark}】党章导读"
    assert shown.remark == f"{mark}；下雪"
    assert sheet(found, CLASS, earlier={"banci/s02": slot(before)}).entries[0].mark == "调课"


def test_a_joint_session_says_what_it_was_for_each_class(tmp_path: Path) -> None:
    moved = training_class(taught("s01", "2026-10-12 08:30-10:00", status="moved"))
    found = catalog_of(tmp_path, jia=moved, yi=moved)
    times = ["2026-10-09 08:30-10:00", "2026-10-10 14:30-16:00"]
    earlier = dict(zip(("jia/s01", "yi/s01"), map(slot, times), strict=True))
    [shown] = sheet(found, WANG, earlier=earlier).entries
    assert shown.mark == "调课（原10月9日上午、10月10日下午）"
    [shown] = sheet(found, WANG, earlier=dict.fromkeys(earlier, slot(times[0]))).entries
    assert shown.mark == "调课（原10月9日上午）"


def test_groups_are_told_in_the_title_and_count_once_for_their_class(tmp_path: Path) -> None:
    groups = [
        taught("s01", "2026-10-12 08:30-10:00", group="第一组"),
        taught("s02", "2026-10-12 08:30-10:00", group="第二组", teachers=["wang", "li"]),
        taught("s03", "2026-10-13 08:30-10:00"),
    ]
    found = catalog_of(tmp_path, banci=training_class(*groups, size=30))
    shown = sheet(found, CLASS)
    assert [(one.title, one.group, one.size) for one in shown.entries] == [
        ("党章导读（第一组）", "第一组", 15),
        ("党章导读（第二组）", "第二组", 15),
        ("党章导读", None, 30),
    ]
    assert (shown.hours, sheet(found, WANG).hours) == (4.0, 6.0)


def test_what_is_cancelled_has_no_hours(tmp_path: Path) -> None:
    lesson = "2026-10-12 08:30-10:00"
    found = catalog_of(
        tmp_path,
        jia=training_class(taught("s01", lesson, status="cancelled")),
        yi=training_class(taught("s01", lesson)),
    )
    cancelled, held = sheet(found, WANG).entries
    assert (cancelled.is_cancelled, cancelled.hours, cancelled.remark) == (True, 0.0, "取消")
    assert (held.is_cancelled, held.hours) == (False, 2.0)
    assert sheet(found, WANG).hours == 2.0


def test_what_is_not_in_the_catalog_is_called_by_its_id(tmp_path: Path) -> None:
    found = catalog_of(
        tmp_path,
        banci=training_class(
            taught(
                "s01", "2026-10-12 08:30-10:00", course="nope", teachers=["nobody"], site="nowhere"
            )
        ),
    )
    (entry,) = sheet(found, CLASS).entries
    assert (entry.title, entry.teachers, entry.site) == ("nope", ("nobody",), "nowhere")
    with pytest.raises(KeyError):
        sheet(found, Key(Kind.TEACHER, "nobody"))
