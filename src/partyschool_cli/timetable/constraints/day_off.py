"""There is no teaching on a statutory holiday, nor on a day that the catalog closes."""

from collections.abc import Iterator

from partyschool_cli.timetable.constraint import Constraint, Violation
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable


def violations(timetable: Timetable, meeting: Meeting, slot: Slot) -> Iterator[Violation]:
    """One at most, at the range of days that is closed or at the table of holidays."""
    off = timetable.calendar.day_off(slot.date)
    if off is not None:
        which = ("holidays",) if off.closed is None else ("closed", off.closed)
        yield Violation("day-off", meeting.first, None, ("calendar", *which), reason=off.title)


constraint = Constraint(violations, "date")
