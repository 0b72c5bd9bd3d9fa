"""Where a session could be, before other meetings matter."""

import datetime as dt
from itertools import islice, product
from pathlib import Path

import pytest

from partyschool_cli.model.kind import Kind
from partyschool_cli.schedule.explain.explain import explain
from partyschool_cli.schedule.explain.question import Question
from partyschool_cli.schedule.placing.class_times import outside_class_times
from partyschool_cli.schedule.placing.limits import hard_constraints
from partyschool_cli.schedule.placing.placements import Placements, Time
from partyschool_cli.schedule.placing.wanted import Missing, new_session, wanted_sessions
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.timetable.timetable import timetable_of
from tests.catalogs import SHIPPED, loaded
from tests.schedule.plans import TODAY
from tests.schedule.towns import Files, catalog, course, klass


def _times(folder: Path, course: str, files: Files | None = None, **fields: str) -> list[str]:
    held = catalog(folder, files, a=klass(course, **fields))
    one = held.courses[course]
    wanted = new_session(held.classes["a"], one, one.contact_hours or 0, held.manifest)
    placements = Placements(timetable_of(held), dt.date(2026, 10, 13))
    return [
        f"{time.date:%d}T{time.start // 60:02d}:{time.start % 60:02d}"
        for time in placements.times(wanted)
        if any(placements.is_free(wanted, time, place) for place in placements.places(wanted))
    ]


def test_a_long_session_fills_a_part_of_the_day_from_today_on(tmp_path: Path) -> None:
    assert _times(tmp_path, "history") == [
        f"{day}T{time}" for day in (13, 14, 15, 16) for time in ("08:30", "14:30")
    ]


def test_a_site_that_opens_late(tmp_path: Path) -> None:
    found = _times(tmp_path, "visit", to="2026-10-13")
    morning = ["13T09:00", "13T09:30", "13T10:00"]
    assert found == [*morning, "13T14:30", "13T15:00", "13T15:30", "13T16:00"]


def test_teachers_who_are_away(tmp_path: Path) -> None:
    away = "unavailable: [{from: 2026-10-13, to: 2026-10-15}]\n"
    person = "category: school-teacher\nschool: hekou\n"
    files = {
        "teachers/zhao.yaml": f"name: 赵示例\n{person}{away}",
        "teachers/qian.yaml": f"name: 钱示例\n{person}{away}",
    }
    assert _times(tmp_path, "history", files) == ["16T08:30", "16T14:30"]


def test_a_course_is_split_where_no_site_is_open_long_enough(tmp_path: Path) -> None:
    hours = "open: {from: 09:00, to: 17:00}\n"
    room = f"title: 河口教室\nvenue: classroom\nschool: hekou\ncapacity: 50\n{hours}"
    held = catalog(tmp_path, {"sites/hekou-room.yaml": room}, a=klass("history"))
    lack = Missing(held.classes["a"], held.courses["history"], 4)
    placements = Placements(timetable_of(held), TODAY)
    sizes = [one.hours for one in wanted_sessions(lack, held.manifest, placements.longest)]
    assert sizes == [3, 1]


def test_a_course_is_split_by_the_evening_though_its_site_is_closed_then(tmp_path: Path) -> None:
    """Else it would seem to be its length that nothing can be done about."""
    files = {"courses/long.yaml": course("长课", 4, delivery="[onsite]", sites="[base]")}
    held = catalog(tmp_path, files, a=klass("long", type="evening"))
    placements = Placements(timetable_of(held), TODAY)
    assert placements.longest(held.classes["a"], held.courses["long"], 4) == 2
    why = explain(timetable_of(held), Question("a", course="long", hours=4), TODAY)
    assert ("open", "to") in [fact.field for fact in why.facts]


@pytest.mark.parametrize("name", ["qingxu-applicants-2026-1", "mayu-evening-2026"])
def test_what_speaks_against_a_time_is_the_same_in_every_combination(name: str) -> None:
    """Placements ask each constraint of a class, a site and a teacher apart: so each has to be."""
    held = loaded(SHIPPED)
    timetable = timetable_of(held)
    placements = Placements(timetable, TODAY)
    training_class = held.classes[name]
    seen = 0
    static = [one for one in hard_constraints() if one.scope != "meetings"]
    days = [training_class.from_ + dt.timedelta(days=shift) for shift in range(-1, 9)]
    for course_id in training_class.courses:
        wanted = new_session(training_class, held.courses[course_id], 2, held.manifest)
        times = [Time(day, start, start + 90) for day in days for start in (480, 510, 870, 1170)]
        for time, place in islice(product(times, placements.places(wanted)), 200):
            meeting = wanted.with_delivery(place.delivery).meeting
            slot = Slot(*time, place.site, place.teachers)
            whole = any(any(one.violations(timetable, meeting, slot)) for one in static)
            whole = whole or any(outside_class_times(timetable, meeting, slot))
            apart = (
                any(placements.against_time(wanted, time))
                or any(placements.against_place(wanted, place))
                or not placements.is_free(wanted, time, place)
            )
            assert apart == whole
            seen += 1
    assert seen > 100


def test_no_constraint_on_a_time_is_about_the_course() -> None:
    """Sessions of a class share their times, whatever they teach."""
    held = loaded(SHIPPED)
    timetable = timetable_of(held)
    on_time = [one for one in hard_constraints() if one.scope in ("date", "time")]
    found = {
        violation.entity.kind
        for meeting in timetable.meetings
        for shift in range(0, 400, 57)
        for constraint in on_time
        for violation in constraint.violations(
            timetable,
            meeting,
            meeting.slot._replace(date=meeting.date + dt.timedelta(days=shift)),
        )
        if violation.entity is not None
    }
    assert Kind.COURSE not in found
    assert found
