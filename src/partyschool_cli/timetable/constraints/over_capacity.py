"""The classes of a meeting fit into its site."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot, trainees
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One at most. Who else is at a shared site does not count: that is `crowded_site`."""
    site = timetable.sites.get(slot.site or "")
    if site is None or site.venue == "online" or site.capacity is None:
        return
    count = trainees((meeting,))
    if count > site.capacity:
        yield Violation(
            "over-capacity",
            meeting.first,
            Key(Kind.SITE, site.id),
            ("capacity",),
            amount=count,
            limit=site.capacity,
        )


constraint = Constraint(violations, "place")
