"""iCalendar, read back with `icalendar` and by its lines."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from partyschool_cli.catalog.load import load
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog
from tests.export.printed import CHANGED, OPTIONS, SHIPPED, timetable, written
from tests.hostile_catalog import CONTROLS, HOSTILE, LONG, hostile_catalog
from tests.timetables import taught, training_class


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


@cache
def shipped_calendars() -> dict[str, bytes]:
    """The calendar of each class of the shipped catalog."""
    return {name: written("ics", timetable(SHIPPED, name)) for name in SHIPPED.classes}


@cache
def shipped_events() -> dict[str, list[Any]]:
    """The same, read; no test changes them."""
    return {name: events(data) for name, data in shipped_calendars().items()}


def test_every_session_of_a_shipped_class_is_an_event() -> None:
    for name, own in shipped_events().items():
        found = [(_naive(event["DTSTART"]), _naive(event["DTEND"])) for event in own]
        assert found == [
            (dt.datetime.combine(each.date, each.start), dt.datetime.combine(each.date, each.end))
            for each in timetable(SHIPPED, name).sheet.entries
        ], name


def _naive(moment: Any) -> dt.datetime:
    found: dt.datetime = moment.dt.replace(tzinfo=None)
    return found


def test_what_a_phone_needs(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "classes/banci.yaml": training_class(
                taught("s01", "2026-10-12 08:30-10:00", note="带笔"),
                taught("s02", "2026-10-12 10:00-11:30", status="moved"),
                taught("s03", "2026-10-13 08:30-10:00", status="cancelled"),
            )
        },
    )
    data = written("ics", timetable(load(DiskTree(root)), "banci"))
    planned, moved, cancelled = events(data)
    assert planned["DTSTART"].dt.utcoffset() == dt.timedelta(hours=8)
    assert planned["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert planned["DTSTAMP"].dt == planned["LAST-MODIFIED"].dt == CHANGED
    assert (planned["SUMMARY"], planned["LOCATION"]) == ("党章导读", "教室")
    assert planned["DESCRIPTION"].splitlines() == [
        "班次：党员轮训班",
        "授课人：王示例",
        "学时：2",
        "备注：带笔",
    ]
    changes = [(e["SUMMARY"], e["STATUS"], e["TRANSP"]) for e in (moved, cancelled)]
    assert changes == [
        ("【调课】党章导读", "CONFIRMED", "OPAQUE"),
        ("【取消】党章导读", "CANCELLED", "TRANSPARENT"),
    ]
    # Seconds from 2020, whatever the status.
    sequence = int((CHANGED - dt.datetime(2020, 1, 1, tzinfo=dt.UTC)).total_seconds())
    assert {each["SEQUENCE"] for each in (planned, moved, cancelled)} == {sequence}
    zones: list[Any] = list(Calendar.from_ical(data).walk("STANDARD"))
    assert [zone["TZOFFSETTO"].to_ical() for zone in zones] == ["+0800"]
    assert b"VALARM" not in data
    # Of a file that is no invitation iTIP asks nothing.
    assert b"METHOD" not in data


def test_a_session_keeps_its_uid_when_all_else_changes(tmp_path: Path) -> None:
    def uid(folder: str, when: str, manifest: str = "", **fields: object) -> str:
        text = training_class(taught("s01", when, **fields), title=f"班{folder}")
        files = {"classes/banci.yaml": text}
        if manifest:
            files["catalog.yaml"] = BASE["catalog.yaml"].replace("title: 示例目录", manifest)
        root = write_catalog(tmp_path / folder, files)
        return str(events(written("ics", timetable(load(DiskTree(root)), "banci")))[0]["UID"])

    first = uid("1", "2026-10-12 08:30-10:00")
    assert uid("2", "2026-10-14 14:30-16:00", status="moved", site=None) == first
    # Another catalog may use the same ids.
    others = {
        uid("3", "2026-10-12 08:30-10:00", "title: 另一目录"),
        uid("4", "2026-10-12 08:30-10:00", "title: 示例目录\nregion: 清徐县"),
        uid("5", "2026-10-12 08:30-10:00", "title: 示例目录\nregion: 阳曲县"),
    }
    assert len(others | {first}) == 4
    # Subscriptions on phones depend on this very value.
    assert first == "6b75510c-b8f9-58e3-9d2f-e91a6908538a"


def test_no_two_sessions_of_a_catalog_have_the_same_uid() -> None:
    found = [event["UID"] for own in shipped_events().values() for event in own]
    assert len(set(found)) == len(found)


def test_classes_taught_together_are_one_event_of_their_teacher(tmp_path: Path) -> None:
    lesson = taught("s01", "2026-10-12 08:30-10:00")
    files = {
        "classes/banci.yaml": None,
        "classes/jia.yaml": training_class(lesson, title="甲班"),
        "classes/yi.yaml": training_class(lesson, title="乙班"),
    }
    document = timetable(load(DiskTree(write_catalog(tmp_path, files))), "wang", Kind.TEACHER)
    latest = CHANGED + dt.timedelta(days=1)
    options = replace(OPTIONS, changed={"jia": CHANGED, "yi": latest})
    (event,) = events(written("ics", document, options))
    assert "班次：甲班、乙班" in event["DESCRIPTION"]
    assert event["LAST-MODIFIED"].dt == latest
    # The entry that those of the first class have too.
    own = timetable(load(DiskTree(tmp_path / "catalog")), "jia")
    (same,) = events(written("ics", own))
    assert event["UID"] == same["UID"]


def test_lines_are_folded_by_octets_and_end_as_they_must() -> None:
    for data in shipped_calendars().values():
        lines = data.split(b"\r\n")
        assert lines.pop() == b""
        assert max(map(len, lines)) <= 75
        assert b"\n" not in data.replace(b"\r\n", b"")
        for line in lines:
            line.decode()  # no character is torn apart


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE + CONTROLS, LONG])
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    document = timetable(load(DiskTree(hostile_catalog(tmp_path, text))), "banci")
    data = written("ics", document)
    calendar: Any = Calendar.from_ical(data)
    assert [each.name for each in calendar.subcomponents] == ["VTIMEZONE", *["VEVENT"] * 3]
    lesson, activity, _ = events(data)
    assert not lesson.errors
    assert "\n" not in calendar["X-WR-CALNAME"]
    if text == HOSTILE:
        assert lesson["SUMMARY"] == f"{text}课程"
        assert lesson["LOCATION"] == f"{text}教室"
        assert f"备注：{text}备注" in lesson["DESCRIPTION"]
    assert activity["SUMMARY"].endswith("活动")
    assert len(lesson["SUMMARY"]) == len(f"{text}课程")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "", "a\nb"])
def test_a_timezone_that_nobody_knows_is_that_of_china(tmp_path: Path, zone: str) -> None:
    root = write_catalog(tmp_path)
    manifest = (root / "catalog.yaml").read_text("utf-8")
    escaped = zone.replace("\n", "\\n")
    (root / "catalog.yaml").write_text(f'{manifest}timezone: "{escaped}"\n', "utf-8")
    (event,) = events(written("ics", timetable(load(DiskTree(root)), "banci")))
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"


def test_another_timezone_has_its_own_offset(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    manifest = (root / "catalog.yaml").read_text("utf-8")
    (root / "catalog.yaml").write_text(f"{manifest}timezone: Asia/Urumqi\n", "utf-8")
    (event,) = events(written("ics", timetable(load(DiskTree(root)), "banci")))
    assert event["DTSTART"].dt.utcoffset() == dt.timedelta(hours=6)


def test_the_same_changes_give_the_same_bytes_on_any_day() -> None:
    document = timetable(SHIPPED, "qingxu-members-2026")
    later = replace(OPTIONS, printed=OPTIONS.printed + dt.timedelta(days=40))
    assert written("ics", document) == written("ics", document, later)
