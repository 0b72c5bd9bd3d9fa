"""The facts of a printed timetable."""

import datetime as dt

from partyschool_cli.export.codes.facts import Facts, Item, values
from partyschool_cli.export.timetable_content import TimetableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.sheet import Sheet
from partyschool_cli.timetable.sheet_entries import Entry


def timetable_facts(content: TimetableContent) -> Facts:
    """What a timetable says; not when moved sessions were to be, which an option tells."""
    shown = content.sheet
    has_days = shown.first != dt.date.min
    head = values(
        first=shown.first.isoformat() if has_days else None,
        last=shown.last.isoformat() if has_days else None,
        # Only a class's own timetable names its school; others name the catalog, or nothing.
        school=None if shown.shows_class else shown.subtitle,
        organizer=shown.organizer,
        adviser=shown.adviser,
        purpose=shown.purpose,
        remarks=shown.remarks,
        people=_number(shown.size),
        capacity=_number(shown.capacity),
    )
    items = tuple(_item(entry, shown) for entry in shown.entries)
    return Facts("timetable", content.title, head, items)


def _item(entry: Entry, shown: Sheet) -> Item:
    said = values(
        date=entry.date.isoformat(),
        start=f"{entry.start:%H:%M}",
        end=f"{entry.end:%H:%M}",
        title=entry.shown_title,
        # They stand in the order of their ids, which are no facts.
        classes=sorted(entry.shown_classes) if shown.shows_class else (),
        # Only a site is told how many come.
        people=_number(entry.size) if shown.kind is Kind.SITE else None,
        teachers=entry.teachers,
        moderator=entry.moderator,
        site=entry.site,
        status=None if entry.status == "planned" else entry.status,
        note=entry.note,
    )
    return Item(entry.refs, said)


def _number(value: int | None) -> str | None:
    return str(value) if value else None
