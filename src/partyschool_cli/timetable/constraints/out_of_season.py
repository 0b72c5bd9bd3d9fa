"""A course with a season is taught in it. To a plan this is a wish."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.seasons import is_within
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One at most."""
    course = meeting.course
    if course is None or course.season is None or course.id not in timetable.courses:
        return
    if not is_within(slot.date, course.season):
        entity = Key(Kind.COURSE, course.id)
        yield Violation("out-of-season", meeting.first, entity, ("season",))


constraint = Constraint(violations, "date")
