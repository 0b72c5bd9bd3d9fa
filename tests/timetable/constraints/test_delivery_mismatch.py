"""A session is delivered as its course can be, and a visit does not go to a classroom."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraints.delivery_mismatch import constraint
from tests.catalogs import BASE
from tests.timetables import taught, timetable, training_class

COURSE = BASE["courses/dangzhang.yaml"]
FIELD = "title: 田头\nvenue: field\ncategory: party-building\ncapacity: 90\n"
OF_COURSE = (Key(Kind.COURSE, "dangzhang"), ("delivery",))
OF_SITE = (Key(Kind.SITE, "jiaoshi"), ("venue",))


def test_course_and_site(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str | None, str, object]] = [
        ("[lecture]", None, "jiaoshi", None),
        ("[lecture]", "discussion", "jiaoshi", OF_COURSE),
        ("[onsite]", None, "jiaoshi", OF_SITE),
        ("[lecture, onsite]", None, "jiaoshi", None),
        ("[lecture, demonstration]", "demonstration", "jiaoshi", OF_SITE),
        ("[onsite]", None, "tian", None),
        ("[onsite]", "lecture", "jiaoshi", OF_COURSE),
    ]
    for number, (own, delivery, site, reason) in enumerate(cases):
        with subtests.test(own=own, delivery=delivery, site=site):
            files = {
                "courses/dangzhang.yaml": COURSE.replace("[lecture]", own),
                "sites/tian.yaml": FIELD,
            }
            held = training_class(taught("s01", "2026-10-12 08:30-10:00", delivery=delivery))
            found = timetable(tmp_path / str(number), files, a=held)
            (meeting,) = found.meetings
            given = constraint.violations(found, meeting, meeting.slot._replace(site=site))
            assert [(one.entity, one.field) for one in given] == ([reason] if reason else [])


def test_each_class_of_a_joint_meeting_by_itself(tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    online = taught("s01", "2026-10-12 08:30-10:00", delivery="online")
    found = timetable(tmp_path, a=training_class(lesson), b=training_class(online))
    (meeting,) = found.meetings
    (reason,) = constraint.violations(found, meeting, meeting.slot)
    assert reason.session.ref == "b/s01"
