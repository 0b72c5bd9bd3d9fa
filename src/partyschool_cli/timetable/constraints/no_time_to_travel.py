"""Classes and teachers get from one site to the next in the time between two meetings."""

from collections.abc import Iterator
from typing import NamedTuple

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.groups import are_apart
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timeline import NO_MEETINGS, Timeline
from partyschool_cli.timetable.timetable import Timetable


class Journey(NamedTuple):
    """The minutes between two meetings, and those that the way takes."""

    available: int
    needed: int


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One a class or teacher and other meeting of that day, before or after, not only the next.

    A way of which nobody wrote the minutes is taken to be short enough.
    """
    if slot.site not in timetable.sites:
        return
    for session, entity, timeline in _travellers(timetable, meeting, slot):
        for other in timeline.on(slot.date):
            if other is meeting or other.slot.site == slot.site:
                continue
            if entity.kind is Kind.CLASS and are_apart(session, other.session_of(entity.id)):
                continue
            journey = hurried(timetable, slot, other.slot)
            if journey is not None:
                yield Violation(
                    "no-time-to-travel",
                    session,
                    entity,
                    others=(other,),
                    amount=journey.available,
                    limit=journey.needed,
                )


def hurried(timetable: Timetable, one: Slot, other: Slot) -> Journey | None:
    """The journey between two slots of one day that is too long for the time between them.

    None where there is time enough, and where they overlap: that is a clash.
    """
    earlier, later = (one, other) if one.end <= other.start else (other, one)
    available = later.start - earlier.end
    if available < 0:
        return None
    needed = timetable.travel_minutes(earlier.site, later.site)
    return Journey(available, needed) if needed is not None and needed > available else None


def _travellers(
    timetable: Timetable, meeting: Meeting, slot: Slot
) -> Iterator[tuple[ClassSession, Key, Timeline]]:
    for session in meeting.sessions:
        name = session.training_class.id
        yield session, Key(Kind.CLASS, name), timetable.by_class.get(name, NO_MEETINGS)
    for name in slot.teachers:
        yield meeting.first, Key(Kind.TEACHER, name), timetable.by_teacher.get(name, NO_MEETINGS)


constraint = Constraint(violations, "meetings")
