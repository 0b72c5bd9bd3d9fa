"""iCalendar (RFC 5545): an event per session, that calendars tell from others and from older ones.

Without METHOD: a file that is sent as an invitation is, needs an organizer with an address. A
notice has METHOD:PUBLISH, and what was removed as cancelled.
"""

from collections.abc import Iterator

from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.ics.calendar_file import CalendarEvent, calendar_file, sheet_events
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import TimetableContent


def _timetable(content: TimetableContent, options: PrintOptions) -> Exported:
    # A session of several of the sheets is one event.
    events = {
        event.uid: event
        for part in content.parts
        for event in sheet_events(part.sheet, options.changed)
    }
    zone = content.sheet.timezone
    return Exported((calendar_file(content.title, zone, events.values()),))


def _notice(content: NoticeContent, options: PrintOptions) -> Exported:
    zone = content.events[0].timezone
    events = _notice_events(content, options)
    return Exported((calendar_file(content.title, zone, events, method="PUBLISH"),))


def _notice_events(content: NoticeContent, options: PrintOptions) -> Iterator[CalendarEvent]:
    for sheet in content.events:
        for event in sheet_events(sheet, options.changed):
            when = options.changed.get(event.entry.refs[0])
            yield event if when is None else event.removed(when)


export_format = ExportFormat(
    {TimetableContent: _timetable, NoticeContent: _notice}, says_changes=True
)
