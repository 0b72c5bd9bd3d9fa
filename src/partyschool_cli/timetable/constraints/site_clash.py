"""A site that is neither shared nor online takes one meeting at a time."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.overlaps import clashing
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a meeting that is there; none at a site that no file says may be shared or not."""
    site = timetable.sites.get(slot.site or "")
    if site is None or site.shared or site.venue == "online":
        return
    for other in clashing(timetable.by_site.get(site.id), meeting, slot):
        entity = Key(Kind.SITE, site.id)
        yield Violation("site-clash", meeting.first, entity, others=(other,))


constraint = Constraint(violations, "meetings")
