"""A site is used while it is open."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.timetable.absences import first_absence
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.day_parts import DayParts
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.opening_hours import opening_hours
from partyschool_cli.timetable.timetable import Timetable

_WEEKDAYS = tuple(WEEKDAYS)


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One at most, at the first field of the site that says so."""
    site = timetable.sites.get(slot.site or "")
    parts = timetable.catalog.manifest.day_parts
    field = _closed_by(site, slot, parts) if site else None
    if site is not None and field is not None:
        yield Violation("site-closed", meeting.first, Key(Kind.SITE, site.id), field)


def _closed_by(site: Site, slot: Slot, parts: DayParts) -> FieldPath | None:
    index = first_absence(site.unavailable, slot, parts)
    if index is not None:
        return ("unavailable", index)
    if site.open is None:
        return None
    if site.open.days is not None and _WEEKDAYS[slot.date.weekday()] not in site.open.days:
        return ("open", "days")
    first, last = opening_hours(site)
    if slot.start < first:
        return ("open", "from")
    return ("open", "to") if slot.end > last else None


constraint = Constraint(violations, "time")
