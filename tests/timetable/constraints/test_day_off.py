"""No teaching on holidays and closed days."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.day_off import constraint
from tests.catalogs import BASE
from tests.timetables import taught, timetable, training_class

CLOSED = "calendar: {closed: [{from: 2026-03-02, to: 2026-03-03, why: 社火}]}\n"


@pytest.mark.parametrize(
    ("date", "reasons"),
    [
        ("2026-03-03", [(("calendar", "closed", 0), "社火")]),
        ("2026-03-04", []),
        ("2026-10-01", [(("calendar", "holidays"), "国庆节")]),
        ("2026-10-10", []),
    ],
    ids=["closed", "open", "holiday", "make-up workday"],
)
def test_the_field_and_the_name_of_the_day(
    date: str, reasons: list[object], tmp_path: Path
) -> None:
    found = timetable(
        tmp_path,
        {"catalog.yaml": BASE["catalog.yaml"] + CLOSED},
        a=training_class(taught("s01", "2026-10-12 08:30-10:00")),
    )
    (meeting,) = found.meetings
    slot = meeting.slot._replace(date=dt.date.fromisoformat(date))
    given = list(constraint.violations(found, meeting, slot))
    assert [(one.field, one.reason) for one in given] == reasons
    assert all(one.entity is None for one in given)
