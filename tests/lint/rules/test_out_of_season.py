"""PS420: seasons of courses, over the new year too."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import course, found_in
from tests.linting import fields
from tests.timetables import taught, training_class


def test_season(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, bool]] = [
        ("{from: 10-12, to: 10-12}", "2026-10-12", False),
        ("{from: 10-13, to: 12-31}", "2026-10-12", True),
        ("{from: 11-01, to: 10-12}", "2026-10-12", False),
        ("{from: 12-01, to: 02-29}", "2028-02-29", False),
        ("{from: 12-01, to: 02-28}", "2028-02-29", True),
        ("{from: 12-01, to: 02-29}", "2027-01-01", False),
    ]
    for number, (season, date, is_out) in enumerate(cases):
        with subtests.test(season=season, date=date):
            held = training_class(taught("s01", f"{date} 08:30-10:00"))
            found = found_in(tmp_path / str(number), "PS420", course(season=season), a=held)
            assert fields(found) == (["class:a sessions[s01].date"] if is_out else [])
