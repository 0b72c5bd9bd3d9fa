"""A site that is neither shared nor online takes one meeting at a time."""

from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.site_clash import constraint
from tests.timetables import taught, timetable, training_class

DAY = "2026-10-12"


@pytest.mark.parametrize(
    ("site", "clashes"),
    [
        ("title: 教室\nvenue: classroom\ncapacity: 90\n", True),
        ("title: 教室\nvenue: classroom\ncapacity: 90\nstatus: retired\n", False),
        ("title: 教室\nvenue: classroom\ncapacity: 90\nshared: true\n", False),
        ("title: 云课堂\nvenue: online\n", False),
        (None, False),
    ],
    ids=["plain", "retired", "shared", "online", "missing"],
)
def test_which_sites(site: str | None, clashes: bool, tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        {"sites/jiaoshi.yaml": site},
        a=training_class(taught("s01", f"{DAY} 08:30-10:00")),
        b=training_class(taught("s01", f"{DAY} 09:30-11:00", teachers=["li"])),
    )
    earlier, later = found.meetings
    reasons = list(constraint.violations(found, later, later.slot))
    assert [one.others for one in reasons] == ([(earlier,)] if clashes else [])
    elsewhere = later.slot._replace(site=None)
    assert list(constraint.violations(found, later, elsewhere)) == []
