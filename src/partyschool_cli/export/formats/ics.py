"""iCalendar (RFC 5545) for phones: an event a session, at the same UID each time.

A file has no history, so the number of a change is that of its status: 0 as planned, 1 moved, 2
cancelled. Of equal numbers a calendar takes the later DTSTAMP, the day of export. There are no
alarms: whoever wants one sets it himself.
"""

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.timetable.sheet import Entry, Sheet

if TYPE_CHECKING:
    from icalendar import Event, Timezone

# All UIDs are made from this one: a new one would double every event on every phone.
_NAMESPACE: Final = uuid.UUID("5f0b7a0e-6c59-5d0c-9a57-3f5f0c9d4a21")
_SEQUENCES: Final = {"planned": 0, "moved": 1, "cancelled": 2}
_MARKS: Final = {"planned": "", "moved": "【调课】", "cancelled": "【取消】"}
_CHINA: Final = "Asia/Shanghai"


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    from icalendar import Calendar, vText

    sheet = content.sheet
    zone = _zone(sheet.timezone)
    calendar = Calendar()
    calendar.add("prodid", "-//pschool//pschool//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_line(content.title)))
    calendar.add("x-wr-timezone", zone.key)
    calendar.add_component(_timezone(zone, sheet))
    stamp = dt.datetime.combine(options.printed, dt.time(), dt.UTC)
    for entry in sheet.entries:
        calendar.add_component(_event(sheet, entry, zone, stamp))
    return Exported((calendar.to_ical(sorted=False),))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(_CHINA)


def _timezone(zone: ZoneInfo, sheet: Sheet) -> "Timezone":
    """The zone at one offset, that of the first day: China has had no summer time since 1991.

    Read from the system's tables, a zone would bring the changes of a century, and vary with them.
    """
    from icalendar import Timezone, TimezoneStandard

    first = sheet.entries[0].date if sheet.entries else dt.date(2000, 1, 1)
    noon = dt.datetime.combine(first, dt.time(12), zone)
    standard = TimezoneStandard()
    standard.add("dtstart", dt.datetime(1970, 1, 1))  # noqa: DTZ001  # local time, by RFC 5545
    standard.add("tzoffsetfrom", noon.utcoffset())
    standard.add("tzoffsetto", noon.utcoffset())
    standard.add("tzname", noon.tzname() or "CST")
    found = Timezone()
    found.add("tzid", zone.key)
    found.add_component(standard)
    return found


def _event(sheet: Sheet, entry: Entry, zone: ZoneInfo, stamp: dt.datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", str(uuid.uuid5(_NAMESPACE, entry.refs[0])))
    event.add("dtstamp", stamp)
    event.add("dtstart", dt.datetime.combine(entry.date, entry.start, zone))
    event.add("dtend", dt.datetime.combine(entry.date, entry.end, zone))
    event.add("sequence", _SEQUENCES[entry.status])
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    # Time that a cancelled session does not take is free.
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    event.add("summary", _line(_MARKS[entry.status] + entry.title))
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


export_format = ExportFormat({TimetableContent: _timetable})
