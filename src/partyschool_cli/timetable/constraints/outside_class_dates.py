"""A class meets on its own days, from its first to its last."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable


def violations(_timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a class, at its bound that is crossed."""
    for session in meeting.sessions:
        training_class = session.training_class
        if not training_class.from_ <= slot.date <= training_class.to:
            bound = "from" if slot.date < training_class.from_ else "to"
            entity = Key(Kind.CLASS, training_class.id)
            yield Violation("outside-class-dates", session, entity, (bound,))


constraint = Constraint(violations, "date")
