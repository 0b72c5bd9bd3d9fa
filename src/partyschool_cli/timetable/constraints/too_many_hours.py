"""A teacher teaches no more on one day than `contact_hours_per_day`."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot, hours_at
from partyschool_cli.timetable.timeline import NO_MEETINGS
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a teacher, with what else is taught on that day. 合班 counts once."""
    own = hours_at(slot, meeting, timetable.catalog.manifest)
    for name in slot.teachers:
        teacher = timetable.teachers.get(name)
        if teacher is None:
            continue
        day = timetable.by_teacher.get(name, NO_MEETINGS).on(slot.date)
        hours = own + sum([other.hours for other in day if other is not meeting])
        if hours > teacher.contact_hours_per_day:
            yield Violation(
                "too-many-hours",
                meeting.first,
                Key(Kind.TEACHER, name),
                ("contact_hours_per_day",),
                tuple(other for other in day if other.hours and other is not meeting),
                amount=hours,
                limit=teacher.contact_hours_per_day,
            )


constraint = Constraint(violations, "meetings")
