"""A teacher does not teach on days of absence."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.teacher_unavailable import constraint
from tests.catalogs import BASE
from tests.timetables import taught, timetable, training_class

AWAY = (
    "unavailable: [{from: 2026-10-01, to: 2026-10-02},"
    " {from: 2026-10-12, to: 2026-10-13, why: 出差}, {from: 2026-10-13, to: 2026-10-14}]\n"
)


@pytest.mark.parametrize(
    ("day", "reasons"),
    [(11, []), (12, [(1, "出差")]), (13, [(1, "出差")]), (14, [(2, "")]), (15, [])],
)
def test_an_absence_includes_both_ends(
    day: int, reasons: list[tuple[int, str]], tmp_path: Path
) -> None:
    found = timetable(
        tmp_path,
        {"teachers/wang.yaml": BASE["teachers/wang.yaml"] + AWAY},
        a=training_class(taught("s01", "2026-10-16 08:30-10:00", teachers=["li", "wang"])),
    )
    (meeting,) = found.meetings
    given = list(
        constraint.violations(found, meeting, meeting.slot._replace(date=dt.date(2026, 10, day)))
    )
    assert [one.entity_id for one in given] == ["wang"] * len(reasons)
    assert [(one.field, one.reason) for one in given] == [
        (("unavailable", index), why) for index, why in reasons
    ]
