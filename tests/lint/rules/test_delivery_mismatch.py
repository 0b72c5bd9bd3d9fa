"""PS421: deliveries of courses, and visits to classrooms."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import course, found_in
from tests.linting import fields
from tests.timetables import taught, training_class

MORNING = "2026-10-12 08:30-10:00"
FIELD = "title: 田头\nvenue: field\ncategory: rural-development\ncapacity: 90\n"


def test_delivery(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str | None, str | None, str | None]] = [
        ("[lecture]", "lecture", None, None),
        ("[lecture]", None, None, None),
        ("[lecture]", "discussion", None, "delivery"),
        ("[lecture, onsite]", "onsite", None, "site"),
        ("[lecture, onsite]", None, None, None),
        ("[onsite]", None, None, "site"),
        ("[demonstration]", "demonstration", None, "site"),
        ("[onsite]", "onsite", FIELD, None),
        ("[demonstration]", None, "title: 云课堂\nvenue: online\n", None),
        ("[onsite]", "lecture", None, "delivery"),
    ]
    for number, (own, delivery, site, field) in enumerate(cases):
        with subtests.test(own=own, delivery=delivery, site=site):
            files = course(delivery=own) | ({"sites/jiaoshi.yaml": site} if site else {})
            held = training_class(taught("s01", MORNING, delivery=delivery))
            found = found_in(tmp_path / str(number), "PS421", files, a=held)
            assert fields(found) == ([f"class:a sessions[s01].{field}"] if field else [])
