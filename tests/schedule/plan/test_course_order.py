"""Which meetings have to be over before others begin."""

from pathlib import Path

from partyschool_cli.schedule.plan.course_order import required_before
from partyschool_cli.timetable.timetable import timetable_of
from tests.schedule.towns import catalog, course, klass


def _sessions(*courses: str) -> str:
    return "".join(
        f"  - {{id: s{number:02d}, date: 2026-10-1{number}, start: 08:30, end: 10:00,"
        f" course: {name}}}\n"
        for number, name in enumerate(courses, 2)
    )


def test_all_sessions_of_a_required_course_of_the_same_class(tmp_path: Path) -> None:
    files = {"courses/history.yaml": course("党史", 4, requires="[charter, grafting]")}
    held = catalog(
        tmp_path,
        files,
        a=klass(sessions=_sessions("charter", "history", "charter")),
        b=klass(sessions=_sessions("charter", "visit", "grafting")),
    )
    meetings = [one for one in timetable_of(held).meetings if "a" in one.classes]
    others = [one for one in timetable_of(held).meetings if "b" in one.classes]
    found = required_before(held.courses, [*meetings, *others])
    assert found == [(), (0, 2), (), (), (), ()]


def test_what_requires_each_other_has_no_order(tmp_path: Path) -> None:
    files = {
        "courses/history.yaml": course("党史", 4, requires="[charter]"),
        "courses/charter.yaml": course("党章", requires="[history]"),
    }
    held = catalog(tmp_path, files, a=klass(sessions=_sessions("charter", "history")))
    assert required_before(held.courses, timetable_of(held).meetings) == [(), ()]
