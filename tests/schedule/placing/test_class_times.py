"""When a class meets, and when a session may start."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.schedule.placing.class_times import (
    Window,
    ends_of_others,
    length_at,
    meets_on,
    starts,
    windows,
)
from partyschool_cli.timetable.timetable import timetable_of
from tests.schedule.towns import catalog, klass

MORNING = Window("morning", 510, 690)


@pytest.mark.parametrize(
    ("fields", "date", "meets"),
    [
        ({}, "2026-10-16", True),  # a Friday
        ({}, "2026-10-18", False),  # a Sunday
        ({}, "2026-10-10", True),  # a Saturday on which people work for the National Day
        ({"days": "[sat]"}, "2026-10-17", True),
        ({"days": "[sat]"}, "2026-10-16", False),
        ({"days": "[mon]"}, "2026-10-10", False),
    ],
)
def test_the_days_of_a_class(
    tmp_path: Path, fields: dict[str, str], date: str, *, meets: bool
) -> None:
    held = catalog(tmp_path, a=klass(**fields))
    calendar = timetable_of(held).calendar
    assert meets_on(held.classes["a"], dt.date.fromisoformat(date), calendar) == meets


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({}, ["morning", "afternoon"]),
        ({"type": "evening"}, ["evening"]),
        ({"type": "evening", "day_parts": "[morning, evening]"}, ["morning", "evening"]),
        ({"day_parts": "[afternoon]"}, ["afternoon"]),
    ],
)
def test_the_parts_of_the_day_of_a_class(
    tmp_path: Path, fields: dict[str, str], parts: list[str]
) -> None:
    held = catalog(tmp_path, a=klass(**fields))
    found = windows([held.classes["a"]], held.manifest)
    assert [window.part for window in found] == parts


def test_two_classes_meet_in_the_parts_of_both(tmp_path: Path) -> None:
    held = catalog(tmp_path, a=klass(), b=klass(day_parts="[afternoon, evening]"))
    found = windows([held.classes["a"], held.classes["b"]], held.manifest)
    assert [window.part for window in found] == ["afternoon"]


def test_a_session_starts_with_its_part_on_the_grid_or_where_one_ends() -> None:
    assert starts(MORNING, 60, (), ()) == [510, 570, 630]
    assert starts(MORNING, 60, (), (555, 400)) == [510, 555, 570, 630]
    assert starts(MORNING, 90, (45,), ()) == [510, 555, 600, 645]


def test_the_length_of_a_session(tmp_path: Path) -> None:
    manifest = catalog(tmp_path).manifest
    assert length_at(2, 510, manifest) == 90
    assert length_at(0.5, 510, manifest) == 25  # 22.5, as offices print times
    assert length_at(1.5, 510, manifest) == 70
    assert length_at(2, 660, manifest) == 90 + 180  # over noon, which does not count
    assert length_at(4, 23 * 60, manifest) is None


def test_another_of_the_class_s_meetings_ends_then_and_not_its_own(tmp_path: Path) -> None:
    times = {"s1": "08:30, end: 10:00", "s2": "10:10, end: 11:30"}
    sessions = "".join(
        f"  - {{id: {name}, activity: 讨论, date: 2026-10-12, start: {at}}}\n"
        for name, at in times.items()
    )
    timetable = timetable_of(catalog(tmp_path, a=klass(sessions=sessions)))
    first, second = timetable.meetings

    assert ends_of_others(timetable, first, first.date) == (second.end,)
    assert ends_of_others(timetable, second, second.date) == (first.end,)
    assert not ends_of_others(timetable, first, dt.date(2026, 10, 13))
