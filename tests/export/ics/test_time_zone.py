"""VTIMEZONE, read back by its lines as RFC 5545 has it, and with `icalendar`."""

import datetime as dt
import re
import time
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Timezone

from partyschool_cli.catalog.load import load
from partyschool_cli.export.ics.time_zone import time_zone
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog
from tests.export.printed import timetable, written
from tests.timetables import taught, training_class

ZONES = (
    "America/New_York",
    "Europe/London",
    "Asia/Shanghai",
    "Asia/Kolkata",
    "Australia/Sydney",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Africa/Casablanca",  # changes by the moon
    "Europe/Dublin",  # summer is standard time
    "Asia/Kathmandu",
    "UTC",
)
YEAR = [dt.date(2026, 1, 1) + dt.timedelta(days=day) for day in range(365)]


def text_of(zone: str, days: list[dt.date]) -> str:
    return time_zone(ZoneInfo(zone), frozenset(days)).decode()


def offset_in(text: str, local: dt.datetime) -> dt.timedelta:
    """The offset at a local time: that of the latest component that has begun by then."""
    return max(each for each in components(text) if each[0] <= local)[1]


@cache
def components(text: str) -> list[tuple[dt.datetime, dt.timedelta]]:
    """When each component begins, and its offset."""
    found = []
    for part in re.findall(r"BEGIN:(?:STANDARD|DAYLIGHT)(.*?)END:", text, re.DOTALL):
        lines = dict(line.split(":", 1) for line in part.split())
        sign, hours, minutes = re.fullmatch(r"([+-])(\d\d)(\d\d)\d*", lines["TZOFFSETTO"]).groups()  # type: ignore[union-attr]
        offset = dt.timedelta(hours=int(hours), minutes=int(minutes))
        start = dt.datetime.strptime(lines["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007
        found.append((start, offset if sign == "+" else -offset))
    return found


def _read(text: str) -> dt.tzinfo:
    found: Any = Timezone.from_ical(text)
    zone: dt.tzinfo = found.to_tz()
    return zone


@pytest.mark.parametrize("zone", ZONES)
def test_each_day_of_a_year_has_the_offset_of_its_zone(zone: str) -> None:
    text = text_of(zone, YEAR)
    other = _read(text)
    for day, hour in product(YEAR, (0, 8, 23)):
        local = dt.datetime.combine(day, dt.time(hour, 30))
        expected = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert offset_in(text, local) == expected, local
        assert local.replace(tzinfo=other).utcoffset() == expected, local


@pytest.mark.parametrize("day", [dt.date(2026, 1, 10), dt.date(2026, 7, 10), dt.date(2031, 4, 4)])
def test_one_day_is_enough_to_know_its_offset(day: dt.date) -> None:
    noon = dt.datetime.combine(day, dt.time(12))
    assert {zone: offset_in(text_of(zone, [day]), noon) for zone in ZONES} == {
        zone: noon.replace(tzinfo=ZoneInfo(zone)).utcoffset() for zone in ZONES
    }


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Kolkata"])
def test_a_zone_without_summer_time_has_one_component(zone: str) -> None:
    text = text_of(zone, YEAR)
    assert (text.count("BEGIN:STANDARD"), text.count("BEGIN:DAYLIGHT")) == (1, 0)


def test_the_changes_are_those_of_the_law() -> None:
    text = text_of("America/New_York", [dt.date(2026, 7, 1)])
    assert (
        "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\n"
        "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT\r\nEND:DAYLIGHT"
    ) in text
    assert "BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\n" in text
    # The south begins the year in summer.
    sydney = text_of("Australia/Sydney", [dt.date(2026, 1, 5)])
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20251005T020000\r\n" in sydney


@given(
    zone=st.sampled_from(sorted(available_timezones())),
    days=st.lists(st.dates(dt.date(1971, 1, 2), dt.date(2099, 12, 30)), min_size=1, max_size=5),
)
def test_any_zone_on_any_days(zone: str, days: list[dt.date]) -> None:
    text = text_of(zone, days)
    for day in days:
        noon = dt.datetime.combine(day, dt.time(12))
        expected = noon.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert abs(offset_in(text, noon) - (expected or dt.timedelta())) < dt.timedelta(minutes=1)


def test_far_years_take_no_time_and_no_calendar_is_too_short() -> None:
    days = [dt.date(year, 6, 1) for year in (1, 1582, 2026, 9999)]
    before = time.process_time()
    text = text_of("America/New_York", days)
    assert time.process_time() - before < 1
    noon = dt.datetime(9999, 6, 1, 12)  # noqa: DTZ001
    assert offset_in(text, noon) == dt.timedelta(hours=-4)


@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Sydney"])
def test_events_of_an_exported_timetable_keep_their_instants(tmp_path: Path, zone: str) -> None:
    sessions = [
        taught(f"s0{number}", f"{day} 08:30-10:00")
        for number, day in enumerate(("2026-03-09", "2026-04-06", "2026-11-02", "2027-01-04"), 1)
    ]
    files = {
        "catalog.yaml": f"{BASE['catalog.yaml']}timezone: {zone}\n",
        "classes/banci.yaml": training_class(*sessions),
    }
    data = written("ics", timetable(load(DiskTree(write_catalog(tmp_path, files))), "banci"))
    text = data.decode()
    events: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
    assert len(events) == 4
    for event in events:
        start = event["DTSTART"].dt
        assert offset_in(text, start.replace(tzinfo=None)) == start.utcoffset()
