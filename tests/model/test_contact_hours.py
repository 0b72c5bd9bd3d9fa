"""Contact hours as the format counts them."""

import datetime as dt

import pytest

from partyschool_cli.model.contact_hours import contact_hours, minutes_for, minutes_of
from partyschool_cli.model.manifest import Manifest


def manifest(**given: object) -> Manifest:
    return Manifest.model_validate({"format": 1, "title": "甲", "themes": {"a": "甲"}, **given})


def hours(span: str, **given: object) -> float:
    start, end = (dt.time.fromisoformat(text) for text in span.split("-"))
    return contact_hours(start, end, manifest(**given))


def test_half_day() -> None:
    count: dict[str, float] = {
        "08:30-10:00": 2,  # 90 minutes of 45
        "08:30-11:30": 4,  # half a day
        "08:30-17:30": 8,  # the whole day
        "08:00-18:00": 8,  # and more than the whole
        "08:30-17:29": 8,  # 359 minutes, rounded
        "10:00-16:00": 4,  # 90 before the gap, 90 after it
        "11:30-14:30": 0,  # the gap
        "11:00-14:00": 0.5,  # 30 minutes: 0.67 is nearest to 0.5
        "19:30-21:00": 2,
        "08:30-08:41": 0,  # 0.24
        "08:30-08:42": 0.5,  # 0.27
        "08:30-09:04": 1,  # 0.76
        "00:00-23:59": 8,
    }
    assert {span: hours(span) for span in count} == count


@pytest.mark.parametrize(
    ("span", "count"), [("08:30-09:10", 1), ("08:30-10:00", 2.5), ("08:30-17:30", 9)]
)
def test_minutes(span: str, count: float) -> None:
    # 90 / 40 = 2.25 is as near to 2 as to 2.5: halves go up. A whole day has no number of its own.
    assert hours(span, contact_hours={"minutes": 40}) == count


def test_full_day_is_what_the_catalog_says() -> None:
    rule = {"half_day": 4, "full_day": 6}
    assert hours("08:30-17:30", contact_hours=rule) == 6
    assert hours("08:30-17:00", contact_hours=rule) == 7.5
    assert hours("08:30-17:30", contact_hours={"half_day": 3}) == 6


MORNING = {"title": "上午", "start": "09:00", "end": "12:00"}
EVENING = {"title": "晚上", "start": "19:00", "end": "21:00"}


def test_other_day_parts() -> None:
    # Without an afternoon there is no gap and no whole day.
    assert hours("09:00-15:00", day_parts={"morning": MORNING}) == 8
    # Without a morning an hour has 45 minutes.
    assert hours("19:00-20:30", day_parts={"evening": EVENING}) == 2


def test_parts_that_touch_have_no_gap() -> None:
    afternoon = {"title": "下午", "start": "12:00", "end": "15:00"}
    parts = {"morning": MORNING, "afternoon": afternoon}
    assert hours("11:00-13:00", day_parts=parts) == 2.5


def test_minutes_of() -> None:
    assert minutes_of(dt.time(8, 30)) == 510


def test_how_long_so_many_hours_take(subtests: pytest.Subtests) -> None:
    cases: list[tuple[float, str, int]] = [
        (2, "08:30", 90),
        (4, "08:30", 180),
        (6, "08:30", 450),  # 270 of it taught, and the gap at noon
        (8, "08:30", 540),
        (0.5, "14:30", 23),  # 22.5 is no time of a clock
        (2, "19:30", 90),
    ]
    for count, start, minutes in cases:
        with subtests.test(count=count, start=start):
            begins = minutes_of(dt.time.fromisoformat(start))
            assert minutes_for(count, begins, manifest()) == minutes
            end = dt.time(*divmod(begins + minutes, 60))
            assert contact_hours(dt.time.fromisoformat(start), end, manifest()) == count
