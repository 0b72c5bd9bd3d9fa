"""What a rescheduling changes in the classes' files, and what it says in the notes of sessions."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.reasons import reason_edits
from partyschool_cli.edit.sessions import (
    FiledSession,
    filed_session,
    plan_of,
    session_edits,
    time_edits,
)
from partyschool_cli.schedule.repair.rescheduling import Rescheduling
from partyschool_cli.source.text_edits.text_edits import TextEdit
from partyschool_cli.timetable.day_parts import part_of
from partyschool_cli.timetable.meetings import Meeting, delivery_of
from partyschool_cli.wording.dates import date_text
from partyschool_cli.wording.rescheduled import rescheduled_note


def rescheduled_edits(lookup: Lookup, found: Rescheduling, why: str) -> Plan:
    """The plan that moves and cancels sessions; `why` is told in the note of each.

    Raises CommandLineError for a file that cannot be edited, and a reason that is no line of text.
    """
    catalog = lookup.catalog
    edits: list[tuple[FiledSession, list[TextEdit]]] = []
    for old, new in found.moves:
        for one in old.sessions:
            filed = filed_session(lookup, one.ref)
            edits.append((filed, list(_moved(catalog, filed, (old, new), why))))
    for meeting in found.cancelled:
        for one in meeting.sessions:
            filed = filed_session(lookup, one.ref)
            edits.append((filed, list(_cancelled(filed, why))))
    return plan_of(edits)


def _moved(
    catalog: Catalog, filed: FiledSession, moved: tuple[Meeting, Meeting], why: str
) -> Iterator[TextEdit]:
    old, new = moved
    slot = new.slot
    yield from time_edits(filed, slot.date, slot.start, slot.end)
    fields: dict[str, object] = {}
    if slot.site != old.slot.site:
        fields["site"] = slot.site
    if slot.teachers != old.slot.teachers:
        fields["teachers"] = [*slot.teachers] or None
    delivery = new.first.session.delivery
    if "site" in fields and delivery != delivery_of(old.first.session, old.course):
        fields["delivery"] = delivery
    yield from session_edits(filed, fields)
    note = rescheduled_note(_was(catalog, old, new), why)
    yield from reason_edits(filed.position, filed.content, note)


def _cancelled(filed: FiledSession, why: str) -> Iterator[TextEdit]:
    yield from session_edits(filed, {"status": "cancelled"})
    yield from reason_edits(filed.position, filed.content, why)


def _was(catalog: Catalog, old: Meeting, new: Meeting) -> str:
    """`12月15日上午`; where the time stays, what else was another: `12月15日上午在党校教室`."""
    slot = old.slot
    parts = catalog.manifest.day_parts
    part = parts[part_of(slot.start, slot.end, parts)].title
    day = f"{date_text(slot.date)}{part}"
    if slot[:3] != new.slot[:3]:
        return day
    site = catalog.sites.get(slot.site or "")
    if slot.site != new.slot.site and site is not None:
        return f"{day}在{site.title}"
    names = "、".join(one.name for name in slot.teachers if (one := catalog.teachers.get(name)))
    return f"{day}由{names}讲" if names and slot.teachers != new.slot.teachers else day
