"""Timetables before any format: what stands in them, in which order, and what does not."""

from itertools import product
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.sheet import Sheet, sheet
from tests.catalogs import write_catalog
from tests.timetables import day, session, taught, training_class

CLASS = Key(Kind.CLASS, "banci")
WANG = Key(Kind.TEACHER, "wang")
ROOM = Key(Kind.SITE, "jiaoshi")
SCHOOL = Key(Kind.SCHOOL, "liudu")


def catalog(folder: Path, manifest: str = "", **classes: str) -> Catalog:
    files = {f"classes/{name}.yaml": text for name, text in classes.items()}
    head = "format: 1\ntitle: 示例乡党校课程目录\nthemes: {political-theory: 政治理论}\n"
    found = load(
        DiskTree(
            write_catalog(
                folder, {"classes/banci.yaml": None, "catalog.yaml": head + manifest, **files}
            )
        )
    )
    assert not found.left_out
    return found


def refs(shown: Sheet) -> list[tuple[str, ...]]:
    return [entry.refs for entry in shown.entries]


def test_a_class_with_all_that_is_printed_of_a_session(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        banci=training_class(
            taught("s01", "2026-10-12 08:30-11:30", delivery="lecture", note="带笔"),
            session("s02", "2026-10-12 14:00-14:30", moderator="乡长", status="moved"),
            cohort=2,
            organizer="乡党委",
            remarks=["自带水杯"],
        ),
    )
    shown = sheet(found, CLASS)
    assert (shown.title, shown.subtitle) == ("党员轮训班（第2期）课程表", "柳杜乡党校")
    assert (shown.first, shown.last) == (day("2026-10-12"), day("2026-10-16"))
    assert (shown.organizer, shown.remarks) == ("乡党委", ("自带水杯",))
    lesson, opening = shown.entries
    assert lesson.refs == ("banci/s01",)
    assert (lesson.title, lesson.teachers, lesson.site) == ("党章导读", ("王示例",), "教室")
    assert (lesson.delivery, lesson.hours, lesson.remark) == ("讲授", 4.0, "带笔")
    assert (lesson.part, lesson.parts, lesson.usual_time) == ("morning", ("morning",), True)
    assert not lesson.is_activity
    assert (opening.is_activity, opening.hours) == (True, 0.0)
    assert opening.remark == "调课；主持：乡长"


def test_sessions_go_by_time_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        banci=training_class(
            session("s03", "2026-10-13 08:30-09:30"),
            session("s02", "2026-10-12 14:30-15:30"),
            session("s01", "2026-10-12 08:30-09:30"),
            session("s00", "2026-10-12 08:30-09:30"),
        ),
    )
    # Of equal times the file decides.
    assert refs(sheet(found, CLASS)) == [
        ("banci/s01",),
        ("banci/s00",),
        ("banci/s02",),
        ("banci/s03",),
    ]


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
            found = catalog(
                tmp_path / str(number), banci=training_class(session("s01", f"2026-10-12 {times}"))
            )
            (entry,) = sheet(found, CLASS).entries
            assert (entry.part, entry.parts, entry.usual_time) == (part, parts, usual)


