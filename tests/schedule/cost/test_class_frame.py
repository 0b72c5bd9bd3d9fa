"""What a class begins and ends with, and that it is taught between these."""

from pathlib import Path

from partyschool_cli.schedule.cost.class_frame import Frame, frame
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import timetable_of
from tests.schedule.plans import planned
from tests.schedule.towns import catalog, klass, town
from tests.timetables import day

_SESSIONS = """\
  - {id: s01, date: 2026-10-13, start: 14:30, end: 15:00, activity: 开班式}
  - {id: s02, date: 2026-10-15, start: 08:30, end: 10:00, activity: 分组讨论}
  - {id: s03, date: 2026-10-15, start: 16:00, end: 17:00, activity: 学习交流和结业}
"""


def test_the_opening_and_the_closing(tmp_path: Path) -> None:
    timetable = timetable_of(catalog(tmp_path, a=klass(sessions=_SESSIONS)))
    found = frame(timetable.by_class["a"])
    assert found == Frame((day("2026-10-13"), 900), (day("2026-10-15"), 960))


def test_a_class_without_them(tmp_path: Path) -> None:
    sessions = _SESSIONS.splitlines(keepends=True)[1]
    timetable = timetable_of(catalog(tmp_path, a=klass(sessions=sessions)))
    assert frame(timetable.by_class["a"]) == Frame()
    assert frame(NO_MEETINGS) == Frame()


def test_courses_are_between_them_where_there_is_room(tmp_path: Path) -> None:
    root = town(tmp_path, a=klass("charter", "history", "grafting", sessions=_SESSIONS))
    plan = planned(root)
    moments = [(one.slot.date, one.slot.start, one.slot.end) for one in plan.changes]
    assert all((date, start) >= (day("2026-10-13"), 900) for date, start, _ in moments)
    assert all((date, end) <= (day("2026-10-15"), 960) for date, _, end in moments)
