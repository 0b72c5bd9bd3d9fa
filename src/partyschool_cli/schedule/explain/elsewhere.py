"""Where sessions that are in the way could go instead, each as near as can be to where it is."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from partyschool_cli.schedule.explain.ways import forbidding
from partyschool_cli.timetable.free_slots import FreeSlots
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable

# How many free slots are held against the scheduler's own limits.
_MOST_SLOTS: Final = 12


class Elsewhere(NamedTuple):
    """Free slots from `today` on that are not `closed`."""

    today: dt.date
    closed: Callable[[Slot], bool] | None = None

    def moved(
        self, timetable: Timetable, others: Sequence[Meeting]
    ) -> list[tuple[Meeting, Slot]] | None:
        """Where each of some meetings goes, one after the other; None where one has no place."""
        found: list[tuple[Meeting, Slot]] = []
        for other in others:
            slot = next(self.free_slots(timetable, other), None)
            if slot is None:
                return None
            timetable = timetable.changed((other,), (replace(other, slot=slot),))
            found.append((other, slot))
        return found

    def free_slots(self, timetable: Timetable, meeting: Meeting) -> Iterator[Slot]:
        """Free slots that the scheduler would take as well, the nearest first."""
        for count, slot in enumerate(FreeSlots(timetable).near(meeting)):
            if count >= _MOST_SLOTS:
                return
            if self.closed is not None and self.closed(slot):
                continue
            if not any(forbidding(timetable, meeting, slot, self.today)):
                yield slot
