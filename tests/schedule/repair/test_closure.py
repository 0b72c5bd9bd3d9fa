"""What came between: the days, and what cannot be used on them."""

from pathlib import Path

from partyschool_cli.schedule.repair.closure import Closure, days_of, hits_of, is_away
from tests.schedule.closures import MONDAY, TODAY, TUESDAY, session, town
from tests.schedule.towns import klass
from tests.timetables import meeting_of

ALL = ((MONDAY, TUESDAY),)


def test_the_whole_day_or_a_thing(tmp_path: Path) -> None:
    sessions = session("s1", 0, MONDAY, "08:30", "10:00") + session(
        "s2", 1, TUESDAY, "08:30", "10:00"
    )
    timetable = town(tmp_path, a=klass("c0", sessions=sessions))

    def hit(closure: Closure, refs: list[str] | None = None) -> list[str]:
        return [one.first.ref for one in hits_of(timetable, closure, refs, TODAY).all]

    assert hit(Closure(ALL)) == ["a/s1", "a/s2"]
    assert hit(Closure(((TUESDAY, TUESDAY),))) == ["a/s2"]
    assert hit(Closure(ALL, teachers=frozenset({"qian"}))) == ["a/s2"]
    assert hit(Closure(ALL, sites=frozenset({"hekou-room"}))) == ["a/s1", "a/s2"]
    assert hit(Closure(ALL, sites=frozenset({"base"}))) == []
    assert hit(Closure(ALL), ["a/s1"]) == ["a/s1"]
    assert days_of(timetable, ["a/s2"]) == ((TUESDAY, TUESDAY),)


def test_away_is_at_another_school_than_the_classs(tmp_path: Path) -> None:
    sessions = (
        session("s1", 0, MONDAY, "08:30", "10:00")
        + session("s2", 2, MONDAY, "14:30", "16:00")
        + session("s3", 0, TUESDAY, "08:30", "10:00", site="base")
    )
    timetable = town(tmp_path, a=klass("c0", sessions=sessions))
    meetings = [meeting_of(timetable, f"a/s{number}") for number in (1, 2, 3)]

    assert [is_away(timetable, one, one.slot) for one in meetings] == [False, True, True]
    travel, outdoor = Closure(ALL, travel=True), Closure(ALL, outdoor=True)
    assert [travel.is_hit(timetable, one, one.slot) for one in meetings] == [False, True, True]
    assert [outdoor.is_hit(timetable, one, one.slot) for one in meetings] == [False, False, True]
