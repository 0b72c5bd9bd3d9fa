"""Which half of the day a time is of."""

import pytest

from partyschool_cli.exchange.foreign.values.times import SaidTime, understood


def minutes(text: str) -> int:
    hour, minute = text.split(":")
    return 60 * int(hour) + int(minute)


def test_the_half_of_the_day(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool, bool, str]] = [
        ("8:30 11:30", False, False, "8:30 11:30"),
        ("2:30 5:30", True, True, "14:30 17:30"),
        ("2:30 5:30", False, False, "14:30 17:30"),
        ("7:00 9:00", True, True, "19:00 21:00"),
        ("11:00 1:00", False, False, "11:00 13:00"),
        ("14:30 17:30", True, True, "14:30 17:30"),
        ("8:30 2:30", False, True, "8:30 14:30"),
    ]
    for said, after_noon, has_part, expected in cases:
        with subtests.test(said=said, after_noon=after_noon, has_part=has_part):
            start, end = map(minutes, said.split())
            times = understood(
                SaidTime(start, end), after_noon=after_noon, at_noon=False, has_part=has_part
            )
            assert (times.start, times.end) == tuple(map(minutes, expected.split()))


def test_a_guess_is_told() -> None:
    times = understood(SaidTime(150, 330), after_noon=False, at_noon=False, has_part=False)
    assert times.why == "02:30 按下午算"


def test_noon_is_after_twelve_up_to_ten() -> None:
    one = understood(SaidTime(60), after_noon=False, at_noon=True, has_part=True)
    eleven = understood(SaidTime(11 * 60), after_noon=False, at_noon=True, has_part=True)
    assert (one.start, eleven.start) == (13 * 60, 11 * 60)


def test_an_end_before_the_start_is_none() -> None:
    times = understood(SaidTime(15 * 60, 14 * 60), after_noon=False, at_noon=False, has_part=True)
    assert times.end is None
