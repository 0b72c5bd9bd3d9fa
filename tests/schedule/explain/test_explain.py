"""Why something cannot be: the smallest set of facts that together forbid it."""

import datetime as dt
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from partyschool_cli.schedule.explain import explain as explaining
from partyschool_cli.schedule.explain.explain import Explanation, explain
from partyschool_cli.schedule.explain.facts import Fact
from partyschool_cli.schedule.explain.hitting_set import forbids
from partyschool_cli.schedule.explain.question import Question, subject_of
from partyschool_cli.schedule.explain.reasons import reason_of
from partyschool_cli.schedule.explain.times import When
from partyschool_cli.schedule.explain.ways import Reasons, Way, Ways
from partyschool_cli.timetable.timetable import Timetable, timetable_of
from tests.schedule.towns import Files, catalog, course, klass

TODAY = dt.date(2026, 10, 1)
MONDAY = dt.date(2026, 10, 12)
# Somebody teaches from the first day of the class to its last.
AWAY = "unavailable: [{from: 2026-10-12, to: 2026-10-16, why: 外出}]\n"

HALVES = [("08:30", "10:00"), ("08:30", "11:30"), ("14:30", "17:30")]


def town(folder: Path, files: Files | None = None, **classes: str) -> Timetable:
    return timetable_of(catalog(folder, files, **classes))


def busy(number: int, day: int, start: str, end: str, site: str = "nanping-room") -> str:
    """An activity of a class on the so many-th day of its week."""
    date = MONDAY + dt.timedelta(day)
    return (
        f"  - {{id: b{number}, date: {date}, start: {start}, end: {end}, activity: 自习, "
        f"site: {site}}}\n"
    )


def told(timetable: Timetable, found: Explanation) -> list[str]:
    reasons = [reason_of(timetable.catalog, fact) for fact in found.facts]
    return [f"{one.message}：{one.file}:{one.line}" for one in reasons]


def test_what_can_be_is_told_with_a_place(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("charter"))
    found = explain(timetable, Question("a", course="charter"), TODAY)

    assert found.allowed
    assert found.places[0].slot.span == "2026-10-12T08:30/10:00"


def test_a_course_that_a_class_has_is_no_question(tmp_path: Path) -> None:
    sessions = (
        "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: charter, "
        "teachers: [zhao], site: hekou-room}\n"
    )
    timetable = town(tmp_path, a=klass("charter", sessions=sessions))

    assert explain(timetable, Question("a", course="charter"), TODAY) == Explanation(True)


def test_teachers_who_are_away_all_week(tmp_path: Path) -> None:
    """Each of the two could teach, and after the week both can: three facts together."""
    files = {
        f"teachers/{name}.yaml": f"name: {title}\ncategory: school-teacher\nschool: hekou\n{AWAY}"
        for name, title in (("zhao", "赵示例"), ("qian", "钱示例"))
    }
    timetable = town(tmp_path, files, a=klass("charter"))
    found = explain(timetable, Question("a", course="charter"), TODAY)

    assert told(timetable, found) == [
        "班次 党员班 10月16日就结业：classes/a.yaml:4",
        "教师 钱示例 10月12日至16日不便（外出）：teachers/qian.yaml:4",
        "教师 赵示例 10月12日至16日不便（外出）：teachers/zhao.yaml:4",
    ]


def test_a_site_that_is_closed_on_the_only_day(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("visit", **{"from": "2026-10-12", "to": "2026-10-12"}))
    found = explain(timetable, Question("a", course="visit"), TODAY)

    assert told(timetable, found) == [
        "班次 党员班 10月12日就结业：classes/a.yaml:4",
        "教学点 红色基地 只在周二、周三、周四、周五、周六、周日开放：sites/base.yaml:7",
    ]


def test_a_room_that_is_too_small_needs_no_other_fact(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("charter", size="51"))
    found = explain(timetable, Question("a", course="charter"), TODAY)

    assert told(timetable, found) == ["教学点 河口教室 只容 50 人：sites/hekou-room.yaml:4"]


def test_a_day_and_a_part_of_it(tmp_path: Path) -> None:
    sessions = busy(1, 0, "08:30", "11:00") + busy(2, 0, "14:30", "17:30")
    timetable = town(tmp_path, a=klass("charter", sessions=sessions))
    morning = When(MONDAY, 510, 690, is_part=True)
    found = explain(timetable, Question("a", course="charter", when=morning), TODAY)

    assert [fact.meeting and fact.meeting.first.session.id for fact in found.facts] == ["b1"]
    tuesday = When(MONDAY + dt.timedelta(1))
    assert explain(timetable, Question("a", course="charter", when=tuesday), TODAY).allowed


