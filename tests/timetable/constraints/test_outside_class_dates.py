"""A class meets from its first day to its last."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.outside_class_dates import constraint
from tests.timetables import taught, timetable, training_class


@pytest.mark.parametrize(
    ("date", "reasons"),
    [
        ("2026-10-11", [("a", ("from",)), ("b", ("from",))]),
        ("2026-10-12", []),
        ("2026-10-14", []),
        ("2026-10-15", [("b", ("to",))]),
        ("2026-10-17", [("a", ("to",)), ("b", ("to",))]),
    ],
)
def test_both_ends_count(date: str, reasons: list[tuple[str, tuple[str]]], tmp_path: Path) -> None:
    both = taught("s01", "2026-10-12 08:30-10:00")
    found = timetable(tmp_path, a=training_class(both), b=training_class(both, to="2026-10-14"))
    (meeting,) = found.meetings
    slot = meeting.slot._replace(date=dt.date.fromisoformat(date))
    given = constraint.violations(found, meeting, slot)
    assert [(one.session.training_class.id, one.field) for one in given] == reasons
