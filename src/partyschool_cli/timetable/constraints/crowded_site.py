"""All who are at a shared site at one moment fit into it."""

from collections.abc import Iterator
from dataclasses import replace

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot, trainees
from partyschool_cli.timetable.overlaps import crowds
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a largest set of meetings, this one among others, that are there at one moment."""
    site = timetable.sites.get(slot.site or "")
    if site is None or not site.shared or site.venue == "online" or site.capacity is None:
        return
    timeline = timetable.by_site.get(site.id, NO_MEETINGS)
    going_on = timeline.overlapping(slot.date, slot.start, slot.end)
    others = [other for other in going_on if other is not meeting]
    if not others:
        return
    own = meeting if slot is meeting.slot else replace(meeting, slot=slot)
    for crowd in crowds(sorted((*others, own), key=lambda one: one.slot.start)):
        count = trainees(crowd)
        if own in crowd and len(crowd) > 1 and count > site.capacity:
            yield Violation(
                "crowded-site",
                meeting.first,
                Key(Kind.SITE, site.id),
                ("capacity",),
                tuple(other for other in crowd if other is not own),
                amount=count,
                limit=site.capacity,
            )


constraint = Constraint(violations, "meetings")
