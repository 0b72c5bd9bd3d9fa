"""What has to go so that a meeting can have a place."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from partyschool_cli.schedule.repair.obstacles import Obstacles, is_movable
from partyschool_cli.timetable.meetings import Meeting
from partyschool_cli.timetable.timetable import Timetable
from tests.schedule.closures import MONDAY, TODAY, TUESDAY, session, town
from tests.schedule.towns import klass
from tests.timetables import meeting_of

OBSTACLES = Obstacles()


def on_tuesday(timetable: Timetable, ref: str) -> tuple[Timetable, Meeting]:
    """The timetable without a meeting, and that on Tuesday at its hour."""
    meeting = meeting_of(timetable, ref)
    slot = meeting.slot._replace(date=TUESDAY)
    return timetable.changed((meeting,)), replace(meeting, slot=slot)


def refs(meetings: frozenset[Meeting]) -> set[str]:
    return {one.first.ref for one in meetings}


def test_all_who_are_there_then_have_to_go(tmp_path: Path) -> None:
    sessions = (
        session("s1", 0, MONDAY, "08:30", "11:30")
        + session("s2", 1, TUESDAY, "08:30", "10:00")
        + session("s3", 1, TUESDAY, "10:00", "11:30")
    )
    timetable, meeting = on_tuesday(town(tmp_path, a=klass("c0", sessions=sessions)), "a/s1")

    assert refs(OBSTACLES.needed(timetable, meeting)) == {"a/s2", "a/s3"}
    assert [refs(one) for one in OBSTACLES.clearances(timetable, meeting)] == [{"a/s2", "a/s3"}]


def test_of_those_who_fill_a_day_one_is_enough(tmp_path: Path) -> None:
    """The class may be taught eight hours a day: either of two has to go, not both."""
    sessions = (
        session("s1", 0, MONDAY, "19:30", "21:00")
        + session("s2", 1, TUESDAY, "08:30", "11:30")
        + session("s3", 1, TUESDAY, "14:30", "17:30")
    )
    text = klass("c0", sessions=sessions, day_parts="[morning, afternoon, evening]")
    timetable, meeting = on_tuesday(town(tmp_path, a=text), "a/s1")

    assert OBSTACLES.needed(timetable, meeting) == frozenset()
    found = [refs(one) for one in OBSTACLES.clearances(timetable, meeting)]
    assert found == [{"a/s2"}, {"a/s3"}]


def test_who_may_give_way(tmp_path: Path) -> None:
    activity = "  - {id: s0, date: 2026-10-13, start: 08:30, end: 10:00, activity: 自习}\n"
    sessions = session("s1", 0, MONDAY, "08:30", "10:00") + session(
        "s2", 1, MONDAY, "10:00", "11:30", locked="true"
    )
    timetable = town(tmp_path, a=klass("c0", sessions=activity + sessions))

    def movable(ref: str, today: dt.date = TODAY) -> bool:
        return is_movable(meeting_of(timetable, ref), today)

    assert [movable(f"a/s{number}") for number in range(3)] == [False, True, False]
    assert not movable("a/s1", TUESDAY)
