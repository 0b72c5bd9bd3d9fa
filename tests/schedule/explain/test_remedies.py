"""The cheapest changes after which something can be, each of them tried."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from partyschool_cli.schedule.explain.explain import explain
from partyschool_cli.schedule.explain.question import Question
from partyschool_cli.schedule.explain.remedies import Remedy, remedies
from partyschool_cli.schedule.explain.times import When
from partyschool_cli.schedule.explain.trial import changed_catalog
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from tests.schedule.closures import MONDAY, TODAY, TUESDAY, session, town
from tests.schedule.towns import course, klass


def helped(timetable: Timetable, question: Question) -> tuple[Remedy, ...]:
    """The remedies; asserts that each that is no command works once it is made."""
    found = remedies(timetable, question, explain(timetable, question, TODAY), TODAY)
    for one in found:
        if one.edits:
            after = timetable_of(changed_catalog(timetable.catalog, one.edits))
            assert explain(after, question, TODAY).allowed, one
    return found


def messages(found: tuple[Remedy, ...]) -> list[str]:
    return [one.message for one in found]


def test_what_one_decides_alone_comes_first(tmp_path: Path) -> None:
    """Another session of the class moves before the class lasts longer."""
    sessions = session("s1", 0, MONDAY, "08:30", "11:30") + session(
        "s2", 1, MONDAY, "14:30", "17:30"
    )
    timetable = town(tmp_path, a=klass("c2", sessions=sessions, to="2026-10-13"))
    monday = Question("a", course="c2", when=When(MONDAY))

    assert messages(helped(timetable, monday))[0] == "移动 a/s1 到10月13日08:30"


def test_a_locked_or_past_session_is_not_moved(tmp_path: Path) -> None:
    locked = session("s1", 0, MONDAY, "08:30", "11:30", locked="true")
    timetable = town(tmp_path, a=klass("c2", sessions=locked))
    morning = Question("a", course="c2", when=When(MONDAY, 510, 600))

    assert helped(timetable, morning) == ()


def test_two_ways_to_the_same_end_are_told_once(tmp_path: Path) -> None:
    """The class could last one day longer, or two, or three: one remedy."""
    timetable = town(tmp_path, a=klass("c0", **{"from": "2026-10-12", "to": "2026-10-12"}))
    today = dt.date(2026, 10, 13)
    question = Question("a", course="c0")
    found = remedies(timetable, question, explain(timetable, question, today), today)

    assert messages(found) == ["把班次结业日期延到10月13日"]


def test_sessions_in_each_others_way(tmp_path: Path) -> None:
    """One fact of the explanation is lifted: the class lasts longer, or what fills it moves."""
    files = {"courses/long.yaml": course("长课", 8)}
    sessions = session("s1", 1, MONDAY, "08:30", "11:30")
    timetable = town(tmp_path, files, a=klass("long", sessions=sessions, to="2026-10-12"))
    found = helped(timetable, Question("a", course="long"))

    assert messages(found) == ["把班次结业日期延到10月13日"]


def test_a_plan_that_no_file_has_is_kept_in_mind(tmp_path: Path) -> None:
    """A session that a plan has put into the timetable stays in it while remedies are tried."""
    sessions = session("s1", 1, TUESDAY, "08:30", "11:30")
    timetable = town(tmp_path, a=klass("c0", sessions=sessions, to="2026-10-13"))
    (now,) = timetable.meetings
    planned = timetable.changed((now,), (replace(now, slot=now.slot._replace(date=MONDAY)),))
    question = Question("a", course="c0", when=When(MONDAY, 510, 600))

    assert explain(timetable, question, TODAY).allowed
    found = explain(planned, question, TODAY)
    assert not found.allowed
    assert remedies(planned, question, found, TODAY) == ()  # what no file has cannot be moved


def test_nothing_moves_to_where_what_is_asked_for_still_is(tmp_path: Path) -> None:
    """Of two sessions that would change places, neither could be moved first."""
    sessions = session("s1", 0, MONDAY, "08:30", "11:30") + session(
        "s2", 1, TUESDAY, "08:30", "11:30"
    )
    fields = {"to": "2026-10-13", "day_parts": "[morning]"}
    timetable = town(tmp_path, a=klass("c0", "c1", sessions=sessions, **fields))
    found = helped(timetable, Question("a", session="s2", when=When(MONDAY)))

    assert not [one for one in messages(found) if "移动 a/s1 到10月13日" in one]
