"""Whether a slot falls in the times when a teacher is away or a site is closed."""

from collections.abc import Sequence

from partyschool_cli.model.types import Absence
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.timetable.day_parts import DayParts, parts_overlapped
from partyschool_cli.timetable.meetings import Slot

_WEEKDAYS = tuple(WEEKDAYS)


def first_absence(absences: Sequence[Absence], slot: Slot, parts: DayParts) -> int | None:
    """The index of the first absence that a slot falls in; None where it falls in none."""
    return next((at for at, absence in enumerate(absences) if _is_in(absence, slot, parts)), None)


def _is_in(absence: Absence, slot: Slot, parts: DayParts) -> bool:
    if absence.from_ is not None and slot.date < absence.from_:
        return False
    if absence.to is not None and slot.date > absence.to:
        return False
    if absence.days and _WEEKDAYS[slot.date.weekday()] not in absence.days:
        return False
    if not absence.day_parts:
        return True
    return not set(parts_overlapped(slot.start, slot.end, parts)).isdisjoint(absence.day_parts)
