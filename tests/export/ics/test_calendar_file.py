"""A calendar of chosen events, as a notice sends it: read back with `icalendar`."""

import datetime as dt
from pathlib import Path
from typing import Any

from icalendar import Calendar

from partyschool_cli.catalog.load import load
from partyschool_cli.export.ics.calendar_file import CalendarEvent, calendar_file, sheet_events
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.printed import CHANGED, timetable
from tests.timetables import taught, training_class


def events_of(folder: Path, **fields: object) -> tuple[CalendarEvent, ...]:
    text = training_class(
        taught("s01", "2026-10-12 08:30-10:00"),
        taught("s02", "2026-10-13 08:30-10:00"),
        **fields,
    )
    root = write_catalog(folder, {"classes/banci.yaml": text})
    sheet = timetable(load(DiskTree(root)), "banci").sheet
    return tuple(sheet_events(sheet, {"banci": CHANGED}))


def read(data: bytes) -> tuple[Any, list[Any]]:
    calendar: Any = Calendar.from_ical(data)
    return calendar, list(calendar.walk("VEVENT"))


def test_a_session_that_was_removed_is_the_same_event_cancelled_and_newer(tmp_path: Path) -> None:
    event = events_of(tmp_path)[1]
    removed = event.removed(CHANGED + dt.timedelta(hours=1))
    _, (was,) = read(calendar_file("课程表", "Asia/Shanghai", [event]))
    _, (now,) = read(calendar_file("课程表", "Asia/Shanghai", [removed]))
    assert now["UID"] == was["UID"]
    assert (was["STATUS"], now["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert now["SEQUENCE"] == was["SEQUENCE"] + 3600
    assert now["LAST-MODIFIED"].dt == now["DTSTAMP"].dt == CHANGED + dt.timedelta(hours=1)
    assert now["SUMMARY"] == "【取消】党章导读"
    assert now["DTSTART"].dt == was["DTSTART"].dt


def test_a_file_that_is_sent_says_how_it_is_meant(tmp_path: Path) -> None:
    events = events_of(tmp_path)
    sent, found = read(calendar_file("调课", "Asia/Shanghai", events, method="PUBLISH"))
    assert sent["METHOD"] == "PUBLISH"
    assert len(found) == 2
    plain, _ = read(calendar_file("课程表", "Asia/Shanghai", events))
    assert "METHOD" not in plain


def test_each_has_what_every_event_must_have_and_once(tmp_path: Path) -> None:
    """RFC 5545, 3.6.1 and 3.8: one UID and DTSTAMP; times of the event in UTC or in a zone."""
    data = calendar_file("课程表", "Asia/Shanghai", events_of(tmp_path))
    blocks = data.decode().split("BEGIN:VEVENT\r\n")[1:]
    assert len(blocks) == 2
    for block in blocks:
        for name in ("UID:", "DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:", "DTSTART;TZID=", "DTEND;"):
            assert block.count(f"\r\n{name}") + block.startswith(name) == 1, name
        assert "\r\nDTSTAMP:20260228T080005Z\r\n" in block
        assert "\r\nSEQUENCE:194428805\r\n" in block


def test_nothing_in_a_uid_tells_of_the_machine(tmp_path: Path) -> None:
    first = [event.uid for event in events_of(tmp_path / "甲/one")]
    assert first == [event.uid for event in events_of(tmp_path / "乙/two", title="另一个班")]
    for uid in first:
        assert len(uid) == 36
        assert set(uid) <= set("0123456789abcdef-")


def test_a_calendar_of_no_events(tmp_path: Path) -> None:
    assert events_of(tmp_path)
    calendar, found = read(calendar_file("空", "Asia/Shanghai", []))
    assert not found
    assert str(calendar["X-WR-CALNAME"]) == "空"
