"""A teacher does not teach in times of absence."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.absences import first_absence
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a teacher, at the first absence that the slot falls in."""
    parts = timetable.catalog.manifest.day_parts
    for name in slot.teachers:
        teacher = timetable.teachers.get(name)
        away = teacher.unavailable if teacher is not None else ()
        index = first_absence(away, slot, parts)
        if index is not None:
            yield Violation(
                "teacher-unavailable",
                meeting.first,
                Key(Kind.TEACHER, name),
                ("unavailable", index),
                reason=away[index].why or "",
            )


constraint = Constraint(violations, "time")
