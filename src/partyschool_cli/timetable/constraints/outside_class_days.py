"""A class is taught on its week days and in its parts of the day. To a person this is a wish."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.day_parts import DayParts, parts_of
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable

_WEEKDAYS = tuple(WEEKDAYS)


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a class at most, at the list that leaves the slot out. Activities may be at any time."""
    if meeting.course_id is None:
        return
    parts = timetable.catalog.manifest.day_parts
    for session in meeting.sessions:
        field = _left_out(session.training_class, slot, parts)
        if field is not None:
            entity = Key(Kind.CLASS, session.training_class.id)
            yield Violation("outside-class-days", session, entity, (field,))


def _left_out(training_class: TrainingClass, slot: Slot, parts: DayParts) -> str | None:
    days, own = training_class.days, training_class.day_parts
    if days and _WEEKDAYS[slot.date.weekday()] not in days:
        return "days"
    if own and not set(parts_of(slot.start, slot.end, parts)).issubset(own):
        return "day_parts"
    return None


constraint = Constraint(violations, "time")