def test_of_one_moment_all_that_is_in_the_way_is_known(tmp_path: Path) -> None:
    """One fact is enough to forbid it; who mends that meets the others."""
    timetable = town(
        tmp_path,
        {"teachers/sun.yaml": f"name: 孙示例\ncategory: school-teacher\nschool: county\n{AWAY}"},
        a=klass("visit", sessions=busy(1, 0, "08:30", "11:30")),
    )
    moment = Question("a", course="visit", when=When(MONDAY, 540, 630))
    found = explain(timetable, moment, TODAY)

    assert len(found.facts) == 1
    assert {fact.field[0] for fact in (*found.facts, *found.others)} == {
        "open",
        "sessions",
        "unavailable",
    }


def test_sessions_that_are_in_each_others_way(tmp_path: Path) -> None:
    """Each of the two long sessions has a place by itself, and there is one half-day for both."""
    sessions = busy(1, 0, "08:30", "11:30")
    one_day = {"from": "2026-10-12", "to": "2026-10-12"}
    files = {"courses/long.yaml": course("长课", 8)}
    timetable = town(tmp_path, files, a=klass("long", sessions=sessions, **one_day))
    found = explain(timetable, Question("a", course="long"), TODAY)

    assert told(timetable, found) == [
        "党员班 b1“自习”占着 10月12日（周一）08:30—11:30（南坪教室）：classes/a.yaml:9",
        "班次 党员班 10月12日就结业：classes/a.yaml:4",
    ]
    assert found.is_proven
    assert explain(timetable, Question("a", course="long", hours=4), TODAY).allowed


def test_what_was_not_tried_is_not_called_proven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explaining, "_MOST_TRIED", 3)
    sessions = busy(1, 0, "08:30", "11:30")
    one_day = {"from": "2026-10-12", "to": "2026-10-12"}
    files = {"courses/long.yaml": course("长课", 8)}
    timetable = town(tmp_path, files, a=klass("long", sessions=sessions, **one_day))
    found = explain(timetable, Question("a", course="long"), TODAY)

    assert not found.allowed
    assert not found.is_proven


def test_a_session_where_it_is(tmp_path: Path) -> None:
    """It is never in its own way; another day is forbidden by what is there."""
    sessions = (
        "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: charter, "
        "teachers: [zhao], site: hekou-room}\n"
    ) + busy(1, 1, "08:30", "17:30")
    timetable = town(tmp_path, a=klass("charter", sessions=sessions))

    assert explain(timetable, Question("a", "s01", when=When(MONDAY, 510, 600)), TODAY).allowed
    tuesday = Question("a", "s01", when=When(MONDAY + dt.timedelta(1)))
    assert [fact.at for fact in explain(timetable, tuesday, TODAY).facts] == [
        "b1 2026-10-13T08:30/17:30"
    ]


def test_the_past_is_a_reason_of_no_file(tmp_path: Path) -> None:
    timetable = town(tmp_path, a=klass("charter"))
    past = Question("a", course="charter", when=When(MONDAY))
    found = explain(timetable, past, dt.date(2026, 10, 13))

    (reason,) = (reason_of(timetable.catalog, fact) for fact in found.facts)
    assert reason == ("今天是10月13日，过去的日子不再排课", None, None, "", None)


def fewest(ways: Ways) -> int | None:
    """The size of the smallest set of facts that forbids every way, by trying all sets."""
    reasons: list[Reasons] = [
        ways.against(Way(time, place)) for time in ways.times for place in ways.places
    ]
    if not all(reasons):
        return None
    facts = sorted({fact for way in reasons for reason in way for fact in reason}, key=str)
    for count in range(1, len(facts) + 1):
        for chosen in combinations(facts, count):
            if all(forbids(frozenset(chosen), way) for way in reasons):
                return count
    raise AssertionError("all facts together forbid nothing")


@pytest.mark.parametrize("seed", range(25))
def test_no_smaller_set_of_facts_forbids_it(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    sessions = "".join(
        busy(
            number,
            day,
            *random.choice([("08:30", "10:00"), ("08:30", "11:30"), ("14:30", "17:30")]),
        )
        for number, day in enumerate(random.sample([0, 1, 2], random.randint(0, 3)))
    )
    away = [
        f"unavailable: [{{from: 2026-10-{random.randint(12, 14)}, to: 2026-10-{day}}}]\n"
        for day in random.sample(range(14, 31), 2)
    ]
    files = {
        "teachers/zhao.yaml": f"name: 赵示例\ncategory: school-teacher\nschool: hekou\n{away[0]}",
        "teachers/qian.yaml": f"name: 钱示例\ncategory: school-teacher\nschool: hekou\n{away[1]}",
    }
    timetable = town(
        tmp_path,
        files,
        a=klass("history", sessions=sessions, to=f"2026-10-{random.randint(12, 15)}"),
    )
    question = Question("a", course="history")
    (ways,) = subject_of(timetable, question, TODAY).ways
    found = explain(timetable, question, TODAY)

    expected = fewest(ways)
    assert found.allowed == (expected is None)
    assert found.is_smallest
    assert len(found.facts) == (expected or 0)
    assert all(isinstance(fact, Fact) for fact in found.facts)
