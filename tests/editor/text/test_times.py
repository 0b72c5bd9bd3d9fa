"""Days and times of day as they are typed."""

from partyschool_cli.editor.text.times import read_date, read_time


def test_only_what_is_a_date_or_a_time_is_read_as_one() -> None:
    assert read_date("2026-02-30") is None
    assert read_date("20260228") is None
    assert read_date(None) is None
    assert read_time("8:05") == 485
    assert read_time("24:00") is None
    assert read_time("8点") is None
