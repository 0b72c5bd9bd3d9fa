"""What a clerk says of a day and a time of a session."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.edit.when import When, when_of
from partyschool_cli.errors import CommandLineError
from partyschool_cli.wording.dates import time_text
from tests.edit.winter import TODAY, lookup, winter


def when(folder: Path, *words: str, ref: str = "winter/s06") -> When:
    """What `words` say of the session on Tuesday, 29 December 2026, 14:30; today is the 1st."""
    found = lookup(winter(folder))
    return when_of(words, found, filed_session(found, ref), TODAY)


def test_a_day(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        ("12月11日", "2026-12-11"),
        ("十二月十一号", "2026-12-11"),
        ("改到12月11日", "2026-12-11"),
        ("调至 12-11", "2026-12-11"),
        ("12/11", "2026-12-11"),
        ("2027-01-04", "2027-01-04"),
        ("2027年1月4日", "2027-01-04"),
        # The nearest to the session's own day, not this year's.
        ("1月4日", "2027-01-04"),
        ("明年1月4日", "2027-01-04"),
        ("28号", "2026-12-28"),
        ("下周三", "2026-12-09"),
        ("下下周三", "2026-12-16"),
        ("大后天", "2026-12-04"),
        # Of the session's own week.
        ("周五", "2027-01-01"),
        ("星期一", "2026-12-28"),
        ("+7天", "2027-01-05"),
        ("＋一周", "2027-01-05"),
        ("-1周", "2026-12-22"),
        ("推迟两天", "2026-12-31"),
        ("提前一周", "2026-12-22"),
        ("+1月", "2027-01-29"),
    ]
    for number, (said, date) in enumerate(cases):
        with subtests.test(said=said):
            assert when(tmp_path / str(number), said) == When(date=dt.date.fromisoformat(date))


def test_a_time(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str | None]] = [
        ("8:30", "08:30", None),
        ("８：３０", "08:30", None),
        ("下午2点半", "14:30", None),
        ("下午两点半", "14:30", None),
        ("晚上7点", "19:00", None),
        ("中午12点", "12:00", None),
        ("十点三十分", "10:30", None),
        ("14:30-16:00", "14:30", "16:00"),
        ("14：30—16：00", "14:30", "16:00"),
        ("下午2点到4点半", "14:00", "16:30"),
        ("上午", "08:30", None),
        ("早上", "08:30", None),
        ("afternoon", "14:30", None),
        ("晚上", "19:30", None),
        ("推迟半小时", "15:00", None),
        ("提前30分钟", "14:00", None),
    ]
    for number, (said, start, end) in enumerate(cases):
        with subtests.test(said=said):
            found = when(tmp_path / str(number), said)
            assert found.date is None
            assert found.start is not None
            assert time_text(found.start) == start
            assert (None if found.end is None else time_text(found.end)) == end


def test_both_in_any_order(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, ...]] = [
        ("12月11日", "下午2点半"),
        ("下午2点半", "12月11日"),
        ("12月11日下午2点半",),
        ("改到", "12月11日", "的", "14:30"),
        ("调到12月11日，14点30分",),
        ("2026-12-11 14:30",),
        ("十二月十一日下午两点半",),
    ]
    for number, words in enumerate(cases):
        with subtests.test(words=words):
            assert when(tmp_path / str(number), *words) == When(dt.date(2026, 12, 11), 14 * 60 + 30)


@pytest.mark.parametrize("said", ["下周三两点", "12月11日2:30", "6点"])
def test_an_hour_of_the_night_is_taken_for_a_slip(said: str, tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="不知是早上还是下午") as error:
        when(tmp_path, said)
    assert "下午的写 下午" in error.value.hint


def test_an_hour_of_the_night_that_is_meant(tmp_path: Path) -> None:
    assert when(tmp_path, "06:30").start == 6 * 60 + 30


def test_what_cannot_be_read(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = [
        ("12月11日 12月12日", "里有两个日期"),
        ("14:30 上午", "里有两个时间"),
        ("12月11日 大礼堂", "看不懂“大礼堂”"),
        ("-1", "看不懂“-1”"),
        ("12月", "看不懂“12月”"),
        ("2月30日", "“2月30日”不是日期"),
        ("25:00", "“25:00”不是时间"),
        ("16:00-14:30", "的结束不晚于开始"),
        ("推迟12小时", "就到另一天了"),
    ]
    for number, (said, message) in enumerate(cases):
        with subtests.test(said=said):
            with pytest.raises(CommandLineError, match=message) as error:
                when(tmp_path / str(number), said)
            assert error.value.hint
