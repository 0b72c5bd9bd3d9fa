"""Free slots: the nearest one, and that it is really free."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.absences import first_absence
from partyschool_cli.timetable.constraint import all_constraints
from partyschool_cli.timetable.free_slots import FreeSlots
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from partyschool_cli.wording.dates import day_text, time_text, times_text
from tests.catalogs import BASE, write_catalog
from tests.full_run import is_full_run
from tests.timetable.random_timetables import Files, files, random_timetable
from tests.timetables import day, meeting_of, taught, timetable, training_class

MONDAY = "2026-10-12"
AWAY = "unavailable: [{from: 2026-10-13, to: 2026-10-13}]\n"
OPEN = "open: {days: [mon, tue], from: 09:30, to: 12:00}\n"


def slot_of(found: Timetable, ref: str) -> str | None:
    slot = FreeSlots(found).of(meeting_of(found, ref))
    return day_text(slot.date) + times_text(slot.start, slot.end) if slot else None


def test_after_what_is_there_on_the_same_morning(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 08:30-10:00")),
        b=training_class(taught("s01", f"{MONDAY} 09:00-10:30")),
    )
    assert slot_of(found, "b/s01") == "10月12日（周一）10:00—11:30"


def test_only_in_parts_of_the_day_that_the_class_uses(tmp_path: Path) -> None:
    busy = taught("s01", f"{MONDAY} 08:30-11:30")
    found = timetable(
        tmp_path,
        a=training_class(busy),
        b=training_class(taught("s01", f"{MONDAY} 09:00-10:30")),
        c=training_class(
            taught("s01", f"{MONDAY} 09:30-11:00"),
            taught("s02", "2026-10-14 19:30-21:00", teachers=["li"], site=None),
        ),
    )
    assert slot_of(found, "b/s01") == "10月13日（周二）09:00—10:30"
    assert slot_of(found, "c/s01") == "10月12日（周一）19:30—21:00"


def test_none_where_the_class_has_no_other_time(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 08:30-11:30")),
        b=training_class(taught("s01", f"{MONDAY} 09:00-10:30"), to=MONDAY),
    )
    assert slot_of(found, "b/s01") is None


def test_classes_taught_together_move_together(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 08:30-11:30")),
        b=training_class(
            taught("s01", f"{MONDAY} 10:00-11:30"),
            taught("s02", "2026-10-13 08:30-11:30", teachers=["li"], site=None),
        ),
        c=training_class(taught("s01", f"{MONDAY} 10:00-11:30"), to="2026-10-14"),
    )
    assert slot_of(found, "c/s01") == "10月14日（周三）10:00—11:30"


def test_a_session_over_noon_stays_one_over_noon(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 09:00-10:00")),
        b=training_class(taught("s01", f"{MONDAY} 08:30-17:30")),
    )
    assert slot_of(found, "b/s01") == "10月13日（周二）08:30—17:30"


@pytest.mark.parametrize(
    ("path", "extra", "slot"),
    [
        (
            "teachers/wang.yaml",
            AWAY,
            "14日（周三）",
        ),
        (
            "sites/jiaoshi.yaml",
            AWAY,
            "14日（周三）",
        ),
        ("sites/jiaoshi.yaml", "open: {days: [mon, thu]}\n", "15日（周四）"),
        (
            "sites/jiaoshi.yaml",
            "open: {days: [mon, tue], from: 09:30, to: 12:00}\n",
            "13日（周二）",
        ),
        ("courses/dangzhang.yaml", "season: {from: 10-14, to: 12-31}\n", "14日（周三）"),
        (
            "catalog.yaml",
            "calendar: {closed: [{from: 2026-10-13, to: 2026-10-15}]}\n",
            "16日（周五）",
        ),
    ],
    ids=["teacher", "site", "days", "hours", "season", "closed"],
)
def test_what_else_speaks_against_a_day(path: str, extra: str, slot: str, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "classes/banci.yaml": None,
            "classes/a.yaml": training_class(taught("s01", f"{MONDAY} 08:30-11:30")),
            "classes/b.yaml": training_class(taught("s01", f"{MONDAY} 09:00-10:30")),
        },
    )
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(extra)
    found = slot_of(timetable_of(load(DiskTree(root))), "b/s01")
    assert found is not None
    assert found.removeprefix("10月").startswith(slot)


def test_a_teacher_keeps_within_the_hours_of_a_day(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "teachers/wang.yaml": (
                "name: 王示例\ncategory: school-teacher\ncontact_hours_per_day: 4\n"
            ),
            "classes/banci.yaml": None,
            "classes/a.yaml": training_class(
                taught("s01", f"{MONDAY} 08:30-10:00"), taught("s02", "2026-10-13 14:30-17:30")
            ),
            "classes/b.yaml": training_class(taught("s01", f"{MONDAY} 08:30-11:00")),
        },
    )
    assert slot_of(timetable_of(load(DiskTree(root))), "b/s01") == "10月14日（周三）08:30—11:00"


def test_time_to_travel_is_left_before_and_after(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "sites/litang.yaml": (
                "title: 礼堂\nvenue: classroom\ncapacity: 90\ntravel_minutes: {jiaoshi: 17}\n"
            ),
            "classes/banci.yaml": None,
            "classes/a.yaml": training_class(
                taught("s01", f"{MONDAY} 08:30-09:30"),
                taught("s02", f"{MONDAY} 09:40-10:10", site="litang"),
            ),
        },
    )
    assert slot_of(timetable_of(load(DiskTree(root))), "a/s02") == "10月12日（周一）09:50—10:20"


def test_what_a_course_requires_is_not_moved_after_it(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"]
    files = {"courses/jichu.yaml": course, "courses/dangzhang.yaml": f"{course}requires: [jichu]\n"}
    lesson = taught("s01", f"{MONDAY} 08:30-11:30", course="jichu", site=None)
    later = taught("s02", f"{MONDAY} 10:30-12:00", teachers=["li"], site=None)
    found = timetable(tmp_path, files, a=training_class(lesson, later))
    # What requires it may move, and what is required may not.
    assert slot_of(found, "a/s02") == "10月13日（周二）08:30—10:00"
    assert slot_of(found, "a/s01") is None


def test_a_shared_site_takes_as_many_as_it_holds(tmp_path: Path) -> None:
    files = {
        "sites/jiaoshi.yaml": "title: 馆\nvenue: classroom\ncapacity: 50\nshared: true\n",
        "classes/banci.yaml": None,
        "classes/a.yaml": training_class(taught("s01", "2026-10-13 08:30-11:30", teachers=["li"])),
        "classes/b.yaml": training_class(taught("s01", f"{MONDAY} 08:30-11:30")),
        "classes/c.yaml": training_class(taught("s01", f"{MONDAY} 08:30-11:00"), size=20),
        "classes/d.yaml": training_class(taught("s01", f"{MONDAY} 08:30-10:30"), size=21),
    }
    found = timetable_of(load(DiskTree(write_catalog(tmp_path, files))))
    assert slot_of(found, "c/s01") == "10月13日（周二）08:30—11:00"
    assert slot_of(found, "d/s01") == "10月14日（周三）08:30—10:30"


# -- any timetable at all ------------------------------------------------------------------------


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(files())
def test_a_free_slot_is_really_free(given_files: Files) -> None:
    found = random_timetable(given_files)
    free_slots = FreeSlots(found)
    for meeting in found.meetings:
        slot = free_slots.of(meeting)
        if slot is None:
            continue
        assert slot.end - slot.start == meeting.end - meeting.start
        assert (slot.site, slot.teachers) == (meeting.slot.site, meeting.slot.teachers)
        assert found.calendar.day_off(slot.date) is None
        _assert_there(found, slot)
        for one in meeting.sessions:
            assert one.training_class.from_ <= slot.date <= one.training_class.to
        for other in found.meetings:
            if other is meeting or other.date != slot.date:
                continue
            meets = slot.start < other.end and other.start < slot.end
            same_site = slot.site is not None and slot.site == other.site
            if set(meeting.classes) & set(other.classes) or set(slot.teachers) & set(
                other.slot.teachers
            ):
                travel = found.travel_minutes(slot.site, other.site) or 0
                assert slot.end + travel <= other.start or other.end + travel <= slot.start
            elif same_site and slot.site in ("hall", "field"):
                assert not meets
            elif same_site and slot.site == "shared" and meets:
                there = [one.training_class for held in (meeting, other) for one in held.sessions]
                assert sum(one.size or 0 for one in there) <= 45


def _assert_there(found: Timetable, slot: Slot) -> None:
    for name in slot.teachers:
        away = found.teachers[name].unavailable if name in found.teachers else ()
        assert first_absence(away, slot, found.catalog.manifest.day_parts) is None
    if slot.site == "field":
        assert slot.date.strftime("%a").lower() in ("sun", "mon", "tue")
        assert slot.start >= 8 * 60 + 20
        assert slot.end <= 15 * 60


def test_several_of_a_day_do_not_overlap(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 08:30-09:00")),
        b=training_class(
            taught("s01", f"{MONDAY} 08:30-09:30"),
            taught("s02", f"{MONDAY} 14:30-15:00", teachers=["li"], site=None),
            to=MONDAY,
        ),
    )
    near = FreeSlots(found).near(meeting_of(found, "b/s01"))
    assert [time_text(slot.start) for slot in near] == ["09:00", "15:00"]


def test_all_from_one_day_to_another_one_after_the_other(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 09:30-10:00")),
        b=training_class(taught("s01", f"{MONDAY} 10:00-11:00"), to="2026-10-13"),
    )
    between = FreeSlots(found).between(meeting_of(found, "b/s01"), day("2026-01-01"), day(MONDAY))
    # Its own time is one of them.
    assert [time_text(slot.start) for slot in between] == ["08:30", "10:00"]
    later = FreeSlots(found).between(
        meeting_of(found, "b/s01"), day("2026-10-13"), day("9999-12-31")
    )
    assert [time_text(slot.start) for slot in later] == ["08:30", "09:30", "10:30"]


def test_what_speaks_against_the_rest(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        {"sites/jiaoshi.yaml": f"title: 教室\nvenue: classroom\ncapacity: 50\n{AWAY}"},
        a=training_class(taught("s01", f"{MONDAY} 08:30-11:30", site=None)),
        b=training_class(taught("s01", f"{MONDAY} 09:00-11:30"), to="2026-10-13"),
    )
    against = FreeSlots(found).against(meeting_of(found, "b/s01"), day(MONDAY), day("2026-10-13"))
    assert against == {"teacher-clash": 1, "site-closed": 1}


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(files())
def test_free_slots_of_days_in_order_are_free(given_files: Files) -> None:
    found = random_timetable(given_files)
    free_slots = FreeSlots(found)
    for meeting in found.meetings[:3]:
        slots = list(free_slots.between(meeting, meeting.date, meeting.date))
        assert slots == sorted(slots)
        assert all(one.end <= other.start for one, other in pairwise(slots))
        for slot in slots:
            for constraint in all_constraints().values():
                if constraint.scope != "place":
                    assert not any(constraint.violations(found, meeting, slot))
