"""PS404: both ends of the class count, and which one is crossed is told."""

from pathlib import Path

import pytest

from tests.lint.rules.timed import found_in
from tests.linting import fields, related
from tests.timetables import session, taught, training_class


@pytest.mark.parametrize(
    ("date", "is_outside"),
    [("2026-10-11", True), ("2026-10-12", False), ("2026-10-16", False), ("2026-10-17", True)],
)
def test_class_dates_include_both_ends(date: str, is_outside: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, "PS404", a=training_class(session("s01", f"{date} 00:00-23:59")))
    assert fields(found) == (["class:a sessions[s01].date"] if is_outside else [])


def test_the_class_is_told_of_the_bound_that_is_crossed(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path, "PS404", a=training_class(taught("s01", "2026-10-17 08:30-10:00"))
    )
    assert found.message == "“党章导读”排在党员轮训班结业后：10月17日（周六）"
    assert related(found) == ["classes/a.yaml:4"]
    assert found.related[0].message == "班期 2026年10月12日—16日"


def test_a_wrong_year_is_shown(tmp_path: Path) -> None:
    (found,) = found_in(
        tmp_path, "PS404", a=training_class(taught("s01", "2062-10-12 08:30-10:00"))
    )
    assert found.message.endswith("结业后：2062年10月12日（周四）")
