"""PS422: lessons when their class does not meet."""

from pathlib import Path

import pytest

from tests.linting import base, findings, places

SPRING = "classes/spring.yaml"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("days: [tue]", ["排在3月11日（周三），村干部培训班只在周二上课"]),
        ("days: [mon, wed]", ["排在3月10日（周二），村干部培训班只在周一、周三上课"] * 2),
        ("day_parts: [afternoon, morning]", []),
        ("day_parts: [evening]", ["排在上午（08:30—10:00），村干部培训班只在晚上上课"]),
        ("days: []\nday_parts: []", []),
    ],
)
def test_what_is_told(lines: str, told: list[str], tmp_path: Path) -> None:
    files = {SPRING: base(SPRING, ("size: 30", f"size: 30\n{lines}"))}
    found = [one.message for one in findings(tmp_path, files, "PS422")]
    assert len(found) >= len(told)
    assert all(any(each in one for one in found) for each in told)
    assert bool(found) == bool(told)


def test_a_retired_class_and_a_cancelled_session_are_not_looked_at(tmp_path: Path) -> None:
    lines = "size: 30\ndays: [tue]"
    called_off = ("2026-03-11\n    start", "2026-03-11\n    status: cancelled\n    start")
    cancelled = base(SPRING, ("size: 30", lines), called_off)
    assert findings(tmp_path, {SPRING: cancelled}, "PS422") == ()
    retired = base(SPRING, ("size: 30", f"status: retired\n{lines}"))
    assert findings(tmp_path, {SPRING: retired}, "PS422") == ()


def test_an_unknown_part_of_the_day_is_told_with_the_nearest(tmp_path: Path) -> None:
    files = {SPRING: base(SPRING, ("size: 30", "size: 30\nday_parts: [evenning]"))}
    (found,) = findings(tmp_path, files, "PS104")
    assert places([found]) == ["classes/spring.yaml:7:13"]
    assert "evening（晚上）" in found.hint
