"""A site is used while it is open."""

from pathlib import Path

import pytest

from partyschool_cli.timetable.constraints.site_closed import constraint
from tests.catalogs import BASE
from tests.timetables import taught, timetable, training_class


def test_the_first_field_that_says_so(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[str | int, ...] | None]] = [
        ("", None),
        ("open: {}\n", None),
        ("open: {days: [mon], from: 08:00, to: 10:00}\n", None),
        ("open: {days: [tue, sun]}\n", ("open", "days")),
        ("open: {from: 08:01}\n", ("open", "from")),
        ("open: {to: 09:59}\n", ("open", "to")),
        ("unavailable: [{from: 2026-10-12, to: 2026-10-12}]\n", ("unavailable", 0)),
        ("unavailable: [{from: 2026-10-13, to: 2026-10-14}]\n", None),
        (
            "open: {days: [tue]}\nunavailable: [{from: 2026-10-12, to: 2026-10-12}]\n",
            ("unavailable", 0),
        ),
        ("status: retired\nopen: {days: [tue]}\n", None),
    ]
    for number, (fields, field) in enumerate(cases):
        with subtests.test(fields=fields):
            found = timetable(
                tmp_path / str(number),
                {"sites/jiaoshi.yaml": BASE["sites/jiaoshi.yaml"] + fields},
                a=training_class(taught("s01", "2026-10-12 08:00-10:00")),
            )
            (meeting,) = found.meetings
            given = list(constraint.violations(found, meeting, meeting.slot))
            assert [one.field for one in given] == ([field] if field else [])
            assert all(one.entity_id == "jiaoshi" for one in given)
