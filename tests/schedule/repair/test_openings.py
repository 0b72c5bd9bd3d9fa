"""Where meetings that exist could go, what changes least first."""

import datetime as dt
from pathlib import Path

from partyschool_cli.schedule.explain.ways import moved
from partyschool_cli.schedule.repair.closure import Closure
from partyschool_cli.schedule.repair.openings import Openings, is_anchored
from partyschool_cli.timetable.timetable import Timetable
from tests.schedule.closures import MONDAY, TODAY, TUESDAY, day, session, town
from tests.schedule.towns import course, klass
from tests.timetables import meeting_of

WEEK_END = dt.date(2026, 10, 16)


def openings(timetable: Timetable, closure: Closure, *hit: str) -> Openings:
    meetings = frozenset(meeting_of(timetable, ref) for ref in hit)
    return Openings(timetable, closure, meetings, TODAY)


def test_the_same_hour_soon_after_comes_first(tmp_path: Path) -> None:
    sessions = session("s1", 0, TUESDAY, "10:00", "11:30")
    timetable = town(tmp_path, a=klass("c0", sessions=sessions))
    ways = openings(timetable, day(TUESDAY), "a/s1").of(meeting_of(timetable, "a/s1"))

    assert [way.slot.span for way in ways[:3]] == [
        "2026-10-14T10:00/11:30",
        "2026-10-15T10:00/11:30",
        "2026-10-14T08:30/10:00",
    ]
    assert {way.slot.date.day for way in ways} == {12, 14, 15, 16}


def test_another_room_or_teacher_at_the_same_hour_comes_before_another_day(tmp_path: Path) -> None:
    files = {"courses/c0.yaml": course("课0", 2, sites="[hekou-room, nanping-room]")}
    sessions = session("s1", 0, MONDAY, "08:30", "10:00")
    timetable = town(tmp_path, files, a=klass("c0", sessions=sessions))
    closure = Closure(((MONDAY, WEEK_END),), sites=frozenset({"hekou-room"}))
    ways = openings(timetable, closure, "a/s1").of(meeting_of(timetable, "a/s1"))

    assert (ways[0].slot.span, ways[0].place.site) == ("2026-10-12T08:30/10:00", "nanping-room")
    assert all(way.place.site == "nanping-room" for way in ways)


def test_what_never_gives_way_is_no_opening(tmp_path: Path) -> None:
    """Activities and locked sessions; an unlocked one may have to go."""
    activity = "  - {id: s0, date: 2026-10-13, start: 08:30, end: 10:00, activity: 自习}\n"
    sessions = (
        session("s1", 0, MONDAY, "08:30", "10:00")
        + session("s2", 1, TUESDAY, "10:00", "11:30", locked="true")
        + session("s3", 1, TUESDAY, "14:30", "16:00")
    )
    text = klass("c0", sessions=activity + sessions, to="2026-10-13")
    timetable = town(tmp_path, a=text)
    ways = openings(timetable, day(), "a/s1").of(meeting_of(timetable, "a/s1"))

    assert [way.slot.span for way in ways] == [
        "2026-10-13T14:30/16:00",
        "2026-10-13T16:00/17:30",
    ]


def test_a_session_keeps_an_hour_outside_the_usual_parts_of_the_day(tmp_path: Path) -> None:
    sessions = session("s1", 0, MONDAY, "12:00", "13:30")
    timetable = town(tmp_path, a=klass("c0", sessions=sessions))
    ways = openings(timetable, day(), "a/s1").of(meeting_of(timetable, "a/s1"))

    assert ways[0].slot.span == "2026-10-13T12:00/13:30"
    meeting = meeting_of(timetable, "a/s1")
    assert is_anchored(timetable, meeting, moved(meeting, ways[0]))
