"""The classes of a meeting fit into its site."""

from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.over_capacity import constraint
from tests.timetables import taught, timetable, training_class


@pytest.mark.parametrize(("size", "is_over"), [(20, False), (21, True)])
@pytest.mark.parametrize("shared", ["true", "false"])
def test_classes_taught_together_add_up(
    size: int, is_over: bool, shared: str, tmp_path: Path
) -> None:
    both = taught("s01", "2026-10-12 08:30-10:00")
    site = f"title: 馆\nvenue: classroom\ncapacity: 50\nshared: {shared}\n"
    found = timetable(
        tmp_path,
        {"sites/jiaoshi.yaml": site},
        a=training_class(both),
        b=training_class(both, size=size),
        # Who else is there does not count here.
        c=training_class(taught("s01", "2026-10-12 08:30-10:00", teachers=["li"])),
    )
    meeting = found.meetings[0]
    given = list(constraint.violations(found, meeting, meeting.slot))
    assert [(one.amount, one.limit, one.others) for one in given] == (
        [(51, 50, ())] if is_over else []
    )


def test_nobody_is_too_many_online(tmp_path: Path) -> None:
    files = {"sites/jiaoshi.yaml": "title: 云课堂\nvenue: online\ncapacity: 10\n"}
    held = training_class(taught("s01", "2026-10-12 08:30-10:00"))
    found = timetable(tmp_path, files, a=held)
    (meeting,) = found.meetings
    assert list(constraint.violations(found, meeting, meeting.slot)) == []
