"""Lines of iCalendar files, read back as RFC 5545 has it, and with `icalendar`."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from partyschool_cli.export.ics.content_lines import (
    component,
    content_bytes,
    moment_value,
    offset_value,
    text_value,
)
from partyschool_cli.markup.clean_text import clean

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("\\;,\n长😀"), max_size=200)


def calendar(text: str) -> bytes:
    lines = ("UID:1", "DTSTAMP:20200101T000000Z", f"SUMMARY:{text_value(text)}")
    return content_bytes(component("VCALENDAR", component("VEVENT", lines)))


@given(TEXTS.map(clean))
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    (event,) = Calendar.from_ical(calendar(text)).walk("VEVENT")
    assert str(event["SUMMARY"]) == text


@given(TEXTS)
def test_no_line_is_longer_than_75_octets_or_parts_a_character_or_an_escape(text: str) -> None:
    for line in calendar(text).split(b"\r\n"):
        assert len(line) <= 75
        assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0, line
        line.decode()  # raises where a character is parted


def test_a_line_is_folded_only_where_it_has_to_be() -> None:
    for length in range(60, 80):
        data = content_bytes([f"X-A:{'a' * length}"])
        assert data.replace(b"\r\n ", b"") == f"X-A:{'a' * length}\r\n".encode()
        assert data.count(b"\r\n") == (1 if length + 4 <= 75 else 2), length


def test_moments_have_four_digits_of_year() -> None:
    assert moment_value(dt.datetime(2026, 10, 12, 8, 30)) == "20261012T083000"  # noqa: DTZ001
    assert moment_value(dt.datetime(2026, 10, 12, 8, 30, tzinfo=dt.UTC)) == "20261012T083000Z"
    assert moment_value(dt.datetime(9, 1, 2)) == "00090102T000000"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(28800, "+0800"), (-12600, "-0330"), (29143, "+080543"), (0, "+0000"), (-75, "-000115")],
)
def test_offsets(seconds: int, text: str) -> None:
    assert offset_value(dt.timedelta(seconds=seconds)) == text
