"""A class is taught on its week days and in its parts of the day."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.timetable.constraints.outside_class_days import constraint
from tests.timetables import day, meeting_of, session, taught, timetable, training_class

# 12 October 2026 is a Monday.
LESSON = "2026-10-12 08:30-10:00"


def test_where_a_class_does_not_meet(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[dict[str, object], str, str, str | None]] = [
        ({}, "2026-10-18", "05:00-06:00", None),
        ({"days": ["mon"]}, "2026-10-12", "19:30-21:00", None),
        ({"days": ["mon"]}, "2026-10-13", "08:30-10:00", "days"),
        ({"days": ["sat", "sun"]}, "2026-10-18", "08:30-10:00", None),
        ({"day_parts": ["morning"]}, "2026-10-13", "08:30-10:00", None),
        ({"day_parts": ["morning"]}, "2026-10-13", "14:30-16:00", "day_parts"),
        # What reaches into another part of the day is in both; what is in none, in the nearest.
        ({"day_parts": ["morning"]}, "2026-10-13", "08:30-17:30", "day_parts"),
        ({"day_parts": ["morning"]}, "2026-10-13", "11:00-12:30", None),
        ({"day_parts": ["morning"]}, "2026-10-13", "12:00-12:30", None),
        ({"day_parts": ["evening"]}, "2026-10-13", "18:30-19:30", None),
        ({"day_parts": ["evening"]}, "2026-10-13", "17:00-18:30", "day_parts"),
        ({"day_parts": ["morning", "afternoon"]}, "2026-10-13", "08:30-17:30", None),
        ({"days": ["mon"], "day_parts": ["evening"]}, "2026-10-13", "08:30-10:00", "days"),
    ]
    for number, (fields, date, times, field) in enumerate(cases):
        with subtests.test(fields=fields, date=date, times=times):
            held = training_class(taught("s01", LESSON), **fields)
            found = timetable(tmp_path / str(number), a=held)
            meeting = meeting_of(found, "a/s01")
            start, end = (minutes_of(dt.time.fromisoformat(one)) for one in times.split("-"))
            slot = meeting.slot._replace(date=day(date), start=start, end=end)
            given = [
                (one.entity_id, one.field) for one in constraint.violations(found, meeting, slot)
            ]
            assert given == ([("a", (field,))] if field else [])


def test_each_class_of_a_joint_lesson_has_its_own_days(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", LESSON), days=["mon"]),
        b=training_class(taught("s01", LESSON), days=["tue"]),
    )
    (meeting,) = found.meetings
    given = constraint.violations(found, meeting, meeting.slot)
    assert [one.session.ref for one in given] == ["b/s01"]


def test_an_activity_may_be_at_any_time(tmp_path: Path) -> None:
    found = timetable(tmp_path, a=training_class(session("s01", LESSON), days=["tue"]))
    (meeting,) = found.meetings
    assert list(constraint.violations(found, meeting, meeting.slot)) == []
