"""Parts of the day: which a stretch meets, which it belongs to, and what is daytime."""

import pytest

from partyschool_cli.model.manifest import DayPart, Manifest
from partyschool_cli.timetable.day_parts import (
    in_order,
    interval_in,
    is_daytime,
    part_of,
    parts_overlapped,
)

PARTS = Manifest(format=1, title="示例", themes={"x": "甲"}).day_parts


def minutes(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def test_what_a_stretch_falls_in(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, tuple[str, ...], str]] = [
        ("08:30", "11:30", ("morning",), "morning"),
        ("08:30", "17:30", ("morning", "afternoon"), "morning"),
        ("11:00", "15:30", ("morning", "afternoon"), "afternoon"),
        ("11:30", "12:30", (), "morning"),
        ("13:30", "14:30", (), "afternoon"),
        ("00:00", "01:00", (), "morning"),
        ("21:00", "23:59", (), "evening"),
        ("16:00", "20:00", ("afternoon", "evening"), "afternoon"),
        ("00:00", "23:59", ("morning", "afternoon", "evening"), "morning"),
    ]
    for start, end, met, own in cases:
        with subtests.test(start=start, end=end, met=met):
            assert parts_overlapped(minutes(start), minutes(end), PARTS) == met
            assert part_of(minutes(start), minutes(end), PARTS) == own
            interval = interval_in(minutes(start), minutes(end), PARTS)
            assert (interval.part, interval.parts) == (own, met or (own,))


@pytest.mark.parametrize(
    ("start", "end", "is_usual"),
    [("08:30", "11:30", True), ("08:30", "11:00", False), ("08:30", "17:30", True)],
)
def test_the_usual_time_is_from_the_first_part_to_the_last(
    start: str, end: str, is_usual: bool
) -> None:
    assert interval_in(minutes(start), minutes(end), PARTS).is_usual is is_usual


def test_parts_are_in_order_of_time() -> None:
    assert list(in_order(dict(reversed(PARTS.items())))) == ["morning", "afternoon", "evening"]


def test_daytime_ends_at_six_or_with_an_earlier_evening(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str | None, str, bool]] = [
        ("19:30", "17:59", True),
        ("19:30", "18:00", False),
        ("17:30", "17:29", True),
        ("17:30", "17:30", False),
        (None, "17:59", True),
        (None, "18:00", False),
    ]
    for evening, start, is_day in cases:
        with subtests.test(evening=evening, start=start):
            parts = {}
            if evening:
                part = {"title": "晚上", "start": evening, "end": "21:00"}
                parts["evening"] = DayPart.model_validate(part)
            assert is_daytime(minutes(start), parts) is is_day
