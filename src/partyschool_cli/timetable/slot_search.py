"""When a session could be, between two days, as a whole: its class, teachers and site are free."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.timetable.free_slots import FreeSlots
from partyschool_cli.timetable.meetings import Slot, slot_of
from partyschool_cli.timetable.separate_session import Separated, separate
from partyschool_cli.timetable.timetable import timetable_of


def session_of(catalog: Catalog, ref: str) -> ClassSession | None:
    """The session `class/s01`; None where there is none, or its class has errors."""
    return next((one for one in catalog.sessions if one.ref == ref), None)


@dataclass(frozen=True)
class SlotSearch:
    """The search for one session; it may differ from what the catalog has under its name."""

    catalog: Catalog
    session: ClassSession

    @cached_property
    def _separated(self) -> Separated:
        return separate(timetable_of(self.catalog), self.session)

    def slots(self, first: dt.date, last: dt.date) -> Iterator[Slot]:
        """The free slots of these days, in order of time; not the time that it has now."""
        timetable, meeting = self._separated
        has = session_of(self.catalog, self.session.ref)
        now = slot_of(has.session)[:3] if has else None
        found = FreeSlots(timetable).between(meeting, first, last)
        return (slot for slot in found if slot[:3] != now)

    def against(self, first: dt.date, last: dt.date) -> Mapping[str, int]:
        """What speaks against the slots of these days, as `FreeSlots.against` has it."""
        timetable, meeting = self._separated
        return FreeSlots(timetable).against(meeting, first, last)
