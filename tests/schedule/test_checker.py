"""The checker finds what a plan may not do: each kind of fault, in a catalog that has it."""

import datetime as dt
from pathlib import Path

import pytest

from tests.schedule.checker import faults
from tests.schedule.towns import course, klass, town

TODAY = dt.date(2026, 1, 1)


def _session(when: str, **fields: str) -> str:
    date, times = when.split(" ")
    start, end = times.split("-")
    usual = {"course": "charter", "teachers": "[zhao]", "site": "hekou-room"}
    given = {"date": date, "start": start, "end": end, **usual, **fields}
    rest = ", ".join(f"{name}: {value}" for name, value in given.items() if value)
    return f"  - {{id: NAME, {rest}}}\n"


def _sessions(*sessions: str) -> str:
    return "".join(one.replace("NAME", f"s{number:02d}") for number, one in enumerate(sessions, 1))


_FINE = _session("2026-10-13 08:30-10:00")
_VISIT = {"course": "visit", "teachers": "[sun]", "site": "base"}


def test_nothing_is_wrong_with_a_sound_session(tmp_path: Path) -> None:
    root = town(tmp_path, a=klass("charter", sessions=_sessions(_FINE)))
    assert faults(root, ["a/s01"], TODAY) == []


def test_what_one_session_does_wrong(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        (_session("2026-10-17 08:30-10:00"), "outside the class's dates"),
        (_session("2026-10-13 12:00-13:30"), "in no part of the day"),
        (_session("2026-10-13 08:40-10:10"), "on no grid"),
        (_session("2026-10-13 08:30-10:00", teachers="[sun]"), "whom the course does not list"),
        (_session("2026-10-13 08:30-10:00", site="nanping-room"), "does not list"),
        (_session("2026-10-13 08:30-10:00", delivery="online"), "delivered as online"),
        (_session("2026-10-13 08:30-10:00", **_VISIT), "closed at that time"),
        (_session("2026-10-12 14:30-16:00", **_VISIT), "closed on that day"),
    ]
    for number, (session, fault) in enumerate(cases):
        with subtests.test(session=session):
            root = town(tmp_path / str(number), a=klass("charter", sessions=_sessions(session)))
            assert fault in "\n".join(faults(root, ["a/s01"], TODAY))


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        (_session("2026-10-13 09:00-10:30", site="", teachers="[qian]"), "one class at two"),
        (_session("2026-10-13 10:10-11:30", course="visit", site="base"), "10 minutes for a way"),
        (_session("2026-10-13 14:30-17:30", teachers="[zhao]"), ""),
    ],
)
def test_what_two_sessions_of_a_class_do_wrong(tmp_path: Path, other: str, fault: str) -> None:
    root = town(tmp_path, a=klass("charter", sessions=_sessions(_FINE, other)))
    found = faults(root, ["a/s01"], TODAY)
    assert (fault in "\n".join(found)) if fault else not found


def test_teachers_and_sites_of_two_classes(tmp_path: Path) -> None:
    other = klass("charter", sessions=_sessions(_session("2026-10-13 08:30-11:30")))
    root = town(tmp_path, a=klass("charter", sessions=_sessions(_FINE)), b=other)
    assert faults(root, ["a/s01"], TODAY) == [
        "a/s01, b/s01: zhao at two places",
        "a/s01, b/s01: hekou-room taken twice",
    ]


def test_days_off_hours_and_order(tmp_path: Path) -> None:
    late = _session("2026-10-14 08:30-10:00", course="history")
    needs = {
        "catalog.yaml": "format: 1\ntitle: 示例\nthemes: {political-theory: 政治理论}\n"
        "scheduling: {hours_per_day: 1}\n"
        "calendar: {closed: [{from: 2026-10-13, to: 2026-10-13}]}\n",
        "courses/charter.yaml": course("党章导读", requires="[history]"),
    }
    root = town(tmp_path, needs, a=klass("charter", sessions=_sessions(_FINE, late)))
    assert faults(root, ["a/s01"], TODAY) == [
        "a/s01: on a day off",
        "a/s01: the class has 2.0 hours",
        "a/s01: before a/s02, which it requires",
    ]
