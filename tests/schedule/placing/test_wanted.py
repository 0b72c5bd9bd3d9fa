"""What is to be planned: the sessions that a class lacks, and those that may move."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.model.scheduling import SessionHours
from partyschool_cli.schedule.placing.wanted import missing, movable, split
from partyschool_cli.timetable.timetable import timetable_of
from tests.schedule.towns import catalog, course, klass

LIMITS = SessionHours(min=1, max=4)


def test_as_few_sessions_as_can_be() -> None:
    sizes: dict[tuple[float, float], tuple[float, ...]] = {
        (2, 4): (2,),
        (4, 4): (4,),
        (6, 4): (4, 2),
        (8, 4): (4, 4),
        (10, 4): (4, 4, 2),
        (4, 2): (2, 2),  # an evening holds two hours
        (0.5, 4): (0.5,),
        (4.5, 4): (4, 0.5),  # 4.5 would be over the most, so it ends with a short one
        (2.5, 2): (2.5,),  # what is over goes into the last session, up to the most
        (4.5, 2): (2, 2.5),
    }
    assert {(hours, longest): split(hours, LIMITS, longest) for hours, longest in sizes} == sizes


def test_a_rest_that_is_long_enough_is_a_session() -> None:
    assert split(5, SessionHours(min=1, max=4), 4) == (4, 1)
    assert split(5, SessionHours(min=2, max=4), 4) == (4, 1)
    assert split(5, SessionHours(min=2, max=6), 4) == (5,)


_TAUGHT = """\
  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: history, teachers: [zhao]}
  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, course: charter, status: cancelled}
"""


def test_what_a_class_lacks_of_its_courses(tmp_path: Path) -> None:
    files = {
        "courses/draft.yaml": course("草稿", status="draft"),
        "courses/old.yaml": course("旧课", status="retired"),
    }
    listed = ("history", "charter", "draft", "old")
    held = catalog(tmp_path, files, a=klass(*listed, sessions=_TAUGHT))
    lacks = missing(timetable_of(held), held.classes["a"])
    assert [(one.course.id, one.hours) for one in lacks] == [("history", 2), ("charter", 2)]


def test_what_is_taught_enough_is_not_missing(tmp_path: Path) -> None:
    held = catalog(tmp_path, a=klass("grafting", sessions=_TAUGHT))
    taught = catalog(
        tmp_path, a=klass("charter", sessions=_TAUGHT.replace(", status: cancelled", ""))
    )
    assert [one.course.id for one in missing(timetable_of(held), held.classes["a"])] == ["grafting"]
    assert not list(missing(timetable_of(taught), taught.classes["a"]))


@pytest.mark.parametrize(
    ("change", "moves"),
    [
        ("", True),
        (", status: moved", True),  # only a lock binds, and not that somebody has moved it
        (", locked: true", False),
    ],
)
def test_only_a_lock_binds(tmp_path: Path, change: str, moves: bool) -> None:
    sessions = (
        f"  - {{id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: charter{change}}}\n"
    )
    (meeting,) = timetable_of(catalog(tmp_path, a=klass(sessions=sessions))).meetings
    assert (movable(meeting, dt.date(2026, 10, 12)) is not None) == moves
    assert movable(meeting, dt.date(2026, 10, 13)) is None  # it is over


def test_activities_stay(tmp_path: Path) -> None:
    sessions = "  - {id: s01, date: 2026-10-12, start: 08:30, end: 09:00, activity: 开班式}\n"
    (meeting,) = timetable_of(catalog(tmp_path, a=klass(sessions=sessions))).meetings
    assert movable(meeting, dt.date(2026, 10, 1)) is None
