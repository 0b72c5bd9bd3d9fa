"""Sums of contact hours."""

from pathlib import Path

from partyschool_cli.timetable.hour_totals import by_course, hours_text, taught
from tests.timetables import session, timetable, training_class
from tests.timetables import taught as lesson


def test_hours_by_course_and_of_a_teacher(tmp_path: Path) -> None:
    both = lesson("s01", "2026-12-31 08:30-10:00")
    found = timetable(
        tmp_path,
        a=training_class(
            both,
            lesson("s02", "2027-01-01 08:30-09:15"),
            lesson("s03", "2027-01-01 09:15-10:00", course="unknown"),
            lesson("s04", "2027-01-02 08:30-10:00", status="cancelled"),
            session("s05", "2027-01-02 08:30-10:00", teachers=["wang"]),
        ),
        b=training_class(both),
    )
    held = found.sessions_of_class["a"]
    assert by_course(held) == {"dangzhang": 3, "unknown": 1}
    days = found.of_teacher["wang"].values()
    assert [taught(day) for day in days] == [2, 2, 0]


def test_hours_in_words() -> None:
    assert [hours_text(hours) for hours in (0.5, 2.0, 40.0)] == ["0.5 学时", "2 学时", "40 学时"]
