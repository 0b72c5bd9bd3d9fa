"""PS417: three days or 24 contact hours."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields
from tests.timetables import session, taught, training_class


def long_days(*days: str, times: str = "08:30-10:00") -> list[str]:
    return [taught(f"s{i}", f"{day} {times}") for i, day in enumerate(days)]


THREE = ("2026-10-12", "2026-10-13", "2026-10-14")
THIRD = "2026-10-14 08:30-10:00"


@pytest.mark.parametrize(
    ("sessions", "is_short"),
    [
        (long_days(*THREE), False),
        (long_days(*THREE[:2]), True),
        (long_days(*THREE[:2], times="08:30-17:30"), True),
        (long_days(*THREE[:2], times="00:00-12:00"), False),
        ([*long_days(*THREE[:2]), session("s9", THIRD)], True),
        (
            [*long_days(*THREE[:2]), taught("s9", "2026-10-14 08:30-10:00", status="cancelled")],
            True,
        ),
        ([session("s9", THIRD)], True),
        ([], False),
    ],
    ids=["days", "two", "16h", "hours", "activity", "cancelled", "no-course", "nothing-yet"],
)
def test_either_three_days_or_24_hours(sessions: list[str], is_short: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS417", a=training_class(*sessions, type="applicant"))
    assert fields(found) == (["class:a type"] if is_short else [])
    assert found_in(tmp_path / "other", "PS417", a=training_class(*sessions)) == ()
