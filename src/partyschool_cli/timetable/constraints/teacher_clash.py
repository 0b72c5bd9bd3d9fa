"""A teacher is in one meeting at a time."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.overlaps import clashing
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a teacher and other meeting, whatever the teacher's file says, or if there is none."""
    for name in slot.teachers:
        for other in clashing(timetable.by_teacher.get(name), meeting, slot):
            entity = Key(Kind.TEACHER, name)
            yield Violation("teacher-clash", meeting.first, entity, others=(other,))


constraint = Constraint(violations, "meetings")
