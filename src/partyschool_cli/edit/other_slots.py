"""Where a session could go that cannot be where a plan puts it: the nearest free slots."""

from itertools import islice
from typing import Final

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.timetable.alone import alone
from partyschool_cli.timetable.constraint import all_constraints
from partyschool_cli.timetable.free_slots import FreeSlots
from partyschool_cli.timetable.meetings import Slot, takes_place
from partyschool_cli.timetable.slot_search import session_of
from partyschool_cli.timetable.timetable import timetable_of

# As many as a clerk compares at a glance.
_MOST: Final = 3


def other_slots(planned: Catalog, ref: str, now: Slot) -> tuple[Slot, ...] | None:
    """Up to three free slots for a session that cannot be where `planned` has it, nearest first.

    None of them is `now`, where it is without the plan. The answer is None where it can be there,
    and where no other time would help.
    """
    one = session_of(planned, ref)
    if one is None or not takes_place(one):
        return None
    timetable, meeting = alone(timetable_of(planned), one)
    against = {
        constraint.scope
        for constraint in all_constraints().values()
        for _ in constraint.violations(timetable, meeting, meeting.slot)
    }
    is_elsewhere = meeting.slot[3:] != now[3:]
    if against <= {"place"} or (is_elsewhere and "place" in against):
        return None
    found = FreeSlots(timetable).near(meeting)
    return tuple(islice((slot for slot in found if slot[:3] != now[:3]), _MOST))
