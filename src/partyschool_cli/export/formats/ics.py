"""iCalendar (RFC 5545): an event per session, with a stable UID.

A file has no history, so SEQUENCE follows the status: 0 planned, 1 moved, 2 cancelled. Between
equal ones calendars take the later DTSTAMP, the day of export. Events have no alarms.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.ics.time_zone import time_zone
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.timetable.sheet import Entry, Sheet

if TYPE_CHECKING:
    from icalendar import Event

# Must never change: new UIDs would duplicate every event on every phone.
_NAMESPACE: Final = uuid.UUID("5f0b7a0e-6c59-5d0c-9a57-3f5f0c9d4a21")
_SEQUENCES: Final = {"planned": 0, "moved": 1, "cancelled": 2}
_CHINA: Final = "Asia/Shanghai"


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    return _calendar(content.title, (content.sheet,), options)


def _notice(content: NoticeContent, options: PrintOptions) -> Exported:
    return _calendar(content.title, content.events, options)


def _calendar(title: str, sheets: Sequence[Sheet], options: PrintOptions) -> Exported:
    from icalendar import Calendar, vText

    zone = _zone(sheets[0].timezone)
    calendar = Calendar()
    calendar.add("prodid", "-//pschool//pschool//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_line(title)))
    calendar.add("x-wr-timezone", zone.key)
    dates = {entry.date for sheet in sheets for entry in sheet.entries}
    calendar.add_component(time_zone(zone, dates))
    stamp = dt.datetime.combine(options.printed, dt.time(), dt.UTC)
    for sheet in sheets:
        for entry in sheet.entries:
            calendar.add_component(_event(sheet, entry, zone, stamp))
    return Exported((calendar.to_ical(sorted=False),))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(_CHINA)


def _event(sheet: Sheet, entry: Entry, zone: ZoneInfo, stamp: dt.datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", str(uuid.uuid5(_NAMESPACE, entry.refs[0])))
    event.add("dtstamp", stamp)
    event.add("dtstart", dt.datetime.combine(entry.date, entry.start, zone))
    event.add("dtend", dt.datetime.combine(entry.date, entry.end, zone))
    event.add("sequence", _SEQUENCES[entry.status])
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    # A cancelled session does not block time.
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    event.add("summary", _line(entry.marked_title))
    if entry.site:
        event.add("location", _line(entry.site))
    event.add("description", clean(_description(sheet, entry)))
    return event


def _line(text: str) -> str:
    return clean(text).replace("\n", " ")


def _description(sheet: Sheet, entry: Entry) -> str:
    given = (
        ("班次", "、".join(entry.classes)),
        ("授课人", "、".join(entry.teachers)),
        ("主持", entry.moderator),
        ("授课方式", entry.delivery),
        ("学时", f"{entry.hours:g}" if entry.hours else None),
        ("备注", entry.note),
        ("班主任", sheet.adviser),
    )
    return "\n".join(f"{name}：{text}" for name, text in given if text)


export_format = ExportFormat({TimetableContent: _timetable, NoticeContent: _notice})
