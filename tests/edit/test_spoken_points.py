"""Times of day that are said together."""

import datetime as dt

import pytest

from partyschool_cli.edit.spoken_points import ends, read_times
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.manifest import DayPart, Manifest

MANIFEST = Manifest(format=1, title="示例目录", themes={"a": "甲"})


def test_times() -> None:
    times: dict[str, tuple[str, str | None]] = {
        "8:30": ("08:30", None),
        "8：30—10：00": ("08:30", "10:00"),
        "8:30-10:00": ("08:30", "10:00"),
        "8点半到10点": ("08:30", "10:00"),
        "9-11点半": ("09:00", "11:30"),
        "下午2点半至4点": ("14:30", "16:00"),
        "上午11点到下午1点": ("11:00", "13:00"),
        "晚上七点半～九点": ("19:30", "21:00"),
        "下午两点": ("14:00", None),
        "中午12点": ("12:00", None),
        "上午": ("08:30", "11:30"),
        "evening": ("19:30", "21:00"),
    }
    assert {said: read_times(said, MANIFEST) for said in times} == times


def test_a_part_of_the_day_is_the_catalogs_own() -> None:
    noon = DayPart(title="中午", start=dt.time(12, 0), end=dt.time(13, 0))
    manifest = MANIFEST.model_copy(update={"day_parts": {"noon": noon}})
    assert read_times("中午", manifest) == ("12:00", "13:00")
    with pytest.raises(CommandLineError):
        read_times("上午", manifest)


def test_no_times(subtests: pytest.Subtests) -> None:
    cases = ["", "早", "24:00", "8:60", "10:00-9:00", "9:00-9:00", "8:30-"]
    for said in cases:
        with subtests.test(said=said), pytest.raises(CommandLineError):
            read_times(said, MANIFEST)


def test_the_ends_of_a_range(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[str, str] | None]] = [
        ("3月1日至5月31日", ("3月1日", "5月31日")),
        ("03-01..05-31", ("03-01", "05-31")),
        ("3月1日-5月31日", ("3月1日", "5月31日")),
        ("03-01", None),
        ("至5月", None),
    ]
    for text, both in cases:
        with subtests.test(text=text, both=both):
            assert ends(text) == both
