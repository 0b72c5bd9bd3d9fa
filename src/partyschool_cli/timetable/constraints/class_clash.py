"""A class is in one meeting at a time, unless its groups are apart; activities take time too."""

from collections.abc import Iterator

from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.groups import are_apart
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.overlaps import clashing
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a class and other meeting of it."""
    for session in meeting.sessions:
        name = session.training_class.id
        for other in clashing(timetable.by_class.get(name), meeting, slot):
            if are_apart(session, other.session_of(name)):
                continue
            entity = Key(Kind.CLASS, name)
            yield Violation("class-clash", session, entity, others=(other,))


constraint = Constraint(violations, "meetings")
