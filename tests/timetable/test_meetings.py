"""Which sessions take place, and which of several classes are one meeting (合班)."""

from pathlib import Path

import pytest

from tests.timetables import session, taught, timetable, training_class

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
    assert [placed.ref for placed in found.sessions] == ["plan/s01", "one/s02"]


def test_sessions_are_in_order_of_time_then_class_then_place_in_the_file(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        b=training_class(session("s02", MORNING), session("s01", MORNING)),
        a=training_class(session("s01", "2026-10-12 14:30-16:00"), session("s02", MORNING)),
    )
    assert [one.ref for one in found.sessions] == ["a/s02", "b/s02", "b/s01", "a/s01"]


def test_classes_taught_together_are_one_meeting(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", MORNING, teachers=["wang", "li"])),
        b=training_class(taught("s07", MORNING, teachers=["li", "wang"])),
    )
    (meeting,) = found.meetings
    assert meeting.classes == ("a", "b")
    assert meeting.teachers == ("wang", "li")
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


def test_two_sessions_of_one_class_are_never_one_meeting(tmp_path: Path) -> None:
    twice = training_class(taught("s01", MORNING), taught("s02", MORNING))
    found = timetable(tmp_path, a=twice, b=training_class(taught("s01", MORNING)))
    assert [meeting.classes for meeting in found.meetings] == [("a", "b"), ("a",)]


def test_an_activity_has_no_hours_and_an_unknown_course_has(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(session("s01", MORNING), taught("s02", MORNING, course="unknown")),
    )
    assert [(one.hours, one.course) for one in found.sessions] == [(0, None), (2, None)]


def test_busy_days_are_known_of_any_id_that_a_session_names(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(
            taught("s01", MORNING, teachers=["li", "li"]), taught("s02", "2026-10-12 14:30-16:00")
        ),
    )
    refs = {
        name: [meeting.first.ref for day in days.values() for meeting in day]
        for name, days in {**found.of_teacher, **found.of_site, **found.of_class}.items()
    }
    assert refs == {
        "li": ["a/s01"],
        "wang": ["a/s02"],
        "jiaoshi": ["a/s01", "a/s02"],
        "a": ["a/s01", "a/s02"],
    }
