"""A teacher does not teach on days of absence."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a teacher, at the first range of days that the date is in."""
    for name in slot.teachers:
        teacher = timetable.teachers.get(name)
        for index, days in enumerate(teacher.unavailable if teacher else ()):
            if days.from_ <= slot.date <= days.to:
                entity = Key(Kind.TEACHER, name)
                yield Violation(
                    "teacher-unavailable",
                    meeting.first,
                    entity,
                    ("unavailable", index),
                    reason=days.why or "",
                )
                break


constraint = Constraint(violations, "date")
