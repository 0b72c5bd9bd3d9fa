"""An iCalendar file (RFC 5545) of events, each with a UID and when it last changed.

Calendars take an event with a known UID for a new version of it if its SEQUENCE is higher: the
seconds from 2020 to its last change. Its DTSTAMP is that time too, so that nothing depends on when
a file is written. Events have no alarms.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from partyschool_cli.export.ics.content_lines import (
    component,
    content_bytes,
    moment_value,
    text_value,
)
from partyschool_cli.export.ics.time_zone import time_zone
from partyschool_cli.export.identifiers import catalog_root, session_uid
from partyschool_cli.export.zone import zone_named
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry

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
    """The events of a timetable; `changed` is when each class last changed, by id."""
    root = catalog_root(sheet.catalog_title, sheet.region)
    return calendar_events(root, sheet.entries, changed, sheet.adviser)


def calendar_events(
    root: uuid.UUID,
    entries: Iterable[Entry],
    changed: Mapping[str, dt.datetime],
    adviser: str | None = None,
) -> Iterator[CalendarEvent]:
    """The events of entries of a catalog, `root` being that of its identifiers.

    Classes taught together are one event, that of the class whose id comes first.
    """
    for entry in entries:
        latest = max(changed[ref.partition("/")[0]] for ref in entry.refs)
        yield CalendarEvent(session_uid(root, entry.refs[0]), entry, latest, adviser)


def calendar_file(
    title: str, timezone: str, events: Iterable[CalendarEvent], *, method: str | None = None
) -> bytes:
    """The bytes of a calendar. `method` is iTIP's, for a file that is sent: `PUBLISH`."""
    events = tuple(events)
    zone = zone_named(timezone)
    head = [
        "PRODID:-//pschool//pschool//ZH",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_line(title)}",
        f"X-WR-TIMEZONE:{zone.key}",
    ]
    if method is not None:
        head.insert(3, f"METHOD:{method}")
    return b"".join(
        (
            b"BEGIN:VCALENDAR\r\n",
            content_bytes(head),
            time_zone(zone, frozenset(event.entry.date for event in events)),
            *(_event(event, zone.key) for event in events),
            b"END:VCALENDAR\r\n",
        )
    )


# The same session is in the calendars of its teachers and of its site.
@lru_cache(maxsize=1 << 14)
def _event(event: CalendarEvent, zone: str) -> bytes:
    entry = event.entry
    changed = moment_value(event.changed.astimezone(dt.UTC))
    local = f"TZID={zone}:{entry.date.year:04}{entry.date:%m%d}"
    lines = [
        f"UID:{event.uid}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{int((event.changed - _SEQUENCE_START).total_seconds())}",
        f"DTSTART;{local}T{entry.start:%H%M%S}",
        f"DTEND;{local}T{entry.end:%H%M%S}",
        f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}",
        # A cancelled session does not block time.
        f"TRANSP:{'TRANSPARENT' if entry.is_cancelled else 'OPAQUE'}",
        f"SUMMARY:{_line(entry.marked_title)}",
        f"LOCATION:{_line(entry.site)}" if entry.site else "",
        f"DESCRIPTION:{text_value(clean(_description(event)))}",
    ]
    return content_bytes(component("VEVENT", filter(None, lines)))


def _line(text: str) -> str:
    return text_value(clean(text).replace("\n", " "))


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
