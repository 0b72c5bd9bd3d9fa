"""Which sessions take place, and which of several classes are one meeting (合班)."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Slot, hours_at, meetings_of, slot_of
from tests.catalogs import write_catalog
from tests.timetables import meeting_of, session, taught, timetable, training_class

MORNING = "2026-10-12 08:30-10:00"


def test_cancelled_sessions_and_retired_classes_do_not_take_place(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        one=training_class(
            taught("s01", MORNING, status="cancelled"),
            taught("s02", "2026-10-13 08:30-10:00", status="moved"),
        ),
        other=training_class(taught("s01", MORNING), status="retired"),
        plan=training_class(taught("s01", MORNING), status="draft"),
    )
    assert [meeting.first.ref for meeting in found.meetings] == ["plan/s01", "one/s02"]


def test_meetings_are_in_order_of_time_then_class_then_place_in_the_file(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        b=training_class(
            session("s02", MORNING, activity="甲"), session("s01", MORNING, activity="乙")
        ),
        a=training_class(session("s01", "2026-10-12 14:30-16:00"), session("s02", MORNING)),
    )
    assert [one.first.ref for one in found.meetings] == ["a/s02", "b/s02", "b/s01", "a/s01"]


def test_classes_taught_together_are_one_meeting(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", MORNING, teachers=["wang", "li"])),
        b=training_class(taught("s07", MORNING, teachers=["li", "wang"])),
    )
    (meeting,) = found.meetings
    assert meeting.classes == ("a", "b")
    assert meeting.slot == Slot(dt.date(2026, 10, 12), 510, 600, "jiaoshi", ("wang", "li"))
    assert meeting.hours == 2
    assert meeting.session_of("b").ref == "b/s07"
    with pytest.raises(KeyError):
        meeting.session_of("c")


@pytest.mark.parametrize(
    "other",
    [
        taught("s01", "2026-10-13 08:30-10:00"),
        taught("s01", "2026-10-12 08:31-10:00"),
        taught("s01", "2026-10-12 08:30-10:01"),
        taught("s01", MORNING, course="unknown"),
        taught("s01", MORNING, teachers=["li"]),
        taught("s01", MORNING, teachers=["wang", "li"]),
        taught("s01", MORNING, site="litang"),
        taught("s01", MORNING, site=None),
        session("s01", MORNING, activity="自习", teachers=["wang"], site="jiaoshi"),
    ],
    ids=["day", "start", "end", "course", "teacher", "more", "site", "no-site", "activity"],
)
def test_what_differs_is_another_meeting(other: str, tmp_path: Path) -> None:
    found = timetable(tmp_path, a=training_class(taught("s01", MORNING)), b=training_class(other))
    assert len(found.meetings) == 2


@pytest.mark.parametrize(
    "apart",
    [
        session("s01", MORNING, activity="开班式"),
        session("s01", MORNING, course="dangzhang"),
        session("s01", MORNING, course="unknown", teachers=[]),
    ],
    ids=["activity", "course", "unknown"],
)
def test_what_says_neither_where_nor_by_whom_is_not_taught_together(
    apart: str, tmp_path: Path
) -> None:
    found = timetable(tmp_path, a=training_class(apart), b=training_class(apart))
    assert [meeting.classes for meeting in found.meetings] == [("a",), ("b",)]


@pytest.mark.parametrize(
    "together",
    [
        session("s01", MORNING, activity="开班式", site="jiaoshi"),
        session("s01", MORNING, course="dangzhang", teachers=["wang"]),
    ],
    ids=["site", "teacher"],
)
def test_one_site_or_one_teacher_says_that_classes_meet(together: str, tmp_path: Path) -> None:
    found = timetable(tmp_path, a=training_class(together), b=training_class(together))
    assert [meeting.classes for meeting in found.meetings] == [("a", "b")]


def test_two_sessions_of_one_class_are_never_one_meeting(tmp_path: Path) -> None:
    twice = training_class(taught("s01", MORNING), taught("s02", MORNING))
    found = timetable(tmp_path, a=twice, b=training_class(taught("s01", MORNING)))
    assert [meeting.classes for meeting in found.meetings] == [("a", "b"), ("a",)]


def test_an_activity_has_no_hours_and_an_unknown_course_has(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(session("s01", MORNING), taught("s02", MORNING, course="unknown")),
    )
    assert [(one.hours, one.course) for one in found.meetings] == [(0, None), (2, None)]


def test_cancelled_sessions_are_meetings_too_where_they_are_asked_for(tmp_path: Path) -> None:
    cancelled = training_class(taught("s01", MORNING, status="cancelled"))
    files = {"classes/banci.yaml": None, "classes/a.yaml": cancelled, "classes/b.yaml": cancelled}
    catalog = load(DiskTree(write_catalog(tmp_path, files)))
    (meeting,) = meetings_of(catalog, catalog.sessions)
    assert (meeting.classes, meeting.hours) == (("a", "b"), 2)


def test_a_teacher_who_is_named_twice_teaches_once(tmp_path: Path) -> None:
    found = timetable(tmp_path, a=training_class(taught("s01", MORNING, teachers=["li", "li"])))
    assert found.meetings[0].slot.teachers == ("li",)
    assert slot_of(found.meetings[0].first.session) == found.meetings[0].slot


def test_hours_at_another_slot(tmp_path: Path) -> None:
    found = timetable(
        tmp_path, a=training_class(taught("s01", MORNING), session("s02", "2026-10-13 08:30-10:00"))
    )
    manifest = found.catalog.manifest
    lesson, activity = (meeting_of(found, ref) for ref in ("a/s01", "a/s02"))
    longer = lesson.slot._replace(end=11 * 60 + 30)
    # Noon does not count.
    over_noon = lesson.slot._replace(start=10 * 60, end=16 * 60)
    slots = (lesson.slot, longer, over_noon)
    assert [hours_at(slot, lesson, manifest) for slot in slots] == [2, 4, 4]
    assert hours_at(longer, activity, manifest) == 0
