"""`--year`, `--from` and `--to`."""

import pytest

from partyschool_cli.cli.arguments.said_days import days_of_year, said_days
from partyschool_cli.errors import CommandLineError
from tests.timetables import day

TODAY = day("2026-11-26")


def test_an_end_that_is_not_said_is_open(subtests: pytest.Subtests) -> None:
    cases: list[tuple[int | None, str | None, str | None, tuple[str | None, ...]]] = [
        (None, None, None, (None, None)),
        (2025, None, None, ("2025-01-01", "2025-12-31")),
        (None, "2026-03", None, ("2026-03-01", None)),
        (None, "上半年", "上半年", ("2026-01-01", "2026-06-30")),
        (None, None, "10月12日", (None, "2026-10-12")),
    ]
    for year, first, last, expected in cases:
        with subtests.test(year=year):
            found = said_days(year, first, last, TODAY)
            assert tuple(one and one.isoformat() for one in found) == expected


def test_what_is_about_a_year_goes_to_its_ends(subtests: pytest.Subtests) -> None:
    cases: list[tuple[int | None, str | None, str | None, tuple[str, str]]] = [
        (None, None, None, ("2026-01-01", "2026-12-31")),
        (2025, None, None, ("2025-01-01", "2025-12-31")),
        (None, "2025-07", None, ("2025-07-01", "2025-12-31")),
        (None, None, "2027-03", ("2027-01-01", "2027-03-31")),
        (None, "2025-07", "2026-06", ("2025-07-01", "2026-06-30")),
    ]
    for year, first, last, expected in cases:
        with subtests.test(year=year):
            found = days_of_year(year, first, last, TODAY)
            assert tuple(one.isoformat() for one in found) == expected


def test_what_is_wrong_is_said(subtests: pytest.Subtests) -> None:
    cases: list[tuple[int | None, str | None, str | None, str]] = [
        (2026, "2026-03", None, "--year 不能和 --from、--to 一起用"),
        (None, "2026-10", "2026-03", "--to 的日期 2026-03-31 早于 --from 的 2026-10-01"),
        (None, "三月的某天", None, "--from："),
        (None, None, "2026-02-30", "--to："),
    ]
    for year, first, last, message in cases:
        with subtests.test(year=year):
            with pytest.raises(CommandLineError) as raised:
                said_days(year, first, last, TODAY)
            assert raised.value.message.startswith(message)
