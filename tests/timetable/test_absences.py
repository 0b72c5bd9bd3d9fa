"""When a teacher is away or a site is closed."""

import datetime as dt

import pytest

from partyschool_cli.model.contact_hours import minutes_of
from partyschool_cli.model.manifest import default_day_parts
from partyschool_cli.model.types import Absence
from partyschool_cli.timetable.absences import first_absence
from partyschool_cli.timetable.meetings import Slot


def slot(date: str, times: str) -> Slot:
    start, end = (minutes_of(dt.time.fromisoformat(time)) for time in times.split("-"))
    return Slot(dt.date.fromisoformat(date), start, end)


# 12 October 2026 is a Monday.
def test_when_somebody_is_away(subtests: pytest.Subtests) -> None:
    cases: list[tuple[dict[str, object], str, str, bool]] = [
        ({"from": "2026-10-12", "to": "2026-10-13"}, "2026-10-13", "08:30-10:00", True),
        ({"from": "2026-10-12", "to": "2026-10-13"}, "2026-10-14", "08:30-10:00", False),
        ({"days": ["mon"]}, "2026-10-12", "08:30-10:00", True),
        ({"days": ["mon"]}, "2031-10-13", "19:30-21:00", True),
        ({"days": ["mon"]}, "2026-10-13", "08:30-10:00", False),
        ({"days": ["mon", "sun"], "from": "2026-10-13"}, "2026-10-12", "08:30-10:00", False),
        ({"days": ["mon", "sun"], "from": "2026-10-13"}, "2026-10-18", "08:30-10:00", True),
        ({"days": ["mon"], "to": "2026-10-12"}, "2026-10-12", "08:30-10:00", True),
        ({"days": ["mon"], "to": "2026-10-12"}, "2026-10-19", "08:30-10:00", False),
        ({"days": ["mon"], "day_parts": ["morning"]}, "2026-10-12", "08:30-10:00", True),
        ({"days": ["mon"], "day_parts": ["morning"]}, "2026-10-12", "14:30-16:00", False),
        ({"days": ["mon"], "day_parts": ["morning"]}, "2026-10-12", "11:29-14:00", True),
        # What is in no part of the day is in none that is named.
        ({"days": ["mon"], "day_parts": ["morning"]}, "2026-10-12", "11:30-14:00", False),
        (
            {"days": ["mon"], "day_parts": ["afternoon"]},
            "2026-10-12",
            "17:00-18:30",
            True,
        ),
        (
            {"from": "2026-10-12", "to": "2026-10-12", "day_parts": ["evening"]},
            "2026-10-12",
            "14:30-16:00",
            False,
        ),
    ]
    for absence, date, times, is_away in cases:
        with subtests.test(absence=absence, date=date, times=times):
            absences = [Absence.model_validate({"days": ["sat"]}), Absence.model_validate(absence)]
            found = first_absence(absences, slot(date, times), default_day_parts())
            assert found == (1 if is_away else None)
