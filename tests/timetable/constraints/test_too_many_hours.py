"""A teacher teaches no more on one day than is allowed."""

from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.too_many_hours import constraint
from tests.catalogs import BASE
from tests.timetables import meeting_of, session, taught, timetable, training_class

DAY = "2026-10-12"


def teacher(most: float) -> dict[str, str | bytes | None]:
    return {"teachers/wang.yaml": BASE["teachers/wang.yaml"] + f"contact_hours_per_day: {most}\n"}


@pytest.mark.parametrize(("most", "is_over"), [(4, False), (3.5, True)])
def test_what_else_is_taught_that_day_counts(most: float, is_over: bool, tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        teacher(most),
        a=training_class(
            taught("s01", f"{DAY} 08:30-10:00"),
            session("s02", f"{DAY} 10:00-11:30", teachers=["wang"]),
            taught("s03", "2026-10-13 08:30-10:00"),
        ),
    )
    meeting, other = meeting_of(found, "a/s03"), meeting_of(found, "a/s01")
    assert list(constraint.violations(found, meeting, meeting.slot)) == []
    same_day = meeting.slot._replace(date=other.date, start=14 * 60 + 30, end=16 * 60)
    given = list(constraint.violations(found, meeting, same_day))
    assert [(one.others, one.amount, one.limit) for one in given] == (
        [((other,), 4, most)] if is_over else []
    )


def test_the_hours_are_those_of_the_slot(tmp_path: Path) -> None:
    found = timetable(tmp_path, teacher(2), a=training_class(taught("s01", f"{DAY} 08:30-10:00")))
    (meeting,) = found.meetings
    longer = meeting.slot._replace(end=11 * 60 + 30)
    given = constraint.violations(found, meeting, longer)
    assert [(one.amount, one.others) for one in given] == [(4, ())]
