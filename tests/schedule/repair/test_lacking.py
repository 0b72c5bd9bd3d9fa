"""What a class and a year lack where sessions do not take place."""

from pathlib import Path

from partyschool_cli.schedule.repair.lacking import class_lacks, year_lacks
from tests.schedule.closures import MONDAY, TUESDAY, session, town
from tests.schedule.towns import klass
from tests.timetables import meeting_of


def test_hours_by_class_and_course(tmp_path: Path) -> None:
    sessions = session("s1", 0, MONDAY, "08:30", "10:00") + session(
        "s2", 0, TUESDAY, "08:30", "11:30"
    )
    timetable = town(tmp_path, a=klass("c0", sessions=sessions))
    (lack,) = class_lacks(timetable.meetings)

    assert (lack.training_class.id, lack.course.id, lack.hours) == ("a", "c0", 6)


def test_an_activity_is_no_hours(tmp_path: Path) -> None:
    activity = f"  - {{id: s1, date: {MONDAY}, start: 08:30, end: 10:00, activity: 开班式}}\n"
    timetable = town(tmp_path, a=klass("c0", sessions=activity))

    assert list(class_lacks(timetable.meetings)) == []


def test_a_year_that_falls_below_its_hours(tmp_path: Path) -> None:
    """Eight sessions of four hours are the 32 of the year; without one they are 28."""
    times = [("08:30", "11:30"), ("14:30", "17:30")]
    days = [f"2026-10-{number}" for number in (12, 13, 14, 15)]
    sessions = "".join(
        session(f"s{index}{half}", 0, date, *times[half])  # type: ignore[arg-type]
        for index, date in enumerate(days)
        for half in (0, 1)
    )
    timetable = town(tmp_path, a=klass("c0", sessions=sessions))
    (lack, *others) = year_lacks(timetable, [meeting_of(timetable, "a/s00")])

    assert (lack.school.id, lack.year, lack.hours, others) == ("hekou", 2026, 28, [])
    assert list(year_lacks(timetable, [])) == []
