"""Who could teach a session, where, and how."""

from pathlib import Path

import pytest

from partyschool_cli.schedule.placing.places import (
    Place,
    delivery_at,
    places_of,
    places_of_meeting,
    sites_of,
    teachers_of,
)
from partyschool_cli.schedule.placing.wanted import movable, new_session
from partyschool_cli.timetable.timetable import timetable_of
from tests.schedule.plans import TODAY
from tests.schedule.towns import catalog, course, klass


def _named(entities: object) -> list[str]:
    return [one.id for one in entities]  # type: ignore[attr-defined]


def test_a_course_says_by_whom_and_where(tmp_path: Path) -> None:
    retired = "name: 钱示例\ncategory: school-teacher\nschool: hekou\nstatus: retired\n"
    held = catalog(tmp_path, {"teachers/qian.yaml": retired}, a=klass())
    of = (held, held.courses["charter"], [held.classes["a"]])
    assert _named(teachers_of(*of)) == ["zhao"]
    assert _named(sites_of(*of)) == ["hekou-room"]


def test_else_those_of_the_schools_and_above_serve_the_nearest_first(tmp_path: Path) -> None:
    free = course("不限", teachers="", sites="", school="county")
    held = catalog(tmp_path, {"courses/free.yaml": free}, a=klass())
    of = (held, held.courses["free"], [held.classes["a"]])
    assert _named(teachers_of(*of)) == ["qian", "zhao", "sun"]
    assert _named(sites_of(*of)) == ["hekou-room", "base"]  # not that of the other town


def test_the_delivery_that_fits_a_site(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str | None, str | None]] = [
        ("[discussion, lecture]", "hekou-room", "lecture"),
        ("[lecture, onsite]", "base", "onsite"),
        ("[lecture, onsite]", "hekou-room", "lecture"),
        ("[onsite]", "hekou-room", None),
        ("[online, lecture]", "hekou-room", "lecture"),
        ("[online]", "hekou-room", None),
        ("[online]", None, "online"),
        ("[lecture]", None, None),
        ("[tutoring]", "base", "tutoring"),
        ("[lecture]", "screen", None),
        ("[lecture, online]", "screen", "online"),
    ]
    for number, (ways, site, delivery) in enumerate(cases):
        with subtests.test(ways=ways, site=site):
            files = {
                "courses/one.yaml": course("一门课", delivery=ways),
                "sites/screen.yaml": "title: 线上\nvenue: online\n",
            }
            held = catalog(tmp_path / str(number), files)
            found = delivery_at(held.courses["one"], held.sites[site] if site else None)
            assert found == delivery


def test_a_new_session_has_one_teacher_at_each_site(tmp_path: Path) -> None:
    held = catalog(tmp_path, a=klass())
    wanted = new_session(held.classes["a"], held.courses["charter"], 2, held.manifest)
    assert places_of(held, wanted) == (
        Place("hekou-room", ("zhao",), "lecture"),
        Place("hekou-room", ("qian",), "lecture"),
    )


def test_a_session_that_exists_may_keep_what_it_has(tmp_path: Path) -> None:
    sessions = (
        "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: charter,"
        " teachers: [zhao, sun], site: nanping-room, delivery: discussion}\n"
    )
    held = catalog(tmp_path, a=klass(sessions=sessions))
    (meeting,) = timetable_of(held).meetings
    wanted = movable(meeting, TODAY)
    assert wanted is not None
    together = ("zhao", "sun")  # a team that somebody put together
    assert places_of(held, wanted) == (
        Place("nanping-room", together, "discussion"),
        Place("hekou-room", together, "lecture"),
    )


def test_a_meeting_that_exists_may_stay_where_it_is_whatever_its_course_lists(
    tmp_path: Path,
) -> None:
    at = "date: 2026-10-12, start: 08:30, end: 10:00, teachers: [sun], site: nanping-room"
    sessions = f"  - {{id: s1, course: charter, {at}}}\n"
    held = catalog(tmp_path, a=klass("charter", sessions=sessions))
    (meeting,) = timetable_of(held).meetings
    own, *listed = places_of_meeting(held, meeting)

    assert own[:2] == ("nanping-room", ("sun",))
    assert ("hekou-room", ("zhao",)) in {one[:2] for one in listed}


def test_an_activity_stays_where_it_is(tmp_path: Path) -> None:
    at = "date: 2026-10-12, start: 08:30, end: 10:00, site: hekou-room"
    held = catalog(tmp_path, a=klass(sessions=f"  - {{id: s1, activity: 开班式, {at}}}\n"))
    (meeting,) = timetable_of(held).meetings

    assert [one.site for one in places_of_meeting(held, meeting)] == ["hekou-room"]
