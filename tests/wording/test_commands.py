"""Commands as they are typed."""

import datetime as dt

import pytest

from partyschool_cli.wording.commands import move_command

NOW = dt.date(2026, 12, 29)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ((dt.date(2026, 12, 30), 870, None), "12月30日 14:30"),
        ((dt.date(2026, 12, 30), 870, 960), "12月30日 14:30-16:00"),
        # Over the new year the nearest is meant.
        ((dt.date(2027, 1, 4), 510, None), "1月4日 08:30"),
        ((dt.date(2027, 12, 1), 510, None), "2027-12-01 08:30"),
    ],
)
def test_a_day_is_as_short_as_it_is_clear(
    when: tuple[dt.date, int, int | None], words: str
) -> None:
    assert move_command("winter/s06", NOW, when) == f"pschool move winter/s06 {words}"


def test_options_are_quoted_for_any_shell() -> None:
    options = {"--site": "大礼堂", "--why": '乡里 "大会"; rm'}
    command = move_command("a/s01", NOW, (NOW, 510, None), options)
    assert command == 'pschool move a/s01 12月29日 08:30 --site 大礼堂 --why "乡里 ”大会”; rm"'
