"""When a session begins and ends."""

import datetime as dt

import pytest

from partyschool_cli.exchange.foreign.values.moments import MomentReader
from partyschool_cli.exchange.foreign.values.session_times import NotATimeError, session_time
from partyschool_cli.model.manifest import default_day_parts

PARTS = default_day_parts()
READER = MomentReader(PARTS)


def test_times(subtests: pytest.Subtests) -> None:
    cases = [
        ("8:30-10:00", "08:30", "10:00", ""),
        ("上午", "08:30", "11:30", "“上午”按 08:30—11:30"),
        ("下午2:30", "14:30", "17:30", "没有写几点结束，按 17:30"),
        ("9:00", "09:00", "11:30", "没有写几点结束，按 11:30"),
        ("上午 14:30-17:00", "14:30", "17:00", "写的是“上午”，时间照 14:30"),
        ("晚上7:00-8:30", "19:00", "20:30", ""),
        ("2:30-5:00", "14:30", "17:00", "02:30 按下午算"),
        ("中午12:30-1:30", "12:30", "13:30", "结束时间按 13:30 算"),
    ]
    for text, start, end, why in cases:
        with subtests.test(text=text):
            time = session_time(READER.read(text).slots[0], PARTS)
            assert (f"{time.start:%H:%M}", f"{time.end:%H:%M}", time.why) == (start, end, why)


def test_parts_of_the_day_are_the_catalogs() -> None:
    morning = PARTS["morning"].model_copy(update={"start": dt.time(9)})
    time = session_time(READER.read("上午").slots[0], {"morning": morning})
    assert time.start == dt.time(9)


@pytest.mark.parametrize(
    ("text", "why"),
    [("中午", "没有“中午”的时间"), ("12:30", "看不出几点结束"), ("23:00-22:00", "看不出几点结束")],
)
def test_what_is_no_time(text: str, why: str) -> None:
    with pytest.raises(NotATimeError, match=why):
        session_time(READER.read(text).slots[0], PARTS)


def test_nothing_said() -> None:
    with pytest.raises(NotATimeError, match="没有写时间"):
        session_time(None, PARTS)
