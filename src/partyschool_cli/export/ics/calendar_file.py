"""An iCalendar file (RFC 5545) of events, each with a UID and when it last changed.

Calendars take an event with a known UID for a new version of it if its SEQUENCE is higher: the
seconds from 2020 to its last change. Its DTSTAMP is that time too, so that nothing depends on when
a file is written. Events have no alarms.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from partyschool_cli.export.ics.time_zone import time_zone
from partyschool_cli.export.identifiers import catalog_root, session_uid
from partyschool_cli.export.zone import zone_named
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.timetable.sheet import Entry, Sheet

if TYPE_CHECKING:
    from icalendar import Event

_SEQUENCE_START: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event; `changed` is when it last changed, `adviser` that of a class's own calendar."""

    uid: str
    entry: Entry
    changed: dt.datetime
    adviser: str | None = None

    def removed(self, when: dt.datetime) -> "CalendarEvent":
        """The event once its session was removed from the catalog: cancelled."""
        return replace(self, entry=replace(self.entry, status="cancelled", hours=0), changed=when)


def sheet_events(sheet: Sheet, changed: Mapping[str, dt.datetime]) -> Iterator[CalendarEvent]:
    """The events of a timetable; `changed` is when each class last changed, by id.

    Classes taught together are one event, that of the class whose id comes first.
    """
    root = catalog_root(sheet.catalog_title, sheet.region)
    for entry in sheet.entries:
        latest = max(changed[ref.partition("/")[0]] for ref in entry.refs)
        yield CalendarEvent(session_uid(root, entry.refs[0]), entry, latest, sheet.adviser)


def calendar_file(
    title: str, timezone: str, events: Iterable[CalendarEvent], *, method: str | None = None
) -> bytes:
    """The bytes of a calendar. `method` is iTIP's, for a file that is sent: `PUBLISH`."""
    from icalendar import Calendar, vText

    events = tuple(events)
    zone = zone_named(timezone)
    calendar = Calendar()
    calendar.add("prodid", "-//pschool//pschool//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method is not None:
        calendar.add("method", method)
    calendar.add("x-wr-calname", vText(_line(title)))
    calendar.add("x-wr-timezone", zone.key)
    calendar.add_component(time_zone(zone, {event.entry.date for event in events}))
    for event in events:
        calendar.add_component(_component(event, zone))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _component(event: CalendarEvent, zone: ZoneInfo) -> "Event":
    from icalendar import Event

    entry = event.entry
    found = Event()
    found.add("uid", event.uid)
    found.add("dtstamp", event.changed)
    found.add("last-modified", event.changed)
    found.add("sequence", int((event.changed - _SEQUENCE_START).total_seconds()))
    found.add("dtstart", dt.datetime.combine(entry.date, entry.start, zone))
    found.add("dtend", dt.datetime.combine(entry.date, entry.end, zone))
    found.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    # A cancelled session does not block time.
    found.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    found.add("summary", _line(entry.marked_title))
    if entry.site:
        found.add("location", _line(entry.site))
    found.add("description", clean(_description(event)))
    return found


def _line(text: str) -> str:
    return clean(text).replace("\n", " ")


def _description(event: CalendarEvent) -> str:
    entry = event.entry
    given = (
        ("班次", "、".join(entry.classes)),
        ("授课人", "、".join(entry.teachers)),
        ("主持", entry.moderator),
        ("授课方式", entry.delivery),
        ("学时", f"{entry.hours:g}" if entry.hours else None),
        ("备注", entry.note),
        ("班主任", event.adviser),
    )
    return "\n".join(f"{name}：{text}" for name, text in given if text)
