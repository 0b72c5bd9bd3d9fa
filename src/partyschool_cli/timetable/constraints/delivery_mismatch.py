"""A session is delivered as its course can be, and a visit does not go to a classroom."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot, delivery_of
from partyschool_cli.timetable.timetable import Timetable

_VISITS = frozenset({"onsite", "demonstration"})


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a session at most: its course lacks the delivery; else it is a visit to a classroom."""
    course = timetable.courses.get(meeting.course_id or "")
    if course is None:
        return
    site = timetable.sites.get(slot.site or "")
    for one in meeting.sessions:
        delivery = delivery_of(one.session, course)
        if delivery is None:
            continue
        # A draft may not say yet how it is delivered.
        if course.delivery and delivery not in course.delivery:
            entity, field = Key(Kind.COURSE, course.id), "delivery"
        elif delivery in _VISITS and site is not None and site.venue == "classroom":
            entity, field = Key(Kind.SITE, site.id), "venue"
        else:
            continue
        yield Violation("delivery-mismatch", one, entity, (field,))


constraint = Constraint(violations, "place")
