"""PS419: sessions without a teacher or a site."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.timetables import session, taught, training_class

MORNING = "2026-10-12 08:30-10:00"


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (taught("s01", MORNING), None),
        (taught("s01", MORNING, teachers=None), "还没有授课人"),
        (taught("s01", MORNING, teachers=[]), "还没有授课人"),
        (taught("s01", MORNING, site=None), "还没有教学点"),
        (taught("s01", MORNING, teachers=None, site=None), "还没有授课人和教学点"),
        (taught("s01", MORNING, site=None, status="cancelled"), None),
        (session("s01", MORNING), None),
    ],
)
def test_incomplete_sessions(one: str, message: str | None, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS419", a=training_class(one))
    assert [one.message.rpartition("：")[2] for one in found] == ([message] if message else [])