def test_sessions_of_several_classes_taught_together_are_one_entry(tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    found = catalog(
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


def test_two_equal_sessions_of_one_class_are_two_entries(tmp_path: Path) -> None:
    lesson = "2026-10-12 08:30-10:00"
    found = catalog(
        tmp_path,
        jia=training_class(taught("s01", lesson), taught("s02", lesson)),
        yi=training_class(taught("s01", lesson)),
    )
    assert refs(sheet(found, SCHOOL)) == [("jia/s01", "yi/s01"), ("jia/s02",)]


def test_what_is_cancelled_stays_and_is_not_joined_with_what_takes_place(tmp_path: Path) -> None:
    lesson = "2026-10-12 08:30-10:00"
    found = catalog(
        tmp_path,
        jia=training_class(taught("s01", lesson, status="cancelled")),
        yi=training_class(taught("s01", lesson)),
    )
    cancelled, held = sheet(found, ROOM).entries
    assert (cancelled.is_cancelled, cancelled.hours, cancelled.remark) == (True, 0.0, "取消")
    assert (held.is_cancelled, held.hours) == (False, 2.0)
    assert sheet(found, ROOM).hours == 2.0


def test_retired_classes_are_left_out_but_of_their_own_timetable(tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    found = catalog(
        tmp_path, jia=training_class(lesson, status="retired"), yi=training_class(lesson)
    )
    for subject in (WANG, ROOM, SCHOOL, None):
        assert refs(sheet(found, subject)) == [("yi/s01",)]
    assert refs(sheet(found, Key(Kind.CLASS, "jia"))) == [("jia/s01",)]


def test_the_whole_catalog_is_called_after_its_owner(tmp_path: Path) -> None:
    found = catalog(tmp_path, banci=training_class(taught("s01", "2026-10-12 08:30-10:00")))
    shown = sheet(found, None)
    assert (shown.title, shown.subject, shown.shows_class) == ("示例乡党校课程表", None, True)


def test_days_that_are_asked_for(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        banci=training_class(
            *(session(f"s{number}", f"2026-10-{number} 08:30-09:30") for number in (12, 13, 14))
        ),
    )
    some = sheet(found, CLASS, day("2026-10-13"), day("2026-10-13"))
    assert refs(some) == [("banci/s13",)]
    assert (some.first, some.last) == (day("2026-10-13"), day("2026-10-13"))
    assert refs(sheet(found, CLASS, first=day("2026-10-14"))) == [("banci/s14",)]
    assert refs(sheet(found, CLASS, last=day("2026-10-12"))) == [("banci/s12",)]


def test_a_timetable_without_sessions_never_ends_before_it_begins(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    found = catalog(tmp_path, banci=training_class())
    begin, end = day("2026-01-01"), day("2027-12-31")
    days = ((None, None), (begin, None), (None, begin), (begin, end))
    for subject, (first, last) in product((CLASS, WANG, ROOM, SCHOOL, None), days):
        with subtests.test(subject=subject, first=first, last=last):
            shown = sheet(found, subject, first, last)
            assert shown.entries == ()
            assert shown.first <= shown.last
            assert shown.hours == 0
            assert shown.layout == "list"


def test_sessions_outside_of_their_class_widen_its_time(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        banci=training_class(
            session("s01", "2026-10-01 08:30-09:30"), session("s02", "2026-11-01 08:30-09:30")
        ),
    )
    shown = sheet(found, CLASS)
    assert (shown.first, shown.last) == (day("2026-10-01"), day("2026-11-01"))


def test_days_off_of_the_weeks_that_are_shown(tmp_path: Path) -> None:
    closed = "calendar:\n  closed: [{from: 2026-10-12, to: 2026-10-12, why: 集市}]\n"
    lesson = session("s01", "2026-10-14 08:30-09:30")
    found = catalog(
        tmp_path, closed, banci=training_class(lesson, **{"from": "2026-10-14", "to": "2026-10-14"})
    )
    # The Monday of its week, which is before its first day.
    assert sheet(found, CLASS).days_off == {day("2026-10-12"): "集市"}


def test_a_slip_in_a_year_asks_for_no_centuries(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        banci=training_class(
            session("s01", "2026-10-14 08:30-09:30"), **{"from": "0202-10-14", "to": "9999-12-31"}
        ),
    )
    shown = sheet(found, CLASS)
    assert (shown.first.year, shown.last.year) == (202, 9999)
    assert day("2026-10-14") not in shown.days_off


def test_what_is_not_in_the_catalog_is_called_by_its_id(tmp_path: Path) -> None:
    found = catalog(
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


@pytest.mark.parametrize(
    ("sessions", "layout"),
    [(1, "list"), (3, "list"), (4, "grid"), (10, "grid"), (11, "list")],
)
def test_well_filled_weeks_are_a_grid(tmp_path: Path, sessions: int, layout: str) -> None:
    found = catalog(
        tmp_path,
        banci=training_class(
            *(
                session(f"s{n}", f"2026-10-12 {8 + n:02d}:00-{8 + n:02d}:30")
                for n in range(sessions)
            )
        ),
    )
    assert sheet(found, CLASS).layout == layout


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
    found = catalog(tmp_path, banci=training_class(moved))
    [shown] = sheet(found, CLASS, earlier={"banci/s01": slot(before)}).entries
    assert (shown.mark, shown.status_mark) == (mark, "调课")
    assert shown.marked_title == f"【{mark}】党章导读"
    assert shown.remark == f"{mark}；下雪"
    assert sheet(found, CLASS, earlier={"banci/s02": slot(before)}).entries[0].mark == "调课"


def test_a_joint_session_says_what_it_was_for_each_class(tmp_path: Path) -> None:
    moved = training_class(taught("s01", "2026-10-12 08:30-10:00", status="moved"))
    found = catalog(tmp_path, jia=moved, yi=moved)
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
    found = catalog(tmp_path, banci=training_class(*groups, size=30))
    shown = sheet(found, CLASS)
    assert [(one.title, one.group, one.size) for one in shown.entries] == [
        ("党章导读（第一组）", "第一组", 15),
        ("党章导读（第二组）", "第二组", 15),
        ("党章导读", None, 30),
    ]
    assert (shown.hours, sheet(found, WANG).hours) == (4.0, 6.0)
