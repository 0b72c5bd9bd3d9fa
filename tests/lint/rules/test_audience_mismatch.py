"""PS418: the audience of a course and of a class."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import course, found_in
from tests.linting import fields
from tests.timetables import taught, training_class

DAY = "2026-10-12"
MORNING, LATER = f"{DAY} 08:30-10:00", f"{DAY} 10:00-11:30"


@pytest.mark.parametrize(
    ("audience", "is_wrong"),
    [("[farmers]", True), ("[farmers, members]", False), ("[farmers, officials]", True)],
)
def test_audience(audience: str, is_wrong: bool, tmp_path: Path) -> None:
    held = training_class(taught("s01", MORNING), taught("s02", LATER))
    found = found_in(tmp_path, "PS418", course(audience=audience), a=held)
    assert fields(found) == (["class:a sessions[s01].course"] if is_wrong else [])
